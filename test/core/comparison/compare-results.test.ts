import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Assessment } from '#core/assessment/assessment.ts';
import { carryForward } from '#core/assessment/carry-forward.ts';
import type { Catalog, Item } from '#core/catalog/catalog.ts';
import { compareResults, isUnchanged } from '#core/comparison/compare-results.ts';
import type { Comparison, FindingChange, QuestionChange, Side } from '#core/comparison/comparison.ts';
import { evaluate } from '#core/evaluation/evaluate.ts';
import { vi4 } from '../../catalog.ts';
import { assessments } from '../evaluation/arbitrary.ts';
import { estate, on, plugIn, type Said } from '../evaluation/estate.ts';

const side = (assessment: Assessment, catalog: Catalog = vi4, date = on): Side => ({
  catalog,
  assessment,
  result: evaluate(catalog, assessment, date),
});
const compare = (before: Side, after: Side): Comparison => {
  const compared = compareResults(before, after);
  if (!compared.ok) throw new Error(compared.sentence);
  return compared.value;
};
const saidOf = (before: Said, after: Said): Comparison => compare(side(estate(before)), side(estate(after)));
const change = (of: Comparison, id: string): FindingChange | undefined => of.findings.find((one) => one.id === id)?.change;

const use = ['SSH', 'VIC-VC', 'VIC-HOST', 'SDK-VC'];
const bad: Said = { use, answers: { 'Q-SSH-04': 'no' } };
const good: Said = { use, answers: { 'Q-SSH-04': 'yes' } };
const accepted = (said: Said, expiresOn: string): Said => ({
  ...said,
  more: { acceptances: { 'F-SSH-04': { reason: 'r', owner: 'o', expiresOn } } },
});
const controlled: Said = { ...bad, more: { compensatingControls: { 'F-SSH-04': { rationale: 'r' } } } };

describe('what became of a finding', () => {
  const cases: readonly (readonly [FindingChange, string, Said, Said])[] = [
    ['new', 'in order then, bad now', good, bad],
    ['fixed', 'bad then, in order now', bad, good],
    ['worse', 'a compensating control is gone', controlled, bad],
    ['better', 'a compensating control came', bad, controlled],
    ['accepted', 'open then, accepted now', bad, accepted(bad, '2027-01-01')],
    ['expired', 'accepted then, expired now', accepted(bad, '2027-01-01'), accepted(bad, '2026-01-01')],
    ['expired', 'accepted then, not accepted any more', accepted(bad, '2027-01-01'), bad],
    ['no-longer-in-scope', 'the path left the scope', bad, { ...bad, use: [] }],
    ['newly-in-scope', 'the path came into scope', { ...bad, use: [] }, bad],
    ['no-longer-in-scope', 'not applicable now', bad, { use, answers: { 'Q-SSH-04': { value: 'not-applicable', reason: 'no shell' } } }],
    ['not-known-now', 'the answer is gone', bad, { use }],
    ['not-known-before', 'nothing was said then', { use }, bad],
    ['not-known-now', 'bad then, unknown now: that is no improvement', bad, { use, answers: { 'Q-SSH-04': 'unknown' } }],
    ['not-known-before', 'unknown then, bad now', { use, answers: { 'Q-SSH-04': 'unknown' } }, bad],
    ['fixed', 'unknown then, in order now', { use, answers: { 'Q-SSH-04': 'unknown' } }, good],
    ['unchanged', 'bad on both sides, seen now', bad, { use, observed: { 'C-SSH-04': 'no' } }],
    ['unchanged', 'accepted on both sides', accepted(bad, '2027-01-01'), accepted(bad, '2027-06-01')],
  ];
  it.each(cases)('%s: %s', (expected, _why, before, after) => {
    expect(change(saidOf(before, after), 'F-SSH-04')).toBe(expected);
  });

  it('tells both sides: the finding where it stands, and the question in any case', () => {
    const one = saidOf(bad, { use, observed: { 'C-SSH-04': 'yes' } }).findings.find(({ id }) => id === 'F-SSH-04');
    expect(one).toMatchObject({
      change: 'fixed',
      path: 'SSH',
      question: 'Q-SSH-04',
      before: { finding: { basis: 'claimed' }, question: { claimed: 'no', observed: null } },
      after: { finding: null, question: { basis: 'observed', observed: 'yes' } },
    });
  });

  it('lists a finding once although other paths inherit it', () => {
    const tls: Said = {
      use: ['SDK-VC', 'LAB', 'SITE'],
      answers: Object.fromEntries(
        vi4.paths
          .flatMap((path) => path.items)
          .filter((item) => item.path === 'SDK-VC')
          .map((item) => [item.question.id, 'unknown']),
      ),
    };
    const { findings } = saidOf({ use: [] }, tls);
    expect(side(estate(tls)).result.findings.length).toBeGreaterThan(findings.length);
    expect(new Set(findings.map((one) => one.id)).size).toBe(findings.length);
  });
});

