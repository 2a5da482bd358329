/** Hand-worked cases, rule by rule of product.md §3. Numbers here were worked out with pencil and the weights of rule 9. */
import { describe, expect, it } from 'vitest';
import { estate, on, own, plugIn, result } from './estate.ts';
import { evaluate } from '#core/evaluation/evaluate.ts';
import { vi4 } from '../../catalog.ts';

const control = { rationale: 'Console only through the jump host.' };
const accepted = (expiresOn: string) => ({ reason: 'Replaced in spring.', owner: 'A. Admin', expiresOn });

describe('rule 1, scope', () => {
  it('counts a path of which nothing is said as undecided and in use', () => {
    const { scope, rating } = result({}).paths['SSH']!;
    expect([scope.state, scope.counts, rating]).toEqual(['undecided', true, 'incomplete']);
  });
  it('keeps X in use whatever was said of it', () => {
    expect(result({ use: [] }).paths['X']!.scope).toMatchObject({ state: 'in-use', counts: true });
  });
  it.each([
    ['LAB', ['SDK-VC']],
    ['SITE', ['SDK-VC']],
    ['LCM', ['SDK-VC']],
    ['APPS', ['SDK-VC']],
    ['CIQ', ['SDK-VC']],
    ['RCLI-VC', ['SDK-VC', 'VIC-VC']],
    ['RCLI-HOST', ['SDK-HOST', 'VIC-HOST']],
  ])('lets %s pull what it is built on', (code, pulled) => {
    const { paths } = result({ use: [code] });
    const counting = Object.entries(paths).filter(([, path]) => path.scope.pulledBy.length > 0);
    expect(counting.map(([name]) => name).sort()).toEqual([...pulled].sort());
    for (const [, path] of counting) expect(path.scope).toMatchObject({ state: 'not-in-use', counts: true, pulledBy: [code] });
  });
  it('lets an undecided path pull as well, and a path not in use pull nothing', () => {
    const scope = Object.fromEntries(
      vi4.paths.map((path) => [path.code, { state: path.code === 'LAB' ? ('undecided' as const) : ('not-in-use' as const) }]),
    );
    expect(result({ more: { scope } }).paths['SDK-VC']!.scope.counts).toBe(true);
    expect(result({ use: [] }).paths['SDK-VC']!.scope.counts).toBe(false);
  });
});

describe('rule 2, effective value', () => {
  it('prefers what was observed to what was claimed and lists the contradiction', () => {
    const found = result({ answers: { 'Q-SSH-04': 'yes' }, observed: { 'C-SSH-04': 'no' } });
    expect(found.questions['Q-SSH-04']).toMatchObject({ effective: 'no', basis: 'observed', contradiction: true });
    expect(found.contradictions).toEqual([{ question: 'Q-SSH-04', path: 'SSH', claimed: 'yes', observed: 'no', kind: 'observation' }]);
  });
  it('finds no contradiction where both say the same, however it was written', () => {
    const each = { 'esx-01': 'off', 'esx-02': 'off' };
    expect(result({ answers: { 'Q-SSH-01': 'off' }, observed: { 'C-SSH-01': each } }).contradictions).toEqual([]);
  });
  it('does not take "could not be tested" for good', () => {
    const found = result({ answers: { 'Q-SSH-04': 'yes' }, observed: { 'C-SSH-04': 'unknown' } });
    expect(own(found, 'F-SSH-04')).toMatchObject({ severity: 'medium', basis: 'not-verified' });
    expect(found.totals.observed).toBe(0);
  });
});

