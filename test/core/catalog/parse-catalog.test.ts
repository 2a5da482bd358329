import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseCatalog } from '#core/catalog/parse-catalog.ts';

const folder = join(import.meta.dirname, '../../../resources/catalog/vi4');
const readJson = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8')) as unknown;
/** The shipped files, read afresh, so that what one test spoils reaches no other. */
const readFiles = () => ({
  edition: readJson('edition.json'),
  paths: readdirSync(join(folder, 'paths')).map((name) => ({ file: `paths/${name}`, content: readJson(`paths/${name}`) })),
});

/** A place inside the files: `edition` or a path code first, then keys, positions, or an id (of a fact, or the entry's own). */
type Step = string | number;
// The content is spoilt on purpose, so it has no type of its own here.
type Loose = Record<string, unknown>;

const entryOf = (holder: unknown, step: Step): unknown => {
  if (Array.isArray(holder) && typeof step === 'string') {
    const entries = holder as Loose[];
    return entries.find((entry) => entry['id'] === step || entry['question'] === step || (entry['fact'] as Loose | undefined)?.['id'] === step);
  }
  return (holder as Record<Step, unknown>)[step];
};

const contentOf = (files: ReturnType<typeof readFiles>, name: Step): unknown =>
  name === 'edition' ? files.edition : files.paths.find(({ file }) => file === `paths/${String(name)}.json`)?.content;

/** Replaces what stands at a place; `undefined` removes it. */
const put =
  (value: unknown, name: string, ...steps: readonly Step[]) =>
  (files: ReturnType<typeof readFiles>): void => {
    const last = steps.at(-1);
    const holder = steps.slice(0, -1).reduce(entryOf, contentOf(files, name)) as Record<Step, unknown> | undefined;
    if (holder === undefined || last === undefined) throw new Error(`Nothing at ${[name, ...steps].join(' / ')}`);
    holder[last] = value;
  };

const options = (code: string, fact: string, ...values: readonly unknown[]) => put(values, code, 'items', fact, 'question', 'answer', 'options');
const good = { value: 'fine' };
const bad = { value: 'poor', bad: true };

