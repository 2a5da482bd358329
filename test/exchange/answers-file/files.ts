/** Answers files as the tests of exchange need them: the sample, a small one, and reading both with the real catalog. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Assessment } from '#core/assessment/assessment.ts';
import { sayProblem, type Parsed } from '#core/parse/shape.ts';
import { readAnswersFile, type ReadAnswers, type ReadingTools } from '#exchange/answers-file/read-answers-file.ts';
import { writeAnswersFile } from '#exchange/answers-file/write-answers-file.ts';
import { vi4 } from '../../catalog.ts';

export const resources = join(import.meta.dirname, '../../../resources');
export const sampleBytes = new Uint8Array(readFileSync(join(resources, 'samples/harbour-logistics.postern.json')));

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
export const tools: ReadingTools = { editions: ['vi4'], catalogFor: (edition) => (edition === 'vi4' ? vi4 : null), sha256 };

export const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
export const readBytes = (bytes: Uint8Array): Parsed<ReadAnswers> => readAnswersFile(bytes, tools);
export const readText = (text: string): Parsed<ReadAnswers> => readBytes(encode(text));
export const readFile = (file: unknown): Parsed<ReadAnswers> => readText(JSON.stringify(file));

/** The value of what must have been read. */
export const taken = (read: Parsed<ReadAnswers>): ReadAnswers => {
  if (!read.ok) throw new Error(read.problems.map(sayProblem).join('\n'));
  return read.value;
};

export const write = (assessment: Assessment, evidence: ReadAnswers['evidence']): Uint8Array => {
  const kept = new Map(evidence.map((one) => [one.sha256, one.bytes]));
  return writeAnswersFile(vi4, assessment, (hash) => kept.get(hash)!);
};

/** An answers file into every place of which a test may put wrong things. */
export type AnyFile = Record<string, unknown>;

/** A small and complete answers file, new at each call. */
export const smallFile = (): AnyFile => ({
  format: 'postern-assessment',
  formatVersion: 1,
  catalog: { edition: 'vi4' },
  assessment: { title: 'Kestrel Freight', client: 'Kestrel Freight Ltd', evaluatedOn: '2026-11-23', hosts: ['ESX', 'ESXi'] },
  scope: { 'VIC-VC': 'in-use', SITE: { state: 'not-in-use', reason: 'never bought' } },
  targets: [{ id: 'vc01', kind: 'vcenter', name: 'vc01.kestrel.example' }],
  answers: { 'Q-VIC-VC-17': { value: 'on none', note: 'planned for Q2', by: 'A. Admin', at: '2026-11-09T09:10:00+01:00' } },
  observations: { 'C-VIC-VC-17': { value: 'on none', note: 'tried on two workstations', evidence: ['E-01'] } },
  hops: { 'VIC-VC/3': { ports: [443], encryption: 'yes', evidence: ['E-01'] } },
  plugins: [{ name: 'Backup plug-in', peers: ['vault01'], traffic: 'clear text' }],
  acceptances: { 'F-VIC-VC-17': { reason: 'known', owner: 'C. Chief', expiresOn: '2027-03-31' } },
  compensatingControls: { 'F-SSH-04': { rationale: 'console network only' } },
  remediation: { 'F-SSH-04': { owner: 'A. Admin', dueOn: '2026-12-31' } },
  texts: { summary: 'One paragraph.\n\nAnother.' },
  evidence: [{ id: 'E-01', name: 'sshd_config.txt', text: 'PermitRootLogin yes\n' }],
});

type Inner = Record<string, unknown>;
export type Edit = (file: AnyFile) => void;

/** The object or list that holds the last key of a place such as `answers / Q-SSH-04 / note`, and that key. */
const find = (file: AnyFile, place: string): readonly [Inner, string] => {
  const keys = place.split(' / ');
  return [keys.slice(0, -1).reduce((at, key) => at[key] as Inner, file), keys.at(-1)!];
};
export const put =
  (place: string, value: unknown): Edit =>
  (file) => {
    const [holder, key] = find(file, place);
    holder[key] = value;
  };
export const drop =
  (place: string): Edit =>
  (file) => {
    const [holder, key] = find(file, place);
    Reflect.deleteProperty(holder, key);
  };
/** The first entry of a list once more at its end. */
export const again =
  (place: string): Edit =>
  (file) => {
    const list = file[place] as unknown[];
    list.push(list[0]);
  };

/** The small file with some things changed. */
export const changed = (...edits: readonly Edit[]): AnyFile => {
  const file = smallFile();
  for (const edit of edits) edit(file);
  return file;
};