describe('rule 3, raising', () => {
  it.each([
    ['a claimed bad value', { answers: { 'Q-SSH-04': 'no' } }, 'F-SSH-04', { severity: 'high', basis: 'claimed', steps: [] }],
    ['an observed bad value', { observed: { 'C-SSH-06': 'yes' } }, 'F-SSH-06', { severity: 'critical', basis: 'observed' }],
    [
      'unknown, one severity lower',
      { answers: { 'Q-SSH-06': 'unknown' } },
      'F-SSH-06',
      { severity: 'high', basis: 'not-verified', steps: ['unknown'] },
    ],
    ['unknown below low', { answers: { 'Q-SSH-02': 'unknown' } }, 'F-SSH-02', { severity: 'info', basis: 'not-verified' }],
    ['unknown at info, which stays info', { answers: { 'Q-X-12': 'unknown' } }, 'F-X-12', { severity: 'info', basis: 'not-verified', steps: [] }],
    ['an option that holds a comma', { answers: { 'Q-CON-05': 'available, off' } }, 'F-CON-05', { severity: 'high' }],
    ['a number above the limit', { answers: { 'Q-X-18': 3 } }, 'F-X-18', { severity: 'high' }],
    ['one bad host among good ones', { answers: { 'Q-SSH-01': { a: 'off', b: 'on always' } } }, 'F-SSH-01', { severity: 'medium' }],
    [
      'one unknown host among good ones',
      { answers: { 'Q-SSH-01': { a: 'off', b: 'unknown' } } },
      'F-SSH-01',
      { severity: 'low', basis: 'not-verified' },
    ],
    ['a bad one of several options', { answers: { 'Q-X-13': ['ESX', 'unsupported versions present'] } }, 'F-X-13', { severity: 'high' }],
  ] as const)('raises for %s', (_name, said, id, expected) => {
    expect(own(result(said), id)).toMatchObject({ ...expected, state: 'open' });
  });
  it.each([
    ['a good value', { answers: { 'Q-SSH-04': 'yes' } }],
    ['no answer', {}],
    ['a number at the limit', { answers: { 'Q-X-18': 0 } }],
    ['not applicable with a reason', { answers: { 'Q-SSH-04': { value: 'not-applicable', reason: 'No ESX here.' } } }],
    ['not applicable with a note for a reason', { answers: { 'Q-SSH-04': { value: 'not-applicable', note: 'No ESX here.' } } }],
    ['a bad value on a path that is not in use', { use: ['VIC-VC'], answers: { 'Q-SSH-04': 'no' } }],
  ] as const)('raises nothing for %s', (_name, said) => {
    expect(result(said).findings).toEqual([]);
  });
  it('counts not applicable without a reason as not answered', () => {
    const { questions } = result({ answers: { 'Q-SSH-04': 'not-applicable' } });
    expect(questions['Q-SSH-04']).toMatchObject({ applicable: true, decided: false, reasonMissing: true });
  });
  it('keeps the answers of a path that is not in use', () => {
    expect(result({ use: ['VIC-VC'], answers: { 'Q-SSH-04': 'no' } }).questions['Q-SSH-04']).toMatchObject({
      claimed: 'no',
      whyNot: 'path-not-in-use',
      decided: false,
    });
  });
});

describe('rule 4, inheritance', () => {
  const found = result({ use: ['LAB'], answers: { 'Q-SDK-VC-13': 'none', 'Q-SDK-VC-06': 'no', 'Q-SDK-VC-01': 'no', 'Q-SDK-VC-12': 'neither' } });
  it('shows tls and roles findings of the foundation as references, and no others', () => {
    const references = found.findings.filter((finding) => finding.path === 'LAB');
    expect(references.map((finding) => [finding.id, finding.area, finding.inheritedFrom])).toEqual([
      ['F-SDK-VC-06', 'roles', 'SDK-VC'],
      ['F-SDK-VC-13', 'tls', 'SDK-VC'],
    ]);
  });
  it('rates the path by what it inherits and counts it once', () => {
    expect(found.paths['LAB']!.areas.tls).toMatchObject({ rating: 'critical', score: null, inheritedOnly: true });
    expect(found.totals.findings).toEqual({ critical: 1, high: 2, medium: 1, low: 0, info: 0 });
    expect(found.overall.openWeight).toBe(10 + 6 + 6 + 3);
  });
  it('carries state and severity of the original', () => {
    const taken = result({ use: ['LAB'], answers: { 'Q-SDK-VC-13': 'none' }, more: { acceptances: { 'F-SDK-VC-13': accepted('2027-01-01') } } });
    expect(taken.findings.map((finding) => [finding.path, finding.state])).toEqual([
      ['SDK-VC', 'accepted'],
      ['LAB', 'accepted'],
    ]);
    expect(taken.paths['LAB']!.areas.tls.rating).toBe('incomplete');
  });
});