/** What is spoilt, how, and the place and the words with which it must be refused. */
const planted: readonly (readonly [string, (files: ReturnType<typeof readFiles>) => void, string, RegExp])[] = [
  ['a missing text', put(undefined, 'SSH', 'items', 'SSH-04', 'check', 'text'), 'paths/SSH.json / items / SSH-04 / check / text', /is missing/],
  [
    'an empty text',
    put('  ', 'VIC-VC', 'items', 'VIC-VC-17', 'question', 'text'),
    'paths/VIC-VC.json / items / VIC-VC-17 / question / text',
    /text is empty/,
  ],
  ['an empty profile', put('', 'CON', 'profile', 'roles'), 'paths/CON.json / profile / roles', /text is empty/],
  [
    'a severity that is none',
    put('grave', 'SSH', 'items', 'SSH-06', 'finding', 'severity'),
    'paths/SSH.json / items / SSH-06 / finding / severity',
    /“grave” is not one of critical/,
  ],
  [
    'an area that is none',
    put('network', 'SSH', 'items', 'SSH-06', 'finding', 'area'),
    'paths/SSH.json / items / SSH-06 / finding / area',
    /“network” is not one of/,
  ],
  [
    'a tier that is none',
    put('D', 'SSH', 'items', 'SSH-06', 'question', 'tier'),
    'paths/SSH.json / items / SSH-06 / question / tier',
    /“D” is not one of/,
  ],
  [
    'a control that is none',
    put(['AC-6', 'strong'], 'SSH', 'items', 'SSH-06', 'finding', 'controls'),
    'paths/SSH.json / items / SSH-06 / finding / controls / 2',
    /“strong” is not accepted/,
  ],
  ['a port beyond 65535', put([70_000], 'SSH', 'hops', '1', 'ports'), 'paths/SSH.json / hops / 1 / ports / 1', /from 1 to 65535/],
  [
    'a kind of answer that is none',
    put({ kind: 'essay' }, 'SSH', 'items', 'SSH-06', 'question', 'answer'),
    'paths/SSH.json / items / SSH-06 / question / answer / kind',
    /“essay” is not one of/,
  ],
  ['a field nobody knows', put('x', 'SSH', 'items', 'SSH-06', 'severity'), 'paths/SSH.json / items / SSH-06', /“severity” is not known/],
  ['a version that is none', put('next', 'edition', 'version'), 'edition.json / version', /like 1\.0\.0/],
  ['a file whose code does not match', put('SSH2', 'SSH', 'code'), 'paths/SSH.json / code', /holds the path SSH2; name the file paths\/SSH2\.json/],
  ['a listed path without a file', put(['VIC-VC', 'NFS'], 'edition', 'paths'), 'edition.json / paths', /there is no paths\/NFS\.json/],
  [
    'a file that is not listed',
    (files) =>
      put(
        (files.edition as { paths: string[] }).paths.filter((code) => code !== 'CON'),
        'edition',
        'paths',
      )(files),
    'paths/CON.json',
    /does not list/,
  ],
  [
    'a path listed twice',
    (files) => put([...(files.edition as { paths: string[] }).paths, 'X'], 'edition', 'paths')(files),
    'edition.json / paths',
    /X is listed twice/,
  ],
  [
    'a question under another number',
    put('Q-SSH-05', 'SSH', 'items', 'SSH-04', 'question', 'id'),
    'paths/SSH.json / SSH-04 / question',
    /Q-SSH-05 does not go with SSH-04; it should be Q-SSH-04/,
  ],
  ['a question id that occurs twice', put('Q-SSH-05', 'SSH', 'items', 'SSH-04', 'question', 'id'), 'paths', /question id Q-SSH-05 occurs twice/],
  ['a check under another number', put('C-CON-04', 'SSH', 'items', 'SSH-04', 'check', 'id'), 'paths/SSH.json / SSH-04 / check', /should be C-SSH-04/],
  [
    'a finding under another number',
    put('F-SSH-40', 'SSH', 'items', 'SSH-04', 'finding', 'id'),
    'paths/SSH.json / SSH-04 / finding',
    /should be F-SSH-04/,
  ],
  ['a number of another path', put('CON-04', 'SSH', 'items', 'SSH-04', 'fact', 'id'), 'paths/SSH.json / CON-04', /does not belong to the path SSH/],
  ['a fact id that occurs twice', put('SSH-03', 'SSH', 'items', 'SSH-04', 'fact', 'id'), 'paths', /fact id SSH-03 occurs twice/],
  ['items out of order', put('SSH-01', 'SSH', 'items', 'SSH-04', 'fact', 'id'), 'paths/SSH.json / SSH-01', /stands after a higher number/],
  ['a path without items', put([], 'APPS', 'items'), 'paths/APPS.json / items', /has no items/],
  ['a note that is not there', put(['N-11'], 'SSH', 'items', 'SSH-04', 'fact', 'notes'), 'paths/SSH.json / SSH-04 / fact / notes', /no note N-11/],
  ['a hop from an actor that is not there', put('laptop', 'SSH', 'hops', '1', 'from'), 'paths/SSH.json / hops / 1', /no actor laptop/],
  ['a hop to an actor of another path', put('card', 'SSH', 'hops', '1', 'to'), 'paths/SSH.json / hops / 1', /no actor card/],
  ['a hop with a fact that is not there', put(['SSH-99'], 'SSH', 'hops', '1', 'facts'), 'paths/SSH.json / hops / 1', /no fact SSH-99/],
  ['a hop without a fact', put([], 'SSH', 'hops', '1', 'facts'), 'paths/SSH.json / hops / 1', /names no fact/],
  ['a hop with a note that is not there', put(['N-99'], 'SSH', 'hops', '1', 'notes'), 'paths/SSH.json / hops / 1', /no note N-99/],
  ['a hop id that occurs twice', put('1', 'VIC-HOST', 'hops', '2', 'id'), 'paths/VIC-HOST.json / hops', /hop id 1 occurs twice/],
  ['an actor id that occurs twice', put('keyboard', 'CON', 'actors', 'browser', 'id'), 'paths/CON.json / actors', /actor id keyboard occurs twice/],
  [
    'an answer without a bad option',
    options('SSH', 'SSH-04', good, { value: 'also fine' }),
    'paths/SSH.json / SSH-04 / question / answer / options',
    /No option is bad/,
  ],
  ['an answer without a good option', options('SSH', 'SSH-04', bad), 'paths/SSH.json / SSH-04 / question / answer / options', /Every option is bad/],
  [
    'an option that occurs twice',
    options('SSH', 'SSH-04', good, bad, good),
    'paths/SSH.json / SSH-04 / question / answer / options',
    /“fine” occurs twice/,
  ],
  [
    'unknown as an option',
    options('SSH', 'SSH-04', good, bad, { value: 'unknown' }),
    'paths/SSH.json / SSH-04 / question / answer / options',
    /“unknown” may be answered everywhere/,
  ],
  [
    'not-applicable as an option',
    options('SSH', 'SSH-04', good, bad, { value: 'not-applicable' }),
    'paths/SSH.json / SSH-04 / question / answer / options',
    /“not-applicable” may be/,
  ],
  [
    'a number that is never bad',
    put(1000, 'X', 'items', 'X-18', 'question', 'answer', 'badAbove'),
    'paths/X.json / X-18 / question / answer',
    /leaves no bad value/,
  ],
  ['a path built on one that is not there', put(['SDK-XX'], 'LAB', 'builtOn'), 'paths/LAB.json / builtOn', /no path SDK-XX/],
  [
    'paths built on each other',
    put(['RCLI-VC'], 'SDK-VC', 'builtOn'),
    'paths/SDK-VC.json / builtOn',
    /SDK-VC, RCLI-VC are built on each other in a circle/,
  ],
  [
    'an asset reached by a path that is not there',
    put([{ path: 'FTP' }], 'edition', 'assets', 'vcenter', 'reachedBy'),
    'edition.json / assets / vcenter / reachedBy',
    /no path FTP/,
  ],
  [
    'an asset reached by a fact of another path',
    put([{ path: 'VIC-VC', only: ['SSH-01'] }], 'edition', 'assets', 'hosts', 'reachedBy'),
    'edition.json / assets / hosts / reachedBy / VIC-VC',
    /SSH-01/,
  ],
  [
    'an asset that includes one that is not there',
    put(['guests'], 'edition', 'assets', 'hosts-with-vcenter', 'includes'),
    'edition.json / assets / hosts-with-vcenter / includes',
    /no asset guests/,
  ],
  [
    'assets that include each other',
    put(['hosts-with-vcenter'], 'edition', 'assets', 'hosts', 'includes'),
    'edition.json / assets / hosts / includes',
    /include each other/,
  ],
  ['an asset that nothing reaches', put([], 'edition', 'assets', 'vcenter', 'reachedBy'), 'edition.json / assets / vcenter', /No path reaches/],
  [
    'a compensation by a question that is not there',
    put('Q-SSH-99', 'edition', 'compensation', 0, 'question'),
    'edition.json / compensation / Q-SSH-99',
    /no question Q-SSH-99/,
  ],
  [
    'a compensation by a value that is no option',
    put('in place', 'edition', 'compensation', 0, 'value'),
    'edition.json / compensation / Q-VIC-HOST-11 / value',
    /“in place” is no option of Q-VIC-HOST-11/,
  ],
  [
    'a compensation by a bad value',
    put('in place, can be bypassed', 'edition', 'compensation', 0, 'value'),
    'edition.json / compensation / Q-VIC-HOST-11 / value',
    /bad answer and cannot/,
  ],
  [
    'a compensation of a path that is not there',
    put(['TELNET'], 'edition', 'compensation', 0, 'paths'),
    'edition.json / compensation / Q-VIC-HOST-11 / paths',
    /no path TELNET/,
  ],
  [
    'a platform rule for a host that is not offered',
    put('ESXv', 'edition', 'platform', 0, 'host'),
    'edition.json / platform',
    /no kind of host ESXv/,
  ],
  [
    'a platform rule for a question that is not there',
    put(['Q-SSH-66'], 'edition', 'platform', 0, 'questions'),
    'edition.json / platform / ESXi / questions',
    /no question Q-SSH-66/,
  ],
  [
    'a plug-in question that decides none',
    put('Q-VIC-VC-99', 'edition', 'plugInQuestions', 'Q-VIC-VC-20', 'question'),
    'edition.json / plugInQuestions',
    /no question Q-VIC-VC-99/,
  ],
  [
    'two plug-in questions under one field',
    put('traffic', 'edition', 'plugInQuestions', 'Q-VIC-VC-20', 'field'),
    'edition.json / plugInQuestions',
    /traffic occurs twice/,
  ],
  ['a note id that occurs twice', put('N-01', 'edition', 'notes', 'N-02', 'id'), 'edition.json / notes', /note id N-01 occurs twice/],
  ['an asset id that occurs twice', put('vcenter', 'edition', 'assets', 'hosts', 'id'), 'edition.json / assets', /asset id vcenter occurs twice/],
  [
    'a kind of host that occurs twice',
    put(['ESX', 'ESXi', 'ESX'], 'edition', 'hostKinds'),
    'edition.json / hostKinds',
    /kind of host ESX occurs twice/,
  ],
];

