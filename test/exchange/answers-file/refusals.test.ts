import { expect, test } from 'vitest';
import { mostEvidenceBytes, mostFileBytes } from '#core/assessment/limits.ts';
import { changed, encode, readBytes, readFile, readText, smallFile, taken, put, drop, again, type Edit } from './files.ts';
import { schemaComplaints } from './schema.ts';

/** Faults that a validator can see without the catalog: the shipped schema refuses them as the reader does. */
const structural: readonly (readonly [fault: string, change: Edit, place: string, sentence: RegExp])[] = [
  ['another format', put('format', 'spreadsheet'), 'format', /no Postern answers file.*“spreadsheet”/],
  ['no format', drop('format'), 'format', /format is not given/],
  ['a newer format', put('formatVersion', 2), 'formatVersion', /newer Postern.*Update Postern/],
  ['a format version that is no number', put('formatVersion', '1'), 'formatVersion', /whole number/],
  ['no catalog', drop('catalog'), 'catalog', /missing; add it/],
  ['no assessment', drop('assessment'), 'assessment', /missing; add it/],
  ['no title', drop('assessment / title'), 'assessment / title', /missing; add it/],
  ['a title of blanks', put('assessment / title', '  '), 'assessment / title', /empty; write something/],
  ['a title over two lines', put('assessment / title', 'a\nb'), 'assessment / title', /one line; remove the line breaks/],
  ['a client that is too long', put('assessment / client', 'x'.repeat(301)), 'assessment / client', /301 characters; shorten it to 300/],
  ['a date in words', put('assessment / evaluatedOn', '23 November'), 'assessment / evaluatedOn', /no date; write it as/],
  ['a month that is none', put('assessment / startsOn', '2026-13-01'), 'assessment / startsOn', /no date/],
  ['a state that is none', put('assessment / state', 'final'), 'assessment / state', /not one of draft, in-review, issued/],
  ['hosts that are no list', put('assessment / hosts', 'ESX'), 'assessment / hosts', /Expected a list, found text/],
  ['a scope that is none', put('scope / VIC-VC', 'maybe'), 'scope / VIC-VC', /“maybe” is not one of in-use, not-in-use, undecided/],
  ['a scope without a state', put('scope / VIC-VC', { reason: 'x' }), 'scope / VIC-VC / state', /missing/],
  ['answers that are a list', put('answers', []), 'answers', /Expected an object, found a list/],
  ['an answer in which nothing is recorded', put('answers / Q-SSH-04', {}), 'answers / Q-SSH-04', /Nothing is recorded here.*take the entry out/],
  ['a value of null and a note of blanks', put('answers / Q-SSH-04', { value: null, note: ' \n' }), 'answers / Q-SSH-04', /Nothing is recorded here/],
  [
    'an observation with an empty list of evidence and no more',
    put('observations / C-SSH-04', { evidence: [] }),
    'observations / C-SSH-04',
    /Nothing is recorded here: neither a value nor a note/,
  ],
  ['a value that is an object of numbers', put('answers / Q-SSH-01', { value: { esx1: 1 } }), 'answers / Q-SSH-01 / value / esx1', /Expected text/],
  ['a value that is true', put('answers / Q-SSH-04', { value: true }), 'answers / Q-SSH-04 / value', /Expected text, found a boolean/],
  ['a value below zero', put('answers / Q-X-18', { value: -1 }), 'answers / Q-X-18 / value', /whole number from 0/],
  [
    'a note with control characters',
    put('answers / Q-VIC-VC-17 / note', 'bell \u0007'),
    'answers / Q-VIC-VC-17 / note',
    /“bell \uFFFD” holds control characters; remove them/,
  ],
  [
    'a note with a C1 control character',
    put('answers / Q-VIC-VC-17 / note', 'x\u009bx'),
    'answers / Q-VIC-VC-17 / note',
    /control characters; remove them/,
  ],
  [
    'a time without an offset',
    put('answers / Q-VIC-VC-17 / at', '2026-11-23T10:00'),
    'answers / Q-VIC-VC-17 / at',
    /write it as 2026-11-23T14:32:07\+01:00/,
  ],
  ['a key with a line break', put('answers / Q-\nX', { value: 'yes' }), 'answers / “Q- X”', /one line/],
  [
    'evidence that is no id',
    put('observations / C-VIC-VC-17 / evidence', ['../E-01']),
    'observations / C-VIC-VC-17 / evidence / 1',
    /an evidence id looks like E-07/,
  ],
  ['a port beyond all ports', put('hops / VIC-VC/3 / ports', [65_536]), 'hops / VIC-VC/3 / ports / 1', /from 1 to 65535/],
  [
    'an encryption that is none',
    put('hops / VIC-VC/3 / encryption', 'a bit'),
    'hops / VIC-VC/3 / encryption',
    /not one of yes, no, handshake, unknown/,
  ],
  ['a target of no kind', put('targets / 0 / kind', 'printer'), 'targets / 1 / kind', /not one of vcenter, hosts/],
  ['a target whose id is a path', put('targets / 0 / id', '../vc01'), 'targets / 1 / id', /use letters, digits, dots and dashes/],
  ['a plug-in without a name', put('plugins', [{}]), 'plugins / 1 / name', /missing/],
  ['an acceptance without an owner', drop('acceptances / F-VIC-VC-17 / owner'), 'acceptances / F-VIC-VC-17 / owner', /missing/],
  ['an acceptance without a reason', put('acceptances / F-VIC-VC-17 / reason', ' \n'), 'acceptances / F-VIC-VC-17 / reason', /empty/],
  ['an acceptance until some day', put('acceptances / F-VIC-VC-17 / expiresOn', 'later'), 'acceptances / F-VIC-VC-17 / expiresOn', /no date/],
  ['a control without rationale', put('compensatingControls / F-SSH-04', {}), 'compensatingControls / F-SSH-04 / rationale', /missing/],
  [
    'evidence without content',
    drop('evidence / 0 / text'),
    'evidence / E-01',
    /content of “sshd_config.txt” is missing; give it as “text” or “base64”/,
  ],
  [
    'evidence whose base64 is none',
    put('evidence / 0', { id: 'E-01', name: 'a', base64: 'a*b=' }),
    'evidence / 1 / base64',
    /write the bytes as base64/,
  ],
  ['an evidence name with a slash', put('evidence / 0 / name', '../../etc/passwd'), 'evidence / 1 / name', /plain file name without folders/],
  ['an evidence name with a backslash', put('evidence / 0 / name', 'C:\\x.txt'), 'evidence / 1 / name', /plain file name without folders/],
  ['an evidence name with a control character', put('evidence / 0 / name', 'a\u0000b.txt'), 'evidence / 1 / name', /control characters/],
  ['an evidence name that is a folder', put('evidence / 0 / name', '..'), 'evidence / 1 / name', /plain file name/],
  ['a hash that is none', put('evidence / 0 / sha256', 'abc'), 'evidence / 1 / sha256', /64 hex digits/],
  ['a text that is a number', put('texts / summary', 7), 'texts / summary', /Expected text, found a number/],
  [
    'a text for a section that cannot be',
    put('texts / Not a section', 'x'),
    'texts / Not a section',
    /no section of the report; use the name of a chapter/,
  ],
  ['a text far too long', put('texts / summary', 'x'.repeat(100_001)), 'texts / summary', /shorten it to 100000/],
];