describe('rule 5, compensation', () => {
  const proxied = { 'C-VIC-HOST-11': 'in place, cannot be bypassed' };
  it('lowers auth, roles and exposure findings of direct host paths by one step once observed', () => {
    const found = result({
      observed: proxied,
      answers: {
        'Q-SSH-04': 'no',
        'Q-VIC-HOST-07': 'no',
        'Q-WEB-HOST-01': 'yes',
        'Q-SSH-02': 'no',
        'Q-VIC-HOST-12': 'accepted unchecked',
        'Q-VIC-VC-17': 'on none',
      },
    });
    const severities = ['F-SSH-04', 'F-VIC-HOST-07', 'F-WEB-HOST-01', 'F-SSH-02', 'F-VIC-HOST-12', 'F-VIC-VC-17'].map(
      (id) => own(found, id)!.severity,
    );
    expect(severities).toEqual(['medium', 'medium', 'low', 'low', 'high', 'high']);
  });
  it('lowers nothing by a claim alone', () => {
    expect(own(result({ answers: { 'Q-VIC-HOST-11': proxied['C-VIC-HOST-11'], 'Q-SSH-04': 'no' } }), 'F-SSH-04')).toMatchObject({ severity: 'high' });
  });
  it('never lowers by more than one step in total', () => {
    const found = result({ observed: proxied, answers: { 'Q-SSH-06': 'yes' }, more: { compensatingControls: { 'F-SSH-06': control } } });
    expect(own(found, 'F-SSH-06')).toMatchObject({ severity: 'high', steps: ['compensation-rule'] });
  });
  it('lowers a single finding by a recorded control, not below low, and leaves info alone', () => {
    const found = result({
      answers: { 'Q-VIC-VC-17': 'on none', 'Q-SSH-02': 'no', 'Q-X-12': 'present, not assessed' },
      more: { compensatingControls: { 'F-VIC-VC-17': control, 'F-SSH-02': control, 'F-X-12': control } },
    });
    expect(['F-VIC-VC-17', 'F-SSH-02', 'F-X-12'].map((id) => own(found, id)!.severity)).toEqual(['medium', 'low', 'info']);
  });
  it('compensates after unknown has lowered', () => {
    const found = result({ observed: proxied, answers: { 'Q-SSH-06': 'unknown' } });
    expect(own(found, 'F-SSH-06')).toMatchObject({ severity: 'medium', steps: ['unknown', 'compensation-rule'] });
  });
});

describe('rule 6, platform', () => {
  const platform = ['Q-SSH-06', 'Q-VIC-HOST-10', 'Q-CON-07'];
  it('asks the ESXi questions where there is ESXi, and wants confirmation', () => {
    const { questions } = result({ hosts: ['ESX', 'ESXi'] });
    for (const id of platform) expect(questions[id]).toMatchObject({ applicable: true, needsConfirmation: true });
  });
  it('does not ask them without ESXi', () => {
    const { questions, totals } = result({ hosts: ['ESX'], answers: { 'Q-SSH-06': 'yes' } });
    for (const id of platform) expect(questions[id]).toMatchObject({ applicable: false, whyNot: 'platform', needsConfirmation: false });
    expect(totals.applicable).toBe(157);
    expect(totals.findings.critical).toBe(0);
  });
  it('asks them while nothing is said of the hosts', () => {
    expect(own(result({ hosts: [], answers: { 'Q-SSH-06': 'yes' } }), 'F-SSH-06')).toBeDefined();
  });
});