describe('what was said and seen', () => {
  const changes = (before: Said, after: Said, id = 'Q-SSH-04'): readonly QuestionChange[] =>
    saidOf(before, after).questions.find((one) => one.question === id)?.changes ?? [];

  it.each<readonly [readonly QuestionChange[], Said, Said]>([
    [['answered', 'claimed'], { use }, bad],
    [['unanswered', 'claimed'], bad, { use }],
    [['claimed'], bad, good],
    [['observed'], bad, { ...bad, observed: { 'C-SSH-04': 'no' } }],
    [['applies-no-longer'], bad, { ...bad, use: [] }],
    [['applies'], { ...bad, use: [] }, bad],
    [['to-reverify'], bad, { use, answers: { 'Q-SSH-04': { value: 'no', reverify: true } } }],
    [['claimed', 'reverified'], { use, answers: { 'Q-SSH-04': { value: 'no', reverify: true } } }, good],
    [[], bad, { use, answers: { 'Q-SSH-04': { value: 'no', note: 'said once more' } } }],
  ])('%j', (expected, before, after) => {
    expect(changes(before, after)).toEqual(expected);
  });

  it('tells what the plug-in register alone decided otherwise', () => {
    const traffic = vi4.plugInQuestions.find((one) => one.field === 'traffic')?.question ?? '';
    const form = vi4.paths.flatMap((path) => path.items).find((item) => item.question.id === traffic)?.question.answer;
    if (!form || form.kind === 'number') throw new Error('No question on the traffic of plug-ins.');
    const [worse, better] = [form.options.find((one) => one.bad)?.value ?? '', form.options.find((one) => !one.bad)?.value ?? ''];
    const register = (value: string): Said => ({ use, plugIns: [plugIn('P-01', { [traffic]: value })] });
    expect(changes(register(worse), register(better), traffic)).toEqual(['decided-otherwise']);
  });
});

describe('scope, figures, plug-ins and legs', () => {
  it('lists the paths whose scope differs, with state and reason of both sides', () => {
    const { scope } = saidOf(bad, { ...bad, use: ['VIC-VC', 'VIC-HOST', 'SDK-VC'] });
    expect(scope).toMatchObject([{ path: 'SSH', before: { state: 'in-use', counts: true }, after: { state: 'not-in-use', counts: false } }]);
  });

  it('gives every path and area its figures before and after, and the direction', () => {
    const { paths, overall } = saidOf(bad, good);
    expect(paths.map((path) => path.path)).toEqual(vi4.paths.map((path) => path.code));
    const ssh = paths.find((path) => path.path === 'SSH');
    expect(ssh).toMatchObject({ before: { score: 0 }, after: { score: 100 } });
    // One answer of many: what is left undecided lets nobody say that the path is better.
    expect(ssh?.direction).toBe('other');
    expect(overall.before?.score).toBe(0);
    expect(saidOf(bad, controlled).overall.direction).toBe('better');
    expect(saidOf(controlled, bad).overall.direction).toBe('worse');
  });

  it('knows a plug-in by its name, whatever its number, and a renamed one by number and vendor', () => {
    const backup = plugIn('P-01', {}, { name: 'Backup', vendor: 'Acme', version: '1' });
    const storage = plugIn('P-02', {}, { name: 'Storage' });
    const compared = (before: readonly ReturnType<typeof plugIn>[], after: readonly ReturnType<typeof plugIn>[]) =>
      saidOf({ use, plugIns: before }, { use, plugIns: after }).plugIns;
    expect(
      compared(
        [backup, storage],
        [
          { ...storage, id: 'P-01' },
          { ...backup, id: 'P-02', version: '2' },
        ],
      ),
    ).toMatchObject([
      { kind: 'changed', name: 'Backup', before: { id: 'P-01' }, after: { id: 'P-02' }, fields: [{ field: 'version', before: '1', after: '2' }] },
    ]);
    expect(compared([backup], [{ ...backup, name: 'Backup II' }])).toMatchObject([
      { kind: 'changed', fields: [{ field: 'name', before: 'Backup', after: 'Backup II' }] },
    ]);
    expect(compared([backup], [storage])).toMatchObject([
      { kind: 'added', name: 'Storage' },
      { kind: 'removed', name: 'Backup' },
    ]);
  });

  it('tells what was seen of a leg then and now, and where each side differs from what is documented', () => {
    const hop = vi4.paths.flatMap((path) => path.hops).find((one) => one.encryption.state === 'yes');
    if (!hop) throw new Error('No encrypted leg is documented.');
    const key = `${hop.path}/${hop.id}`;
    const seen = (encryption: 'yes' | 'no', more = {}): Said => ({ use, more: { hops: { [key]: { encryption, evidence: [], ...more } } } });
    expect(saidOf(seen('yes'), seen('no')).hops).toMatchObject([
      { kind: 'seen-otherwise', path: hop.path, hop: hop.id, differs: { before: [], after: ['encryption'] } },
    ]);
    expect(saidOf({ use }, seen('yes')).hops).toMatchObject([{ kind: 'captured', before: null }]);
    expect(saidOf(seen('yes'), { use }).hops).toMatchObject([{ kind: 'capture-gone', after: null }]);
    expect(saidOf(seen('yes'), seen('yes', { reverify: true })).hops).toMatchObject([{ kind: 'to-reverify' }]);
    expect(saidOf(seen('yes'), seen('yes', { note: 'again' })).hops).toEqual([]);
  });
});

