/** The OSCAL documents: by their schema, by their references, and by a reader of their prose. */
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { oscal } from '#exchange/oscal/oscal.ts';
import { showHidden } from '#core/words/hidden-characters.ts';
import { nameUuid } from '#exchange/oscal/uuid.ts';
import type { ExportSource } from '#exchange/export-format.ts';
import { vi4 } from '../../catalog.ts';
import { readBytes, sampleBytes, taken } from '../answers-file/files.ts';
import { expectGolden } from '../golden-file.ts';
import { toHtml, foreign, visible } from '../markdown/read-markdown.ts';
import { altered, filledSource, hostileTurn, missingMarks, turns } from '../marks.ts';
import { createSource } from '../source.ts';
import { brokenConstraints } from './oscal-constraints.ts';
import { complaintsOfPlan, complaintsOfResults } from './oscal-schema.ts';

interface Resource {
  readonly uuid: string;
  readonly base64?: { readonly value: string };
}
interface Risk {
  readonly uuid: string;
  readonly title: string;
  readonly status: string;
  readonly deadline?: string;
  readonly remediations: readonly {
    readonly title: string;
    readonly description: string;
    readonly props?: readonly { readonly name: string; readonly value: string }[];
  }[];
}
interface Finding {
  readonly target: { readonly 'target-id': string; readonly status: { readonly state: string; readonly reason: string } };
  readonly 'related-risks'?: readonly object[];
  readonly props: readonly { readonly name: string; readonly value: string }[];
}
interface Results {
  readonly 'assessment-results': {
    readonly uuid: string;
    readonly 'import-ap': { readonly href: string };
    readonly results: readonly {
      readonly observations: readonly { readonly methods: readonly string[] }[];
      readonly risks: readonly Risk[];
      readonly findings?: readonly Finding[];
      readonly remarks: string;
    }[];
    readonly 'back-matter': { readonly resources: readonly Resource[] };
  };
}

const render = async (source: ExportSource): Promise<string> => new TextDecoder().decode(await oscal.render(source));
const read = async (source: ExportSource): Promise<Results> => JSON.parse(await render(source)) as Results;
const planIn = (file: Results): unknown => {
  const { 'import-ap': imported, 'back-matter': matter } = file['assessment-results'];
  const resource = matter.resources.find(({ uuid }) => imported.href === `#${uuid}`);
  return JSON.parse(Buffer.from(resource?.base64?.value ?? '', 'base64').toString('utf8'));
};
const sample = createSource(vi4, taken(readBytes(sampleBytes)).assessment);
const sources = [sample, filledSource, ...turns.map((turn) => hostileTurn(turn).source)];

/** Every value under a key, wherever it stands. */
const under = (value: unknown, pick: (key: string) => boolean): readonly string[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, one]) => (typeof one === 'string' ? (pick(key) ? [one] : []) : under(one, pick)))
    : [];
const proseKeys = ['title', 'description', 'remarks', 'prose', 'statement'];
const proseOf = (file: unknown): readonly string[] => under(file, (key) => proseKeys.includes(key));