describe('rule 7, acceptance', () => {
  const said = (expiresOn: string) => ({ answers: { 'Q-SSH-04': 'no' }, more: { acceptances: { 'F-SSH-04': accepted(expiresOn) } } });
  it.each([
    ['2026-11-24', 'accepted', false],
    ['2026-11-23', 'open', true],
    ['2025-01-01', 'open', true],
  ] as const)('with expiry on %s leaves the finding %s on 2026-11-23', (expiresOn, state, acceptanceExpired) => {
    expect(own(result(said(expiresOn)), 'F-SSH-04')).toMatchObject({ state, acceptanceExpired });
  });
  it('takes an accepted finding out of ratings, scores and open counts', () => {
    const found = result(said('2027-01-01'));
    expect(found.paths['SSH']!.areas.auth).toMatchObject({ rating: 'incomplete', score: 100 });
    expect([found.totals.findings.high, found.totals.accepted]).toEqual([0, 1]);
  });
});

describe('rules 8 to 10, rating, score and completeness', () => {
  it('works the score of SSH auth out as in the example: 6 of 6 + 6 + 3 open', () => {
    const { paths } = result({ answers: { 'Q-SSH-04': 'no', 'Q-SSH-07': 'no keys', 'Q-SSH-08': 'yes' } });
    expect(paths['SSH']!.areas.auth).toMatchObject({
      rating: 'high',
      score: 60,
      decidedWeight: 15,
      openWeight: 6,
      completeness: 1,
      verifiedShare: 0,
    });
  });
  it('weighs an unknown answer at its lowered severity against the catalog severity', () => {
    const { paths } = result({ answers: { 'Q-SSH-04': 'unknown', 'Q-SSH-07': 'no keys' } });
    expect(paths['SSH']!.areas.auth).toMatchObject({ rating: 'medium', score: 75, decidedWeight: 12, openWeight: 3 });
  });
  it('is clear when everything is decided and nothing open, incomplete while something is undecided', () => {
    const all = { 'Q-SSH-04': 'yes', 'Q-SSH-07': 'no keys', 'Q-SSH-08': 'yes' };
    expect(result({ answers: all }).paths['SSH']!.areas.auth.rating).toBe('clear');
    expect(result({ answers: { ...all, 'Q-SSH-08': 'not-applicable' } }).paths['SSH']!.areas.auth.rating).toBe('incomplete');
    expect(result({ answers: { 'Q-SSH-04': 'yes' } }).paths['SSH']!.areas.auth.rating).toBe('incomplete');
  });
  it('gives no score, not zero, where no weight is decided', () => {
    expect(result({}).overall).toMatchObject({ score: null, rating: 'incomplete', completeness: 0, verifiedShare: null });
    expect(result({ answers: { 'Q-X-12': 'not present' } }).paths['X']!.areas.exposure.score).toBeNull();
  });
  it('takes not applicable out of the applicable questions', () => {
    const { paths } = result({ answers: { 'Q-SSH-04': { value: 'not-applicable', reason: 'No ESX.' }, 'Q-SSH-07': 'no keys' } });
    expect(paths['SSH']!.areas.auth).toMatchObject({ applicable: 2, decided: 1, completeness: 0.5 });
  });
  it('counts verified what was observed, of what is decided', () => {
    const { overall, totals } = result({ answers: { 'Q-SSH-04': 'yes', 'Q-SSH-05': 'yes' }, observed: { 'C-SSH-04': 'yes' } });
    expect([overall.verifiedShare, totals.applicable, totals.decided, totals.observed]).toEqual([0.5, 160, 2, 1]);
  });
  it('is not-in-scope for a path that is not in use', () => {
    const path = result({ use: ['VIC-VC'] }).paths['SSH']!;
    expect([path.rating, path.score, path.completeness, path.areas.auth.rating]).toEqual(['not-in-scope', null, null, 'not-in-scope']);
  });
  it('rates an area over all paths once per finding', () => {
    const { areas } = result({ use: ['LAB'], answers: { 'Q-SDK-VC-13': 'none', 'Q-LAB-04': 'certificate verified' } });
    expect(areas.tls).toMatchObject({ rating: 'critical', decidedWeight: 16, openWeight: 10, score: 37.5 });
  });
});

