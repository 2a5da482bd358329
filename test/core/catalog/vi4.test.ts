import { describe, expect, it } from 'vitest';
import { areas, factKinds, severities, tiers, type Item } from '#core/catalog/catalog.ts';
import { indexCatalog, itemsOf } from '#core/catalog/find-in-catalog.ts';
import { vi4 as catalog } from '../../catalog.ts';

const items = itemsOf(catalog);
const count = <T extends string>(keys: readonly T[], key: (item: Item) => T): Record<string, number> =>
  Object.fromEntries(keys.map((wanted) => [wanted, items.filter((item) => key(item) === wanted).length]));

/** Path code, number of facts, ids of the hops: the public shape of the edition. */
const shape: readonly (readonly [string, number, string])[] = [
  ['VIC-VC', 26, '1 2 3 4 O R H open P'],
  ['VIC-HOST', 12, '1 2 3'],
  ['WEB-VC', 11, '1 2 3 R'],
  ['WEB-HOST', 9, '1 2'],
  ['SDK-VC', 13, '1 2 3 R'],
  ['SDK-HOST', 7, '1'],
  ['RCLI-HOST', 6, '1a 1b'],
  ['RCLI-VC', 6, '1a 1b 2'],
  ['SSH', 10, '1'],
  ['CON', 9, 'L 1 2'],
  ['LAB', 4, '1 2 3'],
  ['SITE', 5, '1 2 3'],
  ['LCM', 5, '1 2 3'],
  ['APPS', 4, '1 2 3'],
  ['CIQ', 4, '1 2 3'],
  ['VUM', 9, '1 2 3'],
  ['X', 20, ''],
];

describe('the shipped edition vi4', () => {
  it('holds 160 facts, 122 stated, 33 derived and 5 gaps', () => {
    expect(items).toHaveLength(160);
    expect(count(factKinds, (item) => item.fact.kind)).toEqual({ stated: 122, derived: 33, gap: 5 });
  });

  it('asks 98 core, 36 extended and 26 context questions', () => {
    expect(count(tiers, (item) => item.question.tier)).toEqual({ A: 98, B: 36, C: 26 });
  });

  it('spreads the findings over areas and severities as published', () => {
    expect(count(areas, (item) => item.finding.area)).toEqual({ auth: 32, tls: 32, 'plug-in': 6, roles: 30, exposure: 52, availability: 8 });
    expect(count(severities, (item) => item.finding.severity)).toEqual({ critical: 5, high: 78, medium: 56, low: 18, info: 3 });
  });

  it('has the 17 paths in order, each with exactly its hops', () => {
    expect(catalog.paths.map((path) => [path.code, path.items.length, path.hops.map((hop) => hop.id).join(' ')])).toEqual(shape);
  });

  it('numbers facts, questions, checks and findings without a gap and alike', () => {
    const numbers = shape.flatMap(([code, last]) => Array.from({ length: last }, (_, at) => `${code}-${String(at + 1).padStart(2, '0')}`));
    expect(items.map((item) => item.number)).toEqual(numbers);
    expect(items.map((item) => item.fact.id)).toEqual(numbers);
    expect(items.map((item) => item.question.id)).toEqual(numbers.map((number) => `Q-${number}`));
    expect(items.map((item) => item.check.id)).toEqual(numbers.map((number) => `C-${number}`));
    expect(items.map((item) => item.finding.id)).toEqual(numbers.map((number) => `F-${number}`));
  });

  it('rates exactly five findings as critical', () => {
    expect(items.filter((item) => item.finding.severity === 'critical').map((item) => item.finding.id)).toEqual([
      'F-SDK-VC-13',
      'F-SDK-HOST-06',
      'F-SSH-06',
      'F-X-01',
      'F-X-05',
    ]);
  });

  it('has the six plug-in findings, and one question per plug-in for each of them', () => {
    const ids = items.filter((item) => item.finding.area === 'plug-in').map((item) => item.question.id);
    expect(catalog.plugInQuestions.map(({ question }) => question)).toEqual(ids);
    expect(catalog.plugInQuestions.map(({ field }) => field)).toEqual([
      'peersKnown',
      'portsApproved',
      'actsWithoutApproval',
      'leavesNoRecord',
      'traffic',
      'backendProtected',
    ]);
    expect(ids.map(badValues)).toEqual([['no'], ['no'], ['yes'], ['yes'], ['SSL without verification', 'clear text'], ['no']]);
  });

  it('builds paths on others as rule 1 says', () => {
    const built = catalog.paths.filter((path) => path.builtOn.length > 0).map((path) => [path.code, path.builtOn.join(' ')]);
    expect(built).toEqual([
      ['RCLI-HOST', 'SDK-HOST VIC-HOST'],
      ['RCLI-VC', 'SDK-VC VIC-VC'],
      ...['LAB', 'SITE', 'LCM', 'APPS', 'CIQ'].map((code) => [code, 'SDK-VC']),
    ]);
    expect(catalog.paths.filter((path) => path.alwaysInUse).map((path) => path.code)).toEqual(['X']);
  });

  it('knows which paths reach which asset as rule 11 says', () => {
    const reach = Object.fromEntries(
      catalog.assets.map(({ id, reachedBy }) => [id, reachedBy.map(({ path, only }) => [path, ...(only ?? [])].join(' '))]),
    );
    expect(reach).toEqual({
      vcenter: ['VIC-VC', 'WEB-VC', 'SDK-VC', 'RCLI-VC', 'LAB', 'SITE', 'LCM', 'APPS', 'CIQ'],
      hosts: ['VIC-HOST', 'WEB-HOST', 'SDK-HOST', 'RCLI-HOST', 'SSH', 'CON', 'VUM', 'VIC-VC VIC-VC-07', 'WEB-VC WEB-VC-04'],
      'hosts-with-vcenter': [],
    });
    expect(catalog.assets.at(-1)?.includes).toEqual(['vcenter', 'hosts']);
  });

  it('carries the compensation and platform rules', () => {
    expect(catalog.compensation).toEqual([
      {
        question: 'Q-VIC-HOST-11',
        value: 'in place, cannot be bypassed',
        areas: ['auth', 'roles', 'exposure'],
        paths: ['VIC-HOST', 'WEB-HOST', 'SDK-HOST', 'RCLI-HOST', 'SSH'],
      },
    ]);
    expect(catalog.platform).toEqual([{ host: 'ESXi', questions: ['Q-VIC-HOST-10', 'Q-SSH-06', 'Q-CON-07'] }]);
  });
});