/** Faults that only catalog, calendar or the bytes themselves show. */
const told: readonly (readonly [fault: string, change: Edit, place: string, sentence: RegExp])[] = [
  ['an edition that is not there', put('catalog / edition', 'vsphere9'), 'catalog / edition', /no catalog edition “vsphere9”; this Postern has vi4/],
  ['a question that is none', put('answers / Q-VIC-VC-99', { value: 'yes' }), 'answers / Q-VIC-VC-99', /no question “Q-VIC-VC-99” in edition vi4/],
  ['a check that is none', put('observations / C-SSH-99', { value: 'yes' }), 'observations / C-SSH-99', /no check “C-SSH-99” in edition vi4/],
  ['a path that is none', put('scope / VIC-XX', 'in-use'), 'scope / VIC-XX', /no path “VIC-XX”/],
  ['a hop that is none', put('hops / VIC-VC/99', {}), 'hops / VIC-VC/99', /no hop “VIC-VC\/99”.*for example VIC-VC\/3/],
  [
    'a finding that is none',
    put('acceptances / F-XX-01', { reason: 'r', owner: 'o', expiresOn: '2027-01-01' }),
    'acceptances / F-XX-01',
    /no finding “F-XX-01”/,
  ],
  [
    'a value that is no option',
    put('answers / Q-SSH-04', { value: 'sometimes' }),
    'answers / Q-SSH-04',
    /“sometimes” is no answer to Q-SSH-04; use “yes”, “no”, “unknown”, “not-applicable”/,
  ],
  ['a value with other capitals', put('answers / Q-SSH-04', { value: 'Yes' }), 'answers / Q-SSH-04', /“Yes” is no answer/],
  ['a number where options are', put('answers / Q-SSH-04', { value: 3 }), 'answers / Q-SSH-04', /takes no number/],
  ['an option where a number is', put('answers / Q-X-18', { value: 'many' }), 'answers / Q-X-18', /give a whole number from 0 to 1000/],
  ['a number beyond the form', put('answers / Q-X-18', { value: 1001 }), 'answers / Q-X-18', /a whole number from 0 to 1000/],
  ['a list where one option is', put('answers / Q-SSH-04', { value: ['yes'] }), 'answers / Q-SSH-04', /takes one option, not a list/],
  ['an empty list', put('answers / Q-X-13', { value: [] }), 'answers / Q-X-13', /choose at least one option/],
  ['an option twice', put('answers / Q-X-13', { value: ['ESX', 'ESX'] }), 'answers / Q-X-13', /names an option twice/],
  ['an answer per host that names none', put('answers / Q-SSH-01', { value: {} }), 'answers / Q-SSH-01', /names no host; name at least one/],
  ['not applicable for one host', put('answers / Q-SSH-01', { value: { esx1: 'not-applicable' } }), 'answers / Q-SSH-01', /Leave out of Q-SSH-01/],
  [
    'a kind of host that is none',
    put('assessment / hosts', ['Hyper-V']),
    'assessment / details',
    /“Hyper-V” is no kind of host in edition vi4; use ESX or ESXi/,
  ],
  ['a day that is none', put('assessment / evaluatedOn', '2026-02-29'), 'assessment / evaluatedOn', /no date/],
  [
    'evidence that is not attached',
    put('observations / C-VIC-VC-17 / evidence', ['E-09']),
    'observations / C-VIC-VC-17',
    /no evidence E-09 in this assessment; attach it first/,
  ],
  [
    'content that is not what was recorded',
    put('evidence / 0 / sha256', 'a'.repeat(64)),
    'evidence / E-01',
    /does not have the SHA-256 that the file states; it was changed/,
  ],
  [
    'base64 of an impossible length',
    put('evidence / 0', { id: 'E-01', name: 'a', base64: 'abcde' }),
    'evidence / E-01',
    /base64 content cannot be read; export the file again/,
  ],
  ['evidence twice', again('evidence'), 'evidence', /E-01 stands there twice; give each/],
  ['a target twice', again('targets'), 'targets', /“vc01” stands there twice/],
  ['a plug-in twice', put('plugins / 1', { id: 'P-01', name: 'x' }), 'plugins', /“P-01” stands there twice/],
  ['a plug-in field that is no option', put('plugins / 0 / traffic', 'fine'), 'plugins / P-01', /“fine” is no answer to Q-VIC-VC-24/],
  [
    'a plug-in answer to another question',
    put('plugins / 0 / answers', { 'Q-SSH-04': { value: 'yes' } }),
    'plugins / P-01',
    /“Q-SSH-04” is no question on plug-ins/,
  ],
  [
    'ports that do not fit on a line',
    put(
      'plugins / 0 / ports',
      Array.from({ length: 90 }, (_, at) => 10_000 + at),
    ),
    'plugins / 1 / ports',
    /too many for one line; shorten/,
  ],
  ['half a character', put('texts / summary', 'a\ud83d'), 'texts / summary', /not valid Unicode; save it again as UTF-8/],
];

