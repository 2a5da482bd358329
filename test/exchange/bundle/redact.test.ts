/** The copy for others: what is left out is nowhere in it, what decides the result is all there, and it still verifies. */
import { expect, test } from 'vitest';
import { redactions, type Redaction } from '#core/assessment/redaction.ts';
import { entriesOf, type Entry } from '#core/assessment/entry.ts';
import { evaluate } from '#core/evaluation/evaluate.ts';
import { leftOut, redactAssessment } from '#exchange/bundle/redact.ts';
import { vi4 } from '../../catalog.ts';
import { evidenceIn, sample, seal, sourceOf, verify } from './fixture.ts';

const every: readonly (readonly Redaction[])[] = [['names'], ['notes'], ['evidence'], ['names', 'notes'], [...redactions]];

/** Every text below these fields, whatever it hangs on. */
const textsOf = (value: unknown, fields: ReadonlySet<string>, inside = false): readonly string[] => {
  if (typeof value === 'string') return inside ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => textsOf(one, fields, inside || fields.has(key)));
};
const ofKind = (kind: Entry['kind']): readonly unknown[] =>
  entriesOf(sample.assessment)
    .filter((one) => one.kind === kind)
    .map((one) => one.value);
const names = new Set([
  ...textsOf(sample.assessment, new Set(['by', 'owner', 'client', 'site', 'team', 'address', 'peers', 'approval', 'credentials'])),
  ...ofKind('target').flatMap((one) => textsOf(one, new Set(['name']))),
  ...ofKind('evidence').flatMap((one) => textsOf(one, new Set(['name']))),
  sample.assessment.details.title,
]);
const notes = new Set([...textsOf(sample.assessment, new Set(['note', 'reason', 'rationale'])), ...ofKind('text').map(String)]);
/** Those that are long enough not to stand in the catalog by chance. */
const telling = (texts: ReadonlySet<string>): readonly string[] => [...texts].filter((text) => text.length > 6);

test('The sample has names and notes enough to miss one.', () => {
  expect(telling(names).length).toBeGreaterThan(20);
  expect(telling(notes).length).toBeGreaterThan(40);
  const whole = seal().toString('utf8');
  expect(telling(names).filter((name) => !whole.includes(JSON.stringify(name).slice(1, -1)))).toEqual([]);
});

test.each(every.map((wanted) => [wanted.join(', '), wanted] as const))(
  'A copy without %s verifies, and says what was left out.',
  async (_what, wanted) => {
    const { ok, verdicts, manifest, content } = await verify(seal({ redactions: wanted }));
    expect(verdicts.filter(({ state }) => state === 'failed')).toEqual([]);
    expect(ok).toBe(true);
    expect(manifest.redactions).toEqual(wanted);
    expect(manifest.original).toBe((await verify(seal())).contentHash);
    expect(verdicts.find(({ point }) => point === 'redaction')).toMatchObject({
      state: 'open',
      sentence: expect.stringContaining(manifest.original ?? '?') as unknown,
    });
    expect(verdicts.find(({ point }) => point === 'journal')).toMatchObject({ state: 'open' });
    expect(content?.journal).toBeNull();
  },
);

test('Without names no name is left in any field, and none anywhere once notes and evidence are left out too; without notes no note.', async () => {
  const fields = JSON.stringify((await verify(seal({ redactions: ['names', 'notes'] }))).content?.assessment);
  expect(telling(names).filter((name) => fields.includes(JSON.stringify(name).slice(1, -1)))).toEqual([]);
  const withoutNames = seal({ redactions: [...redactions] }).toString('utf8');
  expect(telling(names).filter((name) => withoutNames.includes(name))).toEqual([]);
  const withoutNotes = JSON.stringify((await verify(seal({ redactions: ['notes'] }))).content?.assessment);
  expect(telling(notes).filter((note) => withoutNotes.includes(JSON.stringify(note).slice(1, -1)))).toEqual([]);
  expect(withoutNotes).toContain(leftOut);
});

test('Without evidence no byte of it is in the file, and its SHA-256 still is.', async () => {
  const bytes = seal({ redactions: ['evidence'] });
  const { ok, manifest } = await verify(bytes);
  expect(ok).toBe(true);
  expect(await evidenceIn(bytes)).toEqual([]);
  expect(manifest.members.some(({ name }) => name.startsWith('evidence/'))).toBe(false);
  for (const [hash, piece] of sample.bytes) {
    expect(bytes.includes(Buffer.from(piece))).toBe(false);
    expect(bytes.includes(hash)).toBe(true);
  }
});

test('Whatever is left out, ratings, scores, findings and contradictions are the same.', () => {
  const { evaluatedOn } = sourceOf();
  const figures = (wanted: readonly Redaction[]) => {
    const { overall, paths, areas, findings, totals, contradictions, hopDifferences } = evaluate(
      vi4,
      redactAssessment(vi4, sample.assessment, wanted),
      evaluatedOn,
    );
    return {
      ...{ overall, areas, totals, hopDifferences },
      paths: Object.entries(paths).map(([code, { rating, score, completeness }]) => ({ code, rating, score, completeness })),
      findings: findings.map(({ id, severity, state, basis, inheritedFrom }) => ({ id, severity, state, basis, inheritedFrom })),
      contradictions: contradictions.map(({ question, kind }) => ({ question, kind })),
    };
  };
  for (const wanted of every) expect(figures(wanted)).toEqual(figures([]));
});

test('A copy is no whole bundle: a manifest that claims to be whole does not verify without its journal.', async () => {
  const copy = await verify(seal({ redactions: ['notes'] }));
  expect(copy.contentHash).not.toBe(copy.manifest.original);
});