const formOf = (question: string) => {
  const item = indexCatalog(catalog).itemByQuestion.get(question);
  if (!item) throw new Error(`No question ${question}`);
  return item.question.answer;
};
const badValues = (question: string): readonly string[] => {
  const form = formOf(question);
  return form.kind === 'number' ? [`more than ${String(form.badAbove)}`] : form.options.filter((option) => option.bad).map((option) => option.value);
};

/** Every question that is not plain yes or no: kind, options, bad ones. Files hold these texts, so they never change. */
const typed: readonly (readonly [string, string, readonly string[], readonly string[]])[] = [
  ['Q-VIC-VC-17', 'choice', ['enforced on all', 'on some', 'on none'], ['on some', 'on none']],
  [
    'Q-VIC-VC-18',
    'choice',
    ['typed named account', 'pass-through from two-factor workstation', 'pass-through from one-factor workstation', 'shared account'],
    ['pass-through from one-factor workstation', 'shared account'],
  ],
  ['Q-VIC-VC-24', 'each plug-in', ['SSL with verification', 'SSL without verification', 'clear text'], ['SSL without verification', 'clear text']],
  [
    'Q-VIC-VC-26',
    'choice',
    ['replaced by trusted certificate', 'thumbprint checked before acceptance', 'accepted unchecked'],
    ['accepted unchecked'],
  ],
  ['Q-VIC-HOST-01', 'choice', ['never', 'break-glass only', 'routine'], ['routine']],
  ['Q-VIC-HOST-09', 'choice', ['pass-through with directory-joined host', 'named host accounts', 'shared root'], ['shared root']],
  ['Q-VIC-HOST-10', 'each host', ['no direct login', 'access proxy', 'vaulted local accounts', 'nothing'], ['nothing']],
  ['Q-VIC-HOST-11', 'choice', ['none', 'in place, cannot be bypassed', 'in place, can be bypassed'], ['in place, can be bypassed']],
  ['Q-VIC-HOST-12', 'choice', ['replaced by trusted certificate', 'thumbprint checked', 'accepted unchecked'], ['accepted unchecked']],
  ['Q-WEB-VC-04', 'choice', ['no', 'yes with need', 'yes without need'], ['yes without need']],
  ['Q-WEB-VC-09', 'choice', ['none', 'managed tool', 'unmanaged add-on'], ['unmanaged add-on']],
  ['Q-WEB-VC-10', 'choice', ['trusted certificate', 'thumbprint checked', 'clicked through'], ['clicked through']],
  ['Q-WEB-HOST-05', 'choice', ['none', 'managed tool', 'unmanaged add-on'], ['unmanaged add-on']],
  ['Q-WEB-HOST-07', 'each host', ['ESX on', 'ESX off', 'ESXi on', 'ESXi off', 'on where not expected'], ['on where not expected']],
  ['Q-WEB-HOST-08', 'choice', ['trusted certificate', 'thumbprint checked', 'clicked through'], ['clicked through']],
  ['Q-SDK-VC-08', 'choice', ['36', '12', '9', '33', 'mixed', '9, 12 or 33 without need'], ['9, 12 or 33 without need']],
  ['Q-SDK-VC-12', 'choice', ['both', 'two-factor only', 'single sign-on only', 'neither'], ['neither']],
  ['Q-SDK-VC-13', 'choice', ['full verification', 'pinned thumbprint', 'none'], ['none']],
  ['Q-SDK-HOST-01', 'choice', ['never', 'approved exceptions', 'routine'], ['routine']],
  ['Q-SDK-HOST-06', 'choice', ['full verification', 'pinned thumbprint', 'none'], ['none']],
  ['Q-RCLI-HOST-05', 'choice', ['full verification', 'pinned', 'none'], ['none']],
  ['Q-RCLI-VC-05', 'choice', ['full verification', 'pinned', 'none'], ['none']],
  ['Q-SSH-01', 'each host', ['off', 'on for named use', 'on always'], ['on always']],
  ['Q-SSH-07', 'choice', ['no keys', 'keys with passphrase, inventoried', 'keys without passphrase or owner'], ['keys without passphrase or owner']],
  ['Q-CON-04', 'choice', ['none', 'managed tool', 'unmanaged add-on'], ['unmanaged add-on']],
  ['Q-CON-05', 'choice', ['enabled', 'available, off', 'not available'], ['available, off']],
  ['Q-CON-06', 'choice', ['installed', 'not installed'], ['not installed']],
  ['Q-CON-07', 'choice', ['card with two-factor', 'physical control only', 'nothing'], ['nothing']],
  ['Q-CON-09', 'choice', ['trusted certificate', 'thumbprint checked', 'clicked through'], ['clicked through']],
  ...['LAB', 'SITE', 'LCM', 'APPS', 'CIQ'].flatMap((code) => addOn(code)),
  ['Q-SITE-05', 'choice', ['Stage Manager', 'Site Recovery Manager', 'other', 'none', 'not determined'], ['not determined']],
  ['Q-VUM-06', 'choice', ['download host', 'proxy', 'direct', 'manual import'], ['direct']],
  ['Q-VUM-08', 'choice', ['all hosts covered', 'ESX only', 'none'], ['ESX only', 'none']],
  ['Q-X-09', 'choice', ['all replaced', 'VC only', 'none'], ['none']],
  ['Q-X-12', 'choice', ['not present', 'present, assessed', 'present, not assessed'], ['present, not assessed']],
  [
    'Q-X-13',
    'several',
    ['ESX', 'ESXi', 'VMware Server', 'VC', 'Stage Manager', 'Lab Manager', 'LifeCycle Manager', 'unsupported versions present'],
    ['unsupported versions present'],
  ],
  ['Q-X-14', 'choice', ['not changed', 'changed, documented', 'changed, undocumented'], ['changed, undocumented']],
  ['Q-X-16', 'each path', ['none', 'workstation', 'gateway', 'native'], ['none']],
  [
    'Q-X-17',
    'each path',
    ['none', 'pass-through', 'managed tool', 'preshared keys in inventory', 'added by the application', 'unmanaged method'],
    ['unmanaged method'],
  ],
  ['Q-X-18', 'number', [], ['more than 0']],
];