/** The catalog with one item changed, retired or added. */
const withItem = (number: string, edit: (item: Item) => readonly Item[]): Catalog => ({
  ...vi4,
  version: '9.9.9',
  paths: vi4.paths.map((path) => ({ ...path, items: path.items.flatMap((item) => (item.number === number ? edit(item) : [item])) })),
});

describe('the catalog', () => {
  const assessment = estate(bad);
  const reworded = withItem('SSH-04', (item) => [
    { ...item, question: { ...item.question, text: 'Another wording?' }, finding: { ...item.finding, severity: 'critical' } },
  ]);

  it('two versions of one edition: every changed wording is told, and the finding compared all the same', () => {
    const compared = compare(side(assessment), side(assessment, reworded));
    expect(compared.catalog).toMatchObject([{ kind: 'reworded', of: 'item', id: 'SSH-04', path: 'SSH' }]);
    expect(compared.catalog[0]?.fields.map((one) => [one.field, one.after])).toEqual([
      ['question', 'Another wording?'],
      ['severity', 'critical'],
    ]);
    expect(change(compared, 'F-SSH-04')).toBe('worse');
  });

  it('a retired question takes its finding out of scope, an added one brings it in', () => {
    const without = withItem('SSH-04', () => []);
    const retired = compare(side(assessment), side(assessment, without));
    expect(retired.catalog).toMatchObject([{ kind: 'retired', id: 'SSH-04' }]);
    expect(change(retired, 'F-SSH-04')).toBe('no-longer-in-scope');
    expect(retired.questions).toEqual([]);
    const added = compare(side(assessment, without), side(assessment));
    expect(added.catalog).toMatchObject([{ kind: 'added', id: 'SSH-04' }]);
    expect(change(added, 'F-SSH-04')).toBe('newly-in-scope');
  });

  it('a retired path stands with its last figures', () => {
    const without = { ...vi4, paths: vi4.paths.filter((path) => path.code !== 'SSH') };
    const compared = compare(side(assessment), side(assessment, without));
    expect(compared.paths.at(-1)).toMatchObject({ path: 'SSH', after: null, direction: 'other', before: { rating: expect.any(String) as string } });
    expect(compared.catalog[0]).toMatchObject({ kind: 'retired', of: 'path', id: 'SSH' });
  });

  it('two editions are refused with a sentence that says what to do', () => {
    const other: Catalog = { ...vi4, edition: 'vsphere8' };
    const refused = compareResults(side(assessment), side({ ...assessment, edition: 'vsphere8' }, other));
    expect(refused).toMatchObject({ ok: false, sentence: expect.stringMatching(/edition vi4.*edition vsphere8.*choose an assessment/s) as string });
  });
});