/** Refused as a whole, first problem at the place, with a sentence that can be shown. */
const expectRefusal = (read: ReturnType<typeof readFile>, place: string, sentence: RegExp): void => {
  if (read.ok) throw new Error('It was read.');
  expect(read.problems[0]!.place).toBe(place);
  expect(read.problems[0]!.sentence).toMatch(sentence);
  expect(read.problems[0]!.sentence).not.toMatch(/undefined|\[object|TypeError|\n {4}at /);
};

test('the small file itself is read and accepted by the schema (negative control)', () => {
  expect(taken(readFile(smallFile())).assessment.details.title).toBe('Kestrel Freight');
  expect(schemaComplaints(smallFile())).toEqual([]);
});

test.each(structural)('the reader and the schema refuse %s', (_fault, change, place, sentence) => {
  const file = changed(change);
  expectRefusal(readFile(file), place, sentence);
  expect(schemaComplaints(file)).not.toEqual([]);
});

test.each(told)('the reader refuses %s, which the schema cannot know', (_fault, change, place, sentence) => {
  expectRefusal(readFile(changed(change)), place, sentence);
});

const texts: readonly (readonly [fault: string, text: string, place: string, sentence: RegExp])[] = [
  ['nothing', '', '', /The file is empty; choose a Postern answers file/],
  ['blanks', ' \n\t', '', /The file is empty/],
  ['a comma too many', '{\n "a": 1,\n}', 'line 3, column 1', /not valid JSON; mend it there/],
  ['a value that is missing', '{\n\n  "a": }', 'line 3, column 8', /not valid JSON/],
  ['a word', 'hello', 'line 1, column 1', /not valid JSON/],
  ['an end too early', '{"a": [1, 2', 'line 1, column 12', /not valid JSON/],
  ['a text after the end', '{"a": 1}\n{"b": 2}', 'line 2, column 1', /not valid JSON/],
  ['a line break in a text', '{"a": "b\nc"}', 'line 1, column 9', /not valid JSON/],
  ['a wrong escape', '{"a": "\\x"}', 'line 1, column 8', /not valid JSON/],
  ['nesting beyond all reason', `{"format": ${'['.repeat(200_000)}`, 'line 1, column 75', /nested more than 64 levels deep.*choose another file/],
  ['a list instead of an object', '[1]', '', /no Postern answers file; it holds no object/],
  ['a number instead of an object', '7', '', /no Postern answers file/],
  [
    'a question twice',
    '{"format": "postern-assessment",\n "answers": {"Q-SSH-04": {"value": "yes"}, "\\u0051-SSH-04": {"value": "no"}}}',
    'line 2, column 44',
    /“Q-SSH-04” stands there twice, and only one could be kept; remove one/,
  ],
];
test.each(texts)('a file with %s is refused by line and column', (_fault, text, place, sentence) => {
  expectRefusal(readText(text), place, sentence);
});

test('bytes that are no UTF-8 are refused, a byte order mark is not', () => {
  expectRefusal(readBytes(new Uint8Array([0x7b, 0xff, 0xfe, 0x7d])), '', /not UTF-8 text; export it again/);
  expect(readBytes(encode(`\uFEFF${JSON.stringify(smallFile())}`)).ok).toBe(true);
});

test('a file of 100 MB is refused before it is read, without taking its size in memory', () => {
  const bytes = new Uint8Array(100 * 1_048_576).fill(0x20);
  const before = process.memoryUsage().rss;
  expectRefusal(readBytes(bytes), '', /The file has 100 MB; answers files of up to 64 MB are read. Leave out large evidence/);
  expect(process.memoryUsage().rss - before).toBeLessThan(20 * 1_048_576);
  expect(mostFileBytes).toBeLessThan(bytes.byteLength);
});

test('evidence of 25 MB is taken, one byte more is refused by name', () => {
  const file = (bytes: number): unknown =>
    changed(put('evidence / 0', { id: 'E-01', name: 'big.bin', base64: Buffer.alloc(bytes, 7).toString('base64') }));
  expect(taken(readFile(file(mostEvidenceBytes))).evidence[0]!.bytes.byteLength).toBe(mostEvidenceBytes);
  expectRefusal(readFile(file(mostEvidenceBytes + 1)), 'evidence / E-01', /“big.bin” has 26 MB; evidence may have 25 MB. Attach a smaller extract/);
  expectRefusal(readFile(file(40 * 1_048_576)), 'evidence / E-01', /evidence may have 25 MB/);
  expectRefusal(readFile(changed(put('evidence / 0 / text', 'ü'.repeat(14 * 1_048_576)))), 'evidence / E-01', /evidence may have 25 MB/);
});

test('keys that name parts of every object are data like any other', () => {
  const text = JSON.stringify(smallFile());
  expectRefusal(readText(text.replace('"Q-VIC-VC-17":', '"__proto__":')), 'answers / __proto__', /no question “__proto__”/);
  expectRefusal(readText(text.replace('"Q-VIC-VC-17":', '"constructor":')), 'answers / constructor', /no question “constructor”/);
  const perHost = readText(text.replace('"Q-VIC-VC-17":{"value":"on none"', '"Q-SSH-01":{"value":{"__proto__":"off","toString":"on always"}'));
  expect(Object.entries(taken(perHost).assessment.answers['Q-SSH-01']!.value!)).toEqual([
    ['__proto__', 'off'],
    ['toString', 'on always'],
  ]);
  expectRefusal(readText(text.replace('"scope":{', '"scope":{"__proto__":"in-use",')), 'scope / __proto__', /no path “__proto__”/);
  expectRefusal(readText(text.replace('"title":', '"__proto__":{"title":"x"},"titel":')), 'assessment / title', /missing/);
  expect('title' in {}).toBe(false);
});

test('markup in texts, names and notes stays what it is: text', () => {
  const markup = '<script>alert(1)</script><img src=x onerror=alert(2)>&amp;';
  const file = changed(
    put('assessment / title', markup),
    put('texts / summary', markup),
    put('answers / Q-VIC-VC-17 / note', markup),
    put('plugins / 0 / name', markup),
    put('targets / 0 / name', markup),
  );
  const { assessment } = taken(readFile(file));
  const kept = [
    assessment.details.title,
    assessment.texts['summary'],
    assessment.answers['Q-VIC-VC-17']!.note,
    assessment.plugIns['P-01']!.name,
    assessment.targets['vc01']!.name,
  ];
  expect(kept).toEqual(Array.from({ length: 5 }, () => markup));
});

test('one file tells all of its faults, up to fifty, each with its place', () => {
  const wrong = Array.from({ length: 80 }, (_, at) => put(`answers / Q-NO-${at}`, { value: 'yes' }));
  const read = readFile(changed(...wrong));
  expect(!read.ok && read.problems.length).toBe(50);
  expect(!read.ok && new Set(read.problems.map((problem) => problem.place)).size).toBe(50);
});
