import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Assessment } from '#core/assessment/assessment.ts';
import { carryForward, settleChange } from '#core/assessment/carry-forward.ts';
import { suggestCopyTitle, suggestNextTitle } from '#core/assessment/copy-title.ts';
import { changeAssessment, emptyAssessment, entriesOf, type Change } from '#core/assessment/entry.ts';
import { assessments } from '../evaluation/arbitrary.ts';

const lastYear = '2025-11-23T12:00:00+01:00';
const today = '2026-11-23T12:00:00+01:00';
const source: Assessment = {
  ...emptyAssessment('vi4', {
    title: 'Kestrel 2025',
    client: 'Kestrel Ltd',
    startsOn: '2025-11-01',
    endsOn: '2025-11-20',
    evaluatedOn: '2025-11-23',
    hosts: ['ESX'],
    state: 'issued',
  }),
  scope: { SSH: { state: 'in-use' } },
  answers: { 'Q-SSH-04': { value: 'yes', note: 'by hand', by: 'A. Admin', at: lastYear } },
  observations: { 'C-SSH-04': { value: 'yes', evidence: ['E-01'], at: lastYear } },
  hops: { 'VIC-VC/3': { ports: [443], evidence: [], at: lastYear } },
  plugIns: {
    P: {
      id: 'P',
      name: 'Backup',
      enabled: true,
      peers: [],
      answers: { 'Q-VIC-VC-20': { value: 'yes', at: lastYear } },
      observations: { 'C-VIC-VC-20': { value: 'no', evidence: [], at: lastYear } },
    },
  },
  acceptances: {
    'F-SSH-04': { reason: 'r', owner: 'o', expiresOn: '2027-01-01' },
    'F-SSH-05': { reason: 'r', owner: 'o', expiresOn: '2027-01-01' },
  },
  compensatingControls: { 'F-SSH-06': { rationale: 'r' }, 'F-SSH-07': { rationale: 'r' } },
  remediation: { 'F-SSH-04': { owner: 'o' } },
  evidence: { 'E-01': { id: 'E-01', kind: 'text', name: 'a.txt', mediaType: 'text/plain', size: 1, sha256: '0'.repeat(64) } },
  texts: { summary: 'In my words.' },
};
const copy = carryForward(source, { acceptances: ['F-SSH-05'], compensatingControls: ['F-SSH-07'] });

describe('carryForward', () => {
  it('keeps what was recorded and marks every statement to be verified again', () => {
    expect(copy.answers['Q-SSH-04']).toEqual({ ...source.answers['Q-SSH-04'], reverify: true });
    expect(copy.observations['C-SSH-04']).toEqual({ ...source.observations['C-SSH-04'], reverify: true });
    expect(copy.hops['VIC-VC/3']).toEqual({ ...source.hops['VIC-VC/3'], reverify: true });
    expect(copy.plugIns['P']?.answers['Q-VIC-VC-20']).toMatchObject({ value: 'yes', reverify: true });
    expect(copy.plugIns['P']?.observations['C-VIC-VC-20']).toMatchObject({ value: 'no', reverify: true });
    expect(copy).toMatchObject({ scope: source.scope, evidence: source.evidence, texts: source.texts, targets: source.targets });
  });

  it('clears the dates of the engagement and makes it a draft', () => {
    expect(copy.details).toEqual({ title: 'Kestrel 2025', client: 'Kestrel Ltd', hosts: ['ESX'], state: 'draft' });
  });

  it('leaves decisions behind unless they were confirmed, and remediation always', () => {
    expect(Object.keys(copy.acceptances)).toEqual(['F-SSH-05']);
    expect(Object.keys(copy.compensatingControls)).toEqual(['F-SSH-07']);
    expect(copy.remediation).toEqual({});
  });

  it('leaves the source as it was and carries a copy further without adding anything', () => {
    const before = JSON.stringify(source);
    const confirmed = { acceptances: ['F-SSH-05'], compensatingControls: ['F-SSH-07'] };
    expect(carryForward(copy, confirmed)).toEqual(copy);
    expect(JSON.stringify(source)).toBe(before);
  });

  it('loses no entry of any assessment but those that stay behind', () => {
    fc.assert(
      fc.property(assessments, (assessment) => {
        const kinds = ['acceptance', 'compensating-control', 'remediation'];
        const name = (one: { kind: string; key: string }) => `${one.kind} ${one.key}`;
        const carried = entriesOf(carryForward(assessment, { acceptances: [], compensatingControls: [] }));
        expect(carried.map(name)).toEqual(
          entriesOf(assessment)
            .filter((one) => !kinds.includes(one.kind))
            .map(name),
        );
      }),
      { numRuns: 50 },
    );
  });
});