function addOn(code: string): (readonly [string, string, readonly string[], readonly string[]])[] {
  const [own, other] = ['own local users', 'other directory'];
  const bad = [`${own}, without policy or review`, `${other}, without policy or review`];
  return [
    [`Q-${code}-03`, 'choice', ['same directory as VC', `${own}, with policy and review`, `${other}, with policy and review`, ...bad], bad],
    [`Q-${code}-04`, 'choice', ['certificate verified', 'thumbprint pinned', 'accepted any'], ['accepted any']],
  ];
}

const badOnYes =
  'VIC-VC-06 VIC-VC-07 VIC-VC-11 VIC-VC-15 VIC-VC-22 VIC-VC-23 VIC-HOST-08 WEB-VC-01 WEB-VC-05 WEB-VC-08 WEB-VC-11 WEB-HOST-01 WEB-HOST-03 WEB-HOST-04 SDK-VC-07 SDK-VC-10 SDK-HOST-03 SDK-HOST-05 RCLI-HOST-03 RCLI-HOST-06 RCLI-VC-03 RCLI-VC-06 SSH-06 VUM-01 X-08 X-10';

describe('answer forms of vi4', () => {
  it.each(typed)('%s is a %s with exact options and bad ones', (question, kind, options, bad) => {
    const form = formOf(question);
    expect(form.kind === 'each' ? `each ${form.of}` : form.kind).toBe(kind);
    if (form.kind !== 'number') expect(form.options.map((option) => option.value)).toEqual(options);
    expect(badValues(question)).toEqual(bad);
  });

  it('asks everything else as yes or no, and is bad on yes exactly where published', () => {
    const plain = items.filter((item) => !typed.some(([question]) => question === item.question.id));
    expect(plain).toHaveLength(160 - typed.length);
    for (const { question } of plain)
      expect(question.answer.kind === 'choice' && question.answer.options.map((option) => option.value)).toEqual(['yes', 'no']);
    expect(plain.filter((item) => badValues(item.question.id)[0] === 'yes').map((item) => item.number)).toEqual(badOnYes.split(' '));
  });

  it('counts direct paths from 0 to 1000', () => {
    expect(formOf('Q-X-18')).toEqual({ kind: 'number', unit: 'direct paths', min: 0, max: 1000, badAbove: 0 });
  });
});

