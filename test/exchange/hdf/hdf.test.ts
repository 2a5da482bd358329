/** Both shapes of HDF: version 3 by its schema, the older one by MITRE's own reader. */
import { contextualizeEvaluation, convertFile } from 'inspecjs';
import { describe, expect, it } from 'vitest';
import type { ExportFormat, ExportSource } from '#exchange/export-format.ts';
import { heimdall } from '#exchange/hdf/exec-json.ts';
import { hdf } from '#exchange/hdf/results-v3.ts';
import { vi4 } from '../../catalog.ts';
import { readBytes, sampleBytes, taken } from '../answers-file/files.ts';
import { expectGolden } from '../golden-file.ts';
import { filledSource, hostileTurn, missingMarks, turns } from '../marks.ts';
import { createSource } from '../source.ts';
import { complaintsOfResults } from './results-schema.ts';

const sample = createSource(vi4, taken(readBytes(sampleBytes)).assessment);
/** The sample, a filled assessment, and hostile ones. */
const sources = [sample, filledSource, ...turns.map((turn) => hostileTurn(turn).source)];
const render = async (format: ExportFormat, source: ExportSource): Promise<string> => new TextDecoder().decode(await format.render(source));

type ExecJSON = NonNullable<ReturnType<typeof convertFile>['1_0_ExecJson']>;

interface Requirement {
  readonly id: string;
  readonly results: readonly { readonly status: string; readonly message: string }[];
  readonly tags: Readonly<Record<string, unknown>>;
  readonly statusOverrides?: readonly { readonly type: string; readonly status: string; readonly reason: string; readonly expiresAt: string }[];
  readonly poams?: readonly { readonly type: string; readonly explanation: string }[];
  readonly disposition?: string;
  readonly effectiveStatus: string;
}
interface Results {
  readonly baselines: readonly { readonly requirements: readonly Requirement[] }[];
  readonly extensions: { readonly postern: { readonly assessment: unknown; readonly notInThisFile: readonly string[] } };
}
const results = async (source: ExportSource): Promise<Results> => JSON.parse(await render(hdf, source)) as Results;
const requirementsOf = async (source: ExportSource): Promise<readonly Requirement[]> => (await results(source)).baselines[0]?.requirements ?? [];

/** All strings of a JSON document, wherever they stand. */
const strings = (value: unknown): readonly string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, one]) => [key, ...strings(one)])
      : [];

describe('HDF results version 3', () => {
  it('fits the schema: the sample, a filled assessment, and hostile ones', async () => {
    for (const source of sources) expect(complaintsOfResults(await results(source))).toEqual([]);
    const broken = structuredClone(await results(filledSource)) as unknown as { baselines: { requirements: { results: { status: string }[] }[] }[] };
    broken.baselines[0]!.requirements[0]!.results[0]!.status = 'ok';
    expect(complaintsOfResults(broken)).not.toEqual([]);
    expect(complaintsOfResults({ ...(await results(filledSource)), profiles: [] })).not.toEqual([]);
  });

  it('passes only what is decided well: unknown and unanswered are not reviewed, out of scope does not apply', async () => {
    const requirements = await requirementsOf(filledSource);
    const questions = filledSource.result.questions;
    const raised = new Map(filledSource.result.findings.filter((one) => !one.inheritedFrom).map((one) => [one.question, one]));
    const seen = new Set<string>();
    for (const {
      id,
      effectiveStatus,
      results: [result],
    } of requirements) {
      const question = questions[id]!;
      const finding = raised.get(id);
      seen.add(effectiveStatus);
      expect(result!.status).toBe(effectiveStatus);
      if (effectiveStatus === 'passed') expect([question.applicable, question.decided, finding]).toEqual([true, true, undefined]);
      if (effectiveStatus === 'failed') expect(['observed', 'claimed']).toContain(finding?.basis);
      if (effectiveStatus === 'notApplicable') expect(question.applicable).toBe(false);
      if (finding?.basis === 'not-verified' || (question.applicable && !question.decided)) expect(effectiveStatus).toBe('notReviewed');
    }
    expect(seen).toEqual(new Set(['passed', 'failed', 'notReviewed', 'notApplicable']));
    expect(requirements.find(({ id }) => id === 'Q-X-03')?.results[0]).toMatchObject({ status: 'notReviewed' });
  });

  it('reviews nothing where only a note was written down', async () => {
    const { assessment, catalog } = filledSource;
    const noted = { ...assessment, answers: { 'Q-A-02': { value: null, note: 'asked on the phone' } }, observations: {} };
    const one = (await requirementsOf(createSource(catalog, noted))).find(({ id }) => id === 'Q-A-02');
    expect(one?.results).toMatchObject([{ status: 'notReviewed', message: 'Not answered.\nClaimed: no value yet; note: asked on the phone' }]);
  });

  it('carries an accepted risk as an amendment with its expiry, and turns nothing into a pass', async () => {
    const requirements = await requirementsOf(filledSource);
    const { reason } = filledSource.assessment.acceptances['F-A-02']!;
    const accepted = requirements.find(({ tags }) => tags['finding_id'] === 'F-A-02');
    expect(accepted?.statusOverrides).toMatchObject([{ type: 'waiver', status: 'failed', reason, expiresAt: '2027-01-31T00:00:00Z' }]);
    expect(accepted).toMatchObject({ effectiveStatus: 'failed', disposition: 'waiver' });
    const expired = requirements.find(({ tags }) => tags['finding_id'] === 'F-H-02');
    expect(expired?.statusOverrides).toHaveLength(1);
    expect(expired?.disposition).not.toBe('waiver');
    const mitigated = requirements.find(({ tags }) => tags['finding_id'] === 'F-H-01');
    expect(mitigated?.poams).toMatchObject([{ type: 'mitigation', explanation: filledSource.assessment.compensatingControls['F-H-01']?.rationale }]);
  });

  it('cites the controls as NIST writes them and the severity that counts', async () => {
    for (const { tags } of await requirementsOf(sample)) {
      expect(Array.isArray(tags['nist'])).toBe(true);
      expect(['critical', 'high', 'medium', 'low', 'info']).toContain(tags['severity']);
    }
  });
});