describe('parseCatalog', () => {
  it('accepts the shipped files as they are, without a warning', () => {
    const parsed = parseCatalog(readFiles());
    expect(parsed).toMatchObject({ ok: true, warnings: [] });
  });

  it.each(planted)('refuses %s by name and place', (_title, spoil, place, sentence) => {
    const files = readFiles();
    spoil(files);
    const parsed = parseCatalog(files);
    const problems = parsed.ok ? [] : parsed.problems;
    expect(problems).toContainEqual({ place, sentence: expect.stringMatching(sentence) as string });
  });

  it('refuses files that are no objects at all', () => {
    const parsed = parseCatalog({ edition: null, paths: [{ file: 'paths/X.json', content: [1] }] });
    expect(parsed.ok ? [] : parsed.problems.map(({ place }) => place)).toEqual(['edition.json', 'paths/X.json']);
  });

  it('lists every problem at once, not only the first', () => {
    const files = readFiles();
    for (const id of ['SSH-01', 'SSH-02', 'SSH-03']) put(['N-77'], 'SSH', 'items', id, 'fact', 'notes')(files);
    const parsed = parseCatalog(files);
    expect(parsed.ok ? 0 : parsed.problems.length).toBe(3);
  });

  it('puts the paths into the order of the edition, whatever the order of the files', () => {
    const files = readFiles();
    const order = (files.edition as { paths: string[] }).paths;
    const parsed = parseCatalog({ ...files, paths: files.paths.toReversed() });
    expect(parsed.ok && parsed.value.paths.map((path) => path.code)).toEqual(order);
  });
});