describe('the words of vi4', () => {
  const prose = items.flatMap((item) => [item.fact.text, item.question.text, item.check.text, item.finding.title, item.finding.fix]);
  const documented = [22, 80, 443, 902, 5588, 5589, 8009, 8084, 8086];

  it('names every port of a fact in its text, and lists every port that the text names', () => {
    for (const { fact } of items) {
      const words = fact.text.replaceAll(/\b[A-Z]+(-[A-Z]+)*-\d\d\b/g, '').split(/[^\d]+/);
      expect([fact.id, fact.ports]).toEqual([fact.id, documented.filter((port) => words.includes(String(port)))]);
    }
  });

  it('names the source and the vendor’s products, never our working words', () => {
    for (const text of prose) expect(text).not.toMatch(/\bseed\b|modern-paths|\bVIC\b(?!-|\))|'|->/);
    const bareVc = prose.filter((text) => /(?<![-\w])VC(?![-\w])/.test(text));
    expect(bareVc).toEqual([items[0]?.fact.text]); // the one place that explains the abbreviation
  });

  it('ends questions with a question mark, sentences with a full stop and titles with neither', () => {
    for (const { fact, question, check, finding } of items) {
      expect(question.text).toMatch(/\?$/);
      for (const sentence of [fact.text, check.text, finding.fix]) expect(sentence).toMatch(/\.$/);
      expect(finding.title).toMatch(/[^.?!]$/);
    }
  });

  it('refers to every note at least once, from a fact and, where a leg is concerned, from a hop', () => {
    const fromFacts = new Set(items.flatMap((item) => item.fact.notes));
    expect([...fromFacts].sort()).toEqual(catalog.notes.map((note) => note.id));
    const fromHops = catalog.paths.flatMap((path) => path.hops.flatMap((hop) => hop.notes.map((note) => `${path.code}/${hop.id} ${note}`)));
    expect(fromHops).toEqual([
      'VIC-VC/2 N-07',
      'VIC-VC/3 N-07',
      'VIC-VC/4 N-03',
      'VIC-VC/O N-02',
      'VIC-VC/open N-01',
      'VIC-VC/P N-09',
      'WEB-VC/1 N-04',
      'WEB-VC/2 N-04',
      'WEB-HOST/1 N-05',
      'WEB-HOST/2 N-05',
      'RCLI-VC/1b N-07',
      'VUM/2 N-08',
      'VUM/3 N-08',
    ]);
  });

  it('prints a port text for every hop that holds its port numbers', () => {
    for (const hop of catalog.paths.flatMap((path) => path.hops)) for (const port of hop.ports) expect(hop.portText).toContain(String(port));
  });
});