describe('OSCAL assessment results', () => {
  it('fit the schema, and so does the plan inside: the sample, a filled assessment, and hostile ones', async () => {
    for (const source of sources) {
      const file = await read(source);
      expect(complaintsOfResults(file)).toEqual([]);
      expect(complaintsOfPlan(planIn(file))).toEqual([]);
    }
    const broken = structuredClone(await read(filledSource)) as unknown as { 'assessment-results': { results: { risks: { status: string }[] }[] } };
    broken['assessment-results'].results[0]!.risks[0]!.status = 'ok';
    expect(complaintsOfResults(broken)).not.toEqual([]);
  });

  it('keep the constraints that no schema can say, and so does the plan', async () => {
    for (const source of sources) {
      const file = await read(source);
      expect([...brokenConstraints(file), ...brokenConstraints(planIn(file))]).toEqual([]);
    }
    const plan = planIn(await read(filledSource)) as { 'assessment-plan': { 'local-definitions': { activities: { props: { name: string }[] }[] } } };
    const activity = plan['assessment-plan']['local-definitions'].activities[0]!;
    activity.props = activity.props.filter(({ name }) => name !== 'method');
    expect(brokenConstraints(plan)).toEqual(['activities: no method']);
  });

  it('say of every activity and finding which controls it bears on', async () => {
    const file = await read(sample);
    const said = new Map(
      (file['assessment-results'].results[0]!.findings ?? []).map((one) => [
        one.target['target-id'],
        one.props.filter(({ name }) => name === 'control').map(({ value }) => value),
      ]),
    );
    expect(said.get('Q-X-13')?.length).toBeGreaterThan(0);
    for (const controls of said.values()) for (const id of controls) expect(id).toMatch(/^[a-z]{2}-\d+(?:\.\d+)?$/);
  });

  it('refers to nothing that is not there, and no id stands for two things', async () => {
    for (const source of [sample, filledSource]) {
      const file = await read(source);
      const ids = under(file, (key) => key === 'uuid');
      const known = new Set(ids);
      const tool = ids.filter((id) => ids.indexOf(id) !== ids.lastIndexOf(id));
      expect(tool).toEqual([]);
      const references = [
        ...under(file, (key) => /-uuid$/.test(key)),
        ...under(file, (key) => key === 'href')
          .filter((href) => href.startsWith('#'))
          .map((href) => href.slice(1)),
      ];
      expect(references.length).toBeGreaterThan(80);
      expect(references.filter((id) => !known.has(id))).toEqual([]);
    }
  });

  it('call nothing satisfied that was not decided well, and name what was not answered', async () => {
    const [result] = (await read(filledSource))['assessment-results'].results;
    const { questions, findings } = filledSource.result;
    const raised = new Set(findings.filter((one) => !one.inheritedFrom).map((one) => one.question));
    const states = new Set<string>();
    for (const { target, 'related-risks': risks } of result!.findings ?? []) {
      const question = questions[target['target-id']]!;
      states.add(`${target.status.state} ${target.status.reason}`);
      expect(question.decided && question.applicable).toBe(true);
      expect(target.status.state === 'satisfied').toBe(!raised.has(question.question));
      expect((risks ?? []).length > 0).toBe(raised.has(question.question));
    }
    expect(states).toEqual(new Set(['satisfied pass', 'not-satisfied fail', 'not-satisfied other']));
    const open = Object.values(questions)
      .filter((one) => one.applicable && !one.decided)
      .map((one) => one.question);
    expect(open.length).toBeGreaterThan(0);
    for (const id of open) expect(result!.remarks).toContain(id);
  });

  it('tell claims from observations by their method', async () => {
    const [result] = (await read(filledSource))['assessment-results'].results;
    const methods = result!.observations.map((one) => one.methods.join());
    const { answers, observations, hops, plugIns } = filledSource.assessment;
    const of = (pick: 'answers' | 'observations'): number => Object.values(plugIns).reduce((sum, one) => sum + Object.keys(one[pick]).length, 0);
    expect(methods.filter((one) => one === 'INTERVIEW')).toHaveLength(Object.keys(answers).length + of('answers'));
    expect(methods.filter((one) => one === 'TEST')).toHaveLength(Object.keys(observations).length + Object.keys(hops).length + of('observations'));
  });

  it('keep what stands without a value, and conclude nothing from it', async () => {
    const { assessment, catalog } = filledSource;
    const noted = { ...assessment, answers: { 'Q-A-02': { value: null, note: 'asked on the phone' } }, observations: {} };
    const file = await read(createSource(catalog, noted));
    expect(complaintsOfResults(file)).toEqual([]);
    expect(proseOf(file)).toContain('Nothing was said yet.');
    expect(proseOf(file)).toContain('asked on the phone');
    expect(file['assessment-results'].results[0]!.findings?.some(({ target }) => target['target-id'] === 'Q-A-02') ?? false).toBe(false);
  });

  it('carry acceptances as responses with a deadline, and keep what was decided about risks that are not raised', async () => {
    const [result] = (await read(filledSource))['assessment-results'].results;
    const risk = (id: string): Risk | undefined => result!.risks.find(({ title }) => title.startsWith(`${id}:`));
    expect(risk('F-A-02')).toMatchObject({ status: 'deviation-approved', deadline: '2027-01-31T00:00:00Z' });
    expect(risk('F-A-02')?.remediations.find(({ title }) => title === 'Risk accepted')?.props).toContainEqual({ name: 'type', value: 'accept' });
    expect(risk('F-H-02')?.status).not.toBe('deviation-approved');
    expect(risk('F-H-03')?.status).toBe('closed');
  });

  it('hold every mark, and every hostile text as text: prose is read as Markdown, the rest as it stands', async () => {
    const marks = await read(filledSource);
    expect(
      missingMarks(
        proseOf(marks)
          .map((text) => visible(toHtml(text)))
          .join('\n') + under(marks, (key) => key === 'name' || key === 'value').join('\n'),
      ),
    ).toEqual([]);
    for (const turn of turns) {
      const { source, typed } = hostileTurn(turn);
      const file = await read(source);
      const html = proseOf(file).map(toHtml);
      const plain = under(file, (key) => key === 'name' || key === 'value');
      expect(html.flatMap(foreign)).toEqual([]);
      expect(altered([...html.map(visible), ...plain.map(showHidden)].join('\n'), typed)).toEqual([]);
    }
  });

  it('are what was accepted, the same each time, and say what they leave out', async () => {
    const text = await render(filledSource);
    expectGolden('every-field.oscal.json', text);
    expect(await render(filledSource)).toBe(text);
    for (const clause of oscal.omits) expect(text).toContain(`Not in this file: ${clause}.`);
    const changed = createSource(filledSource.catalog, { ...filledSource.assessment, texts: { summary: 'other' } });
    expect((await read(changed))['assessment-results'].uuid).not.toBe((await read(filledSource))['assessment-results'].uuid);
  });
});

describe('name-based UUIDs', () => {
  it('are those of RFC 9562, by another implementation of SHA-1', () => {
    expect(nameUuid('6ba7b810-9dad-11d1-80b4-00c04fd430c8', 'www.example.com')).toBe('2ed6657d-e927-568b-95e1-2665a8aea6a2');
    const namespace = '6ba7b811-9dad-11d1-80b4-00c04fd430c8';
    for (const length of [0, 1, 38, 39, 40, 47, 48, 55, 63, 64, 500]) {
      const name = 'é'.repeat(length);
      const digest = createHash('sha1')
        .update(Buffer.from(namespace.replaceAll('-', ''), 'hex'))
        .update(name)
        .digest('hex');
      const made = nameUuid(namespace, name).replaceAll('-', '');
      expect([made.slice(0, 12), made.slice(13, 16), made.slice(17)]).toEqual([digest.slice(0, 12), digest.slice(13, 16), digest.slice(17, 32)]);
      expect(made[12]).toBe('5');
    }
  });
});