describe('rule 11, weakest path', () => {
  const weakest = (said: Parameters<typeof result>[0], asset: string, area: string) =>
    result(said).weakestPaths.find((one) => one.asset === asset && one.area === area)!;
  it('names the open direct path beside the strong front gate', () => {
    const said = { answers: { 'Q-VIC-VC-17': 'enforced on all', 'Q-SSH-04': 'no', 'Q-VIC-HOST-08': 'no' } };
    expect(weakest(said, 'hosts', 'auth')).toMatchObject({ path: 'SSH', rating: 'high', questions: ['Q-SSH-04'], improvesTo: 'incomplete' });
    expect(weakest(said, 'vcenter', 'auth').rating).toBe('incomplete');
  });
  it('counts the console legs of VIC-VC and WEB-VC for hosts, through their one fact each', () => {
    const said = { answers: { 'Q-VIC-VC-07': 'yes', 'Q-VIC-VC-13': 'no' } };
    expect(weakest(said, 'hosts', 'exposure')).toMatchObject({ path: 'VIC-VC', rating: 'high', questions: ['Q-VIC-VC-07'] });
    expect(weakest({ answers: { 'Q-VIC-VC-13': 'no' } }, 'hosts', 'exposure').rating).toBe('incomplete');
  });
  it('gives hosts a second headline that includes whoever holds vCenter', () => {
    const said = { answers: { 'Q-SDK-VC-13': 'none' } };
    expect(weakest(said, 'hosts', 'tls').rating).toBe('incomplete');
    expect(weakest(said, 'hosts-with-vcenter', 'tls')).toMatchObject({ path: 'SDK-VC', rating: 'critical', questions: ['Q-SDK-VC-13'] });
  });
  it('breaks ties by the lower score, then by the order of the catalog', () => {
    const tied = { answers: { 'Q-VIC-HOST-08': 'yes', 'Q-WEB-HOST-04': 'yes' } };
    expect(weakest(tied, 'hosts', 'auth').path).toBe('VIC-HOST');
    expect(weakest({ answers: { ...tied.answers, 'Q-VIC-HOST-09': 'named host accounts' } }, 'hosts', 'auth').path).toBe('WEB-HOST');
  });
  it('lists every question that must change before the headline moves', () => {
    const said = { answers: { 'Q-VIC-HOST-08': 'yes', 'Q-WEB-HOST-04': 'yes', 'Q-CON-06': 'not installed' } };
    expect(weakest(said, 'hosts', 'auth')).toMatchObject({ questions: ['Q-VIC-HOST-08', 'Q-WEB-HOST-04'], improvesTo: 'medium' });
  });
  it('leaves out paths that are not in use', () => {
    expect(weakest({ use: [] }, 'hosts', 'auth')).toMatchObject({ path: null, rating: 'not-in-scope' });
  });
});