describe('settleChange', () => {
  const answer = copy.answers['Q-SSH-04'];
  const put = (change: Change): Assessment => changeAssessment(copy, settleChange(copy, change));
  if (!answer) throw new Error('The copy has no answer.');

  it.each([
    ['another value', { ...answer, value: 'no', at: today }],
    ['the same value, said again today', { ...answer, at: today }],
    ['another value without a time', { ...answer, value: 'no' }],
  ])('takes the mark away for %s', (_what, value) => {
    expect(put({ kind: 'answer', key: 'Q-SSH-04', value }).answers['Q-SSH-04']).not.toHaveProperty('reverify');
  });

  it.each([
    ['a note', { ...answer, note: 'another' }],
    ['a name', { ...answer, by: 'B. Admin' }],
  ])('keeps the mark for %s: that confirms nothing', (_what, value) => {
    expect(put({ kind: 'answer', key: 'Q-SSH-04', value }).answers['Q-SSH-04']).toEqual(value);
  });

  it('keeps the mark of an observation to which only evidence is added, and takes it away when it was seen again', () => {
    const seen = copy.observations['C-SSH-04'];
    if (!seen) throw new Error('The copy has no observation.');
    const more = { ...seen, evidence: ['E-01', 'E-02'] };
    expect(put({ kind: 'observation', key: 'C-SSH-04', value: more }).observations['C-SSH-04']).toEqual(more);
    expect(put({ kind: 'observation', key: 'C-SSH-04', value: { ...more, at: today } }).observations['C-SSH-04']).not.toHaveProperty('reverify');
  });

  it('settles a leg as a whole and a plug-in question by question', () => {
    const leg = copy.hops['VIC-VC/3'];
    const plugIn = copy.plugIns['P'];
    if (!leg || !plugIn) throw new Error('The copy lacks a leg or a plug-in.');
    expect(put({ kind: 'hop', key: 'VIC-VC/3', value: { ...leg, ports: [902], at: today } }).hops['VIC-VC/3']).not.toHaveProperty('reverify');
    const answers = { 'Q-VIC-VC-20': { ...plugIn.answers['Q-VIC-VC-20'], value: 'no', at: today } };
    const after = put({ kind: 'plug-in', key: 'P', value: { ...plugIn, answers } }).plugIns['P'];
    expect(after?.answers['Q-VIC-VC-20']).not.toHaveProperty('reverify');
    expect(after?.observations['C-VIC-VC-20']).toHaveProperty('reverify', true);
  });

  it('leaves a value that is brought back from the history as it was then, and removals alone', () => {
    const fresh = changeAssessment(copy, { kind: 'answer', key: 'Q-SSH-04', value: { value: 'no', at: today } });
    const back: Change = { kind: 'answer', key: 'Q-SSH-04', value: answer };
    expect(settleChange(fresh, back)).toEqual(back);
    const gone: Change = { kind: 'answer', key: 'Q-SSH-04', value: null };
    expect(settleChange(copy, gone)).toBe(gone);
  });
});

describe('the title of a copy', () => {
  it.each([
    ['Kestrel Freight, vCenter 2025', 'Kestrel Freight, vCenter 2026'],
    ['2024 to 2025', '2024 to 2026'],
    ['Kestrel 2026', 'Kestrel 2026 (2)'],
    ['Kestrel 2031', 'Kestrel 2031 (2)'],
    ['Kestrel', 'Kestrel (2)'],
    ['Kestrel (2)', 'Kestrel (3)'],
    ['Cluster 120254', 'Cluster 120254 (2)'],
  ])('%s is followed by %s', (title, next) => {
    expect(suggestNextTitle(title, '2026-11-23')).toBe(next);
  });

  it.each([
    ['Kestrel', 'Kestrel (copy)'],
    ['Kestrel (copy)', 'Kestrel (copy 2)'],
    ['Kestrel (copy 9)', 'Kestrel (copy 10)'],
  ])('a copy of %s is %s', (title, next) => {
    expect(suggestCopyTitle(title)).toBe(next);
  });

  it('never grows beyond what a title may be', () => {
    for (const suggest of [suggestCopyTitle, (title: string) => suggestNextTitle(title, '2026-11-23')])
      expect(suggest('x'.repeat(300)).length).toBeLessThanOrEqual(300);
  });
});
