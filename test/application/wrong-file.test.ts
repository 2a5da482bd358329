/** Every kind of file at every door: what is not meant for it is refused in a sentence that names the file and helps, and nothing changes. */
import { expect, test } from 'vitest';
import type { ReportFormat } from '#contract/contract.ts';
import { create, openBench, stage, toBase64, type Bench } from './open-application.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const formats: readonly ReportFormat[] = [
  'answers',
  'bundle',
  'json',
  'xlsx',
  'questionnaire',
  'findings-csv',
  'docx',
  'markdown',
  'hdf',
  'heimdall',
  'oscal',
  'html',
];

const foreign: Readonly<Record<string, Uint8Array>> = {
  'picture.png': Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13),
  'paper.pdf': encode('%PDF-1.7\n%\u00e2\u00e3'),
  'empty.json': new Uint8Array(),
  'utf16.json': Uint8Array.from(Buffer.from('\ufeff{"format":"postern-assessment"}', 'utf16le')),
  'checklist.cklb': encode('{"title":"x","id":"1","stigs":[{"rules":[]}]}'),
  'checklist.ckl': encode('<?xml version="1.0"?><!DOCTYPE CHECKLIST [<!ENTITY x SYSTEM "file:///etc/passwd">]><CHECKLIST>&x;</CHECKLIST>'),
  'packed.gz': Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0),
  'page.html': encode('<!doctype html><title>x</title>'),
  'keys.json': encode(
    '{"format":"postern-assessment","formatVersion":1,"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}',
  ),
};

const filesOf = async (bench: Bench, id: string): Promise<Readonly<Record<string, Uint8Array>>> => {
  const files: Record<string, Uint8Array> = { ...foreign };
  await bench.get('createSigningKey', {});
  for (const format of formats) {
    await bench.get('exportReport', {
      id,
      format,
      options: { paper: 'A4', without: [] },
      ...(format === 'bundle' ? { seal: { without: [], reports: [] } } : {}),
    });
    files[format] = bench.delivered.at(-1)!.bytes;
  }
  const half = (bytes: Uint8Array): Uint8Array => bytes.subarray(0, bytes.length >> 1);
  return {
    ...files,
    'half of the answers': half(files['answers']!),
    'half of a bundle': half(files['bundle']!),
    'half of a workbook': half(files['questionnaire']!),
  };
};

/** Who goes through which door; everybody else is refused there. */
const welcome: Readonly<Record<string, string>> = { answers: 'answers', respondent: 'questionnaire', bundle: 'bundle' };
/** Some of what is said, so that a refusal has the right reason. */
const said: Readonly<Record<string, RegExp>> = {
  'answers picture.png': /This is a picture. Choose a Postern answers file/,
  'answers paper.pdf': /This is a PDF/,
  'answers empty.json': /The file is empty/,
  'answers utf16.json': /UTF-16 text; save it as UTF-8/,
  'answers checklist.cklb': /no Postern answers file; its format is not given/,
  'answers checklist.ckl': /This is markup/,
  'answers packed.gz': /Unpack it first/,
  'answers keys.json': /The field “catalog” is missing/,
  'answers bundle': /under a name that ends in .postern/,
  'answers questionnaire': /take a respondent file back inside its assessment/,
  'answers json': /its format is “postern-result”/,
  'answers hdf': /its format is not given/,
  'answers oscal': /its format is not given/,
  'answers half of the answers': /line \d+, column \d+: The file is not valid JSON/,
  'respondent answers': /has no column “Question id”/,
  'respondent bundle': /holds no workbook/,
  'respondent docx': /is a Word document/,
  'respondent xlsx': /has no sheet “Questions”/,
  'respondent empty.json': /is empty/,
  'respondent half of a workbook': /no whole archive/,
  'bundle answers': /no sealed bundle of Postern. Choose a file that ends in .postern/,
  'bundle questionnaire': /not in the form in which Postern writes a bundle/,
  'bundle half of a bundle': /it was cut off/,
  'bundle empty.json': /no sealed bundle of Postern/,
};

test('nothing that is not meant for a door goes through it, and it is said why', { timeout: 60_000 }, async () => {
  const bench = openBench();
  const id = await create(bench);
  const files = await filesOf(bench, id);
  const before = await bench.look();
  const found: string[] = [];
  for (const [name, bytes] of Object.entries(files)) {
    const base64 = toBase64(bytes);
    const doors = {
      answers: () => bench.ask('importAssessment', { name, base64 }),
      respondent: () => bench.ask('previewRespondentFile', { id, name, base64 }),
      bundle: async () => bench.ask('previewBundle', await stage(bench, name, bytes)),
    };
    for (const [door, go] of Object.entries(doors)) {
      if (welcome[door] === name) continue;
      const outcome = await go();
      if (outcome.ok) found.push(`${door} took ${name}`);
      else {
        expect(outcome.error.code, `${door} ${name}`).toBe('file-invalid');
        expect(outcome.error.sentence).toContain(`“${name}”`);
        expect(outcome.error.sentence).toMatch(/\.$/);
        expect(outcome.error.sentence, `${door} ${name}`).toMatch(said[`${door} ${name}`] ?? /./);
      }
    }
  }
  expect(found).toEqual([]);
  expect(await bench.look()).toBe(before);
  expect(bench.faults).toEqual([]);
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
});

test('whoever is meant for a door goes through it (control)', async () => {
  const bench = openBench();
  const id = await create(bench);
  const files = await filesOf(bench, id);
  await bench.get('importAssessment', { name: 'a', base64: toBase64(files['answers']!) });
  await bench.get('previewRespondentFile', { id, name: 'q', base64: toBase64(files['questionnaire']!) });
  expect((await bench.get('previewBundle', await stage(bench, 'b', files['bundle']!))).verified).toBe(true);
});