describe('rule 12, plug-ins', () => {
  const good = {
    'Q-VIC-VC-20': 'yes',
    'Q-VIC-VC-21': 'yes',
    'Q-VIC-VC-22': 'no',
    'Q-VIC-VC-23': 'no',
    'Q-VIC-VC-24': 'SSL with verification',
    'Q-VIC-VC-25': 'yes',
  };
  it('rates every plug-in by its six facts', () => {
    const { plugIns } = result({
      plugIns: [
        plugIn('P-01', good),
        plugIn('P-02', { ...good, 'Q-VIC-VC-24': 'clear text' }),
        plugIn('P-03', { 'Q-VIC-VC-21': 'unknown' }),
        plugIn('P-04', {}),
      ],
    });
    expect(plugIns.map((one) => one.rating)).toEqual(['clear', 'high', 'low', 'incomplete']);
    expect(plugIns.every((one) => one.facts.length === 6)).toBe(true);
  });
  it('decides the path-level question by the register', () => {
    const found = result({ plugIns: [plugIn('P-01', good), plugIn('P-02', { ...good, 'Q-VIC-VC-24': 'clear text' })] });
    expect(own(found, 'F-VIC-VC-24')).toMatchObject({ severity: 'high', basis: 'claimed' });
    expect(found.questions['Q-VIC-VC-24']).toMatchObject({ fromRegister: true, decided: true });
    expect(found.questions['Q-VIC-VC-20']).toMatchObject({ effective: 'yes', fromRegister: true });
  });
  it('lists a disagreement between register and path answer', () => {
    const found = result({ answers: { 'Q-VIC-VC-24': 'SSL with verification' }, plugIns: [plugIn('P-01', { 'Q-VIC-VC-24': 'clear text' })] });
    expect(found.contradictions).toMatchObject([{ question: 'Q-VIC-VC-24', kind: 'register', claimed: 'SSL with verification' }]);
    expect(own(found, 'F-VIC-VC-24')).toBeDefined();
  });
  it('never argues a bad observation on the path away by a good register', () => {
    const found = result({ observed: { 'C-VIC-VC-23': 'yes' }, plugIns: [plugIn('P-01', good)] });
    expect(own(found, 'F-VIC-VC-23')).toMatchObject({ basis: 'observed' });
    expect(found.contradictions).toMatchObject([{ question: 'Q-VIC-VC-23', kind: 'register' }]);
  });
  it('lets the path answer stand in for plug-ins of which nothing is said', () => {
    const found = result({ answers: { 'Q-VIC-VC-21': 'yes' }, plugIns: [plugIn('P-01', good), plugIn('P-02', {})] });
    expect(found.questions['Q-VIC-VC-21']).toMatchObject({ effective: 'yes', decided: true });
    expect(result({ plugIns: [plugIn('P-01', good), plugIn('P-02', {})] }).questions['Q-VIC-VC-21']).toMatchObject({ decided: false });
  });
  it('counts listed peers as known, and leaves disabled plug-ins out', () => {
    const found = result({
      plugIns: [plugIn('P-01', {}, { peers: ['backup01:9392'] }), plugIn('P-02', { 'Q-VIC-VC-24': 'clear text' }, { enabled: false })],
    });
    expect(found.questions['Q-VIC-VC-20']).toMatchObject({ effective: 'yes' });
    expect(own(found, 'F-VIC-VC-24')).toBeUndefined();
    expect(found.plugIns[1]).toMatchObject({ enabled: false, rating: 'not-in-scope' });
  });
  it('shows a plug-in whose claim and observation differ', () => {
    const observed = plugIn(
      'P-01',
      { 'Q-VIC-VC-24': 'SSL with verification' },
      { observations: { 'C-VIC-VC-24': { value: 'clear text', evidence: [] } } },
    );
    const found = result({ plugIns: [observed] });
    expect(found.contradictions).toMatchObject([{ plugIn: 'P-01', kind: 'observation' }]);
    expect(own(found, 'F-VIC-VC-24')).toMatchObject({ basis: 'observed' });
  });
});

describe('report rule R-06, hops', () => {
  it('finds a leg that was captured on another port, or in clear', () => {
    const hops = {
      'VIC-VC/3': { ports: [443], evidence: [] },
      'VIC-VC/4': { ports: [902], encryption: 'no' as const, evidence: [] },
      'VIC-VC/1': { ports: [80], encryption: 'no' as const, evidence: [] },
    };
    expect(result({ more: { hops } }).hopDifferences).toEqual([
      { path: 'VIC-VC', hop: '3', fields: ['ports'], area: 'exposure' },
      { path: 'VIC-VC', hop: '4', fields: ['encryption'], area: 'tls' },
    ]);
  });
});

describe('the result', () => {
  it('is the same bytes for the same inputs, in whatever order answers were given', () => {
    const answers = { 'Q-SSH-04': 'no', 'Q-VIC-VC-17': 'on some', 'Q-X-18': 2 } as const;
    const turned = Object.fromEntries(Object.entries(answers).reverse());
    expect(JSON.stringify(result({ answers }))).toBe(JSON.stringify(result({ answers: turned })));
  });
  it('depends on the date that is passed in and on nothing else', () => {
    const assessment = estate({ answers: { 'Q-SSH-04': 'no' }, more: { acceptances: { 'F-SSH-04': accepted('2027-01-01') } } });
    expect(evaluate(vi4, assessment, '2026-12-31').totals.accepted).toBe(1);
    expect(evaluate(vi4, assessment, '2027-01-01').totals.accepted).toBe(0);
    expect(evaluate(vi4, assessment, on).evaluatedOn).toBe(on);
  });
});