const runs = { numRuns: 120 };
const mirrored: Readonly<Record<FindingChange, FindingChange>> = {
  new: 'fixed',
  fixed: 'new',
  worse: 'better',
  better: 'worse',
  expired: 'accepted',
  accepted: 'expired',
  'newly-in-scope': 'no-longer-in-scope',
  'no-longer-in-scope': 'newly-in-scope',
  'not-known-before': 'not-known-now',
  'not-known-now': 'not-known-before',
  unchanged: 'unchanged',
};
const mirroredDirection = { better: 'worse', worse: 'better', same: 'same', other: 'other' } as const;
const byId = <T extends { readonly id: string }>(list: readonly T[]): readonly T[] => [...list].sort((a, b) => (a.id < b.id ? -1 : 1));

/** Two rounds of one estate: some of the second is the first carried forward, so that there is something in common. */
const rounds = fc.tuple(assessments, assessments, fc.boolean()).map(([one, two, carry]): readonly [Assessment, Assessment] => [
  one,
  carry
    ? {
        ...carryForward(one, { acceptances: Object.keys(one.acceptances), compensatingControls: [] }),
        observations: two.observations,
        plugIns: two.plugIns,
      }
    : two,
]);

describe('for any two assessments', () => {
  it('compared with itself nothing changed', () => {
    fc.assert(
      fc.property(rounds, ([, assessment]) => {
        const one = side(assessment);
        expect(isUnchanged(compare(one, one))).toBe(true);
        expect(isUnchanged(compare(one, side(structuredClone(assessment))))).toBe(true);
      }),
      runs,
    );
  });

  it('would notice: two different ones are hardly ever unchanged', () => {
    const unchanged = fc.sample(rounds, 40).filter(([one, two]) => isUnchanged(compare(side(one), side(two))));
    expect(unchanged).toEqual([]);
  });

  it('every finding of both sides appears exactly once, and the counts add up', () => {
    fc.assert(
      fc.property(rounds, ([one, two]) => {
        const [before, after] = [side(one), side(two)];
        const compared = compare(before, after);
        const ids = [...before.result.findings, ...after.result.findings].filter((each) => !each.inheritedFrom).map((each) => each.id);
        expect(compared.findings.map((each) => each.id).toSorted()).toEqual([...new Set(ids)].toSorted());
        expect(Object.values(compared.counts).reduce((sum, count) => sum + count, 0)).toBe(compared.findings.length);
      }),
      runs,
    );
  });

  it('nothing is called fixed that is not in order now, nor new that was not in order then', () => {
    fc.assert(
      fc.property(rounds, ([one, two]) => {
        for (const each of compare(side(one), side(two)).findings) {
          if (each.change === 'fixed') expect(each.after).toMatchObject({ finding: null, question: { decided: true, applicable: true } });
          if (each.change === 'new') expect(each.before).toMatchObject({ finding: null, question: { decided: true, applicable: true } });
        }
      }),
      runs,
    );
  });

  it('with the sides exchanged every change is the opposite one', () => {
    fc.assert(
      fc.property(rounds, ([one, two]) => {
        const [there, back] = [compare(side(one), side(two)), compare(side(two), side(one))];
        expect(byId(back.findings).map((each) => [each.id, each.change])).toEqual(
          byId(there.findings).map((each) => [each.id, mirrored[each.change]]),
        );
        expect(back.paths.map((path) => path.direction)).toEqual(there.paths.map((path) => mirroredDirection[path.direction]));
        expect(back.questions.map((each) => each.question)).toEqual(there.questions.map((each) => each.question));
        expect(back.plugIns.map((each) => each.kind).toSorted()).toEqual(
          there.plugIns.map((each) => ({ added: 'removed', removed: 'added', changed: 'changed' })[each.kind]).toSorted(),
        );
      }),
      runs,
    );
  });

  it('gives the same bytes again', () => {
    fc.assert(
      fc.property(rounds, ([one, two]) => {
        const first = JSON.stringify(compare(side(one), side(two)));
        expect(JSON.stringify(compare(side(structuredClone(one)), side(structuredClone(two))))).toBe(first);
      }),
      { numRuns: 30 },
    );
  });
});