describe('HDF for Heimdall', () => {
  const read = async (source: ExportSource): Promise<ExecJSON> => {
    const converted = convertFile(await render(heimdall, source), true);
    expect(converted.errors?.['1_0_ExecJson']).toBeUndefined();
    return converted['1_0_ExecJson']!;
  };

  it('is read by inspecjs with the same outcomes as version 3', async () => {
    for (const source of sources) {
      const names: Readonly<Record<string, string>> = {
        Passed: 'passed',
        Failed: 'failed',
        'Not Reviewed': 'notReviewed',
        'Not Applicable': 'notApplicable',
      };
      const evaluation = contextualizeEvaluation(await read(source));
      const heard = new Map(evaluation.contains[0]!.contains.map((control) => [control.data.id, names[control.root.hdf.status]]));
      const told = new Map((await requirementsOf(source)).map(({ id, effectiveStatus }) => [id, effectiveStatus]));
      expect(heard).toEqual(told);
    }
  });

  it('has the controls as inspecjs reads them, and acceptances as waivers with expiry', async () => {
    const evaluation = contextualizeEvaluation(await read(sample));
    const control = evaluation.contains[0]!.contains.find(({ data }) => data.id === 'Q-X-13')!;
    expect(control.root.hdf.rawNistTags.length).toBeGreaterThan(0);
    const waiver = (await read(sample)).profiles[0]!.controls.find(({ id }) => id === 'Q-X-13')?.waiver_data;
    expect(waiver).toMatchObject({
      expiration_date: sample.assessment.acceptances['F-X-13']?.expiresOn,
      justification: sample.assessment.acceptances['F-X-13']?.reason,
    });
  });

  it('is refused by inspecjs where a needed field is missing (negative control)', async () => {
    const file = JSON.parse(await render(heimdall, filledSource)) as { profiles: { controls: Record<string, unknown>[] }[] };
    delete file.profiles[0]!.controls[0]!['results'];
    expect(convertFile(JSON.stringify(file), true)['1_0_ExecJson']).toBeUndefined();
  });
});

describe.each([
  ['hdf', hdf],
  ['heimdall', heimdall],
])('%s', (name, format) => {
  it('holds every mark and every hostile text unchanged', async () => {
    expect(missingMarks(strings(JSON.parse(await render(format, filledSource))).join('\n'))).toEqual([]);
    for (const turn of turns) {
      const { source, typed } = hostileTurn(turn);
      const held = new Set(strings(JSON.parse(await render(format, source))));
      expect(typed.filter((text) => !held.has(text))).toEqual([]);
    }
  });

  it('says in the file what it leaves out, and is what was accepted', async () => {
    const text = await render(format, filledSource);
    for (const clause of format.omits) expect(text).toContain(JSON.stringify(clause));
    expectGolden(`every-field.${name}.json`, text);
    expect(await render(format, filledSource)).toBe(text);
  });
});
