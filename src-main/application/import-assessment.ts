/** Takes an answers file into the library, whole or not at all; the shipped sample comes in by the same door. */
import { sayProblem } from '#core/parse/shape.ts';
import { fromBase64 } from '#exchange/answers-file/base64.ts';
import { readAnswersFile, type ReadingTools } from '#exchange/answers-file/read-answers-file.ts';
import type { Desk } from './desk.ts';
import { Trouble, type Ports } from './ports.ts';

export const readingTools = (ports: Pick<Ports, 'catalogs' | 'sha256'>): ReadingTools => {
  const editions = ports.catalogs.editions().map((one) => one.edition);
  return { editions, catalogFor: (edition) => (editions.includes(edition) ? ports.catalogs.read(edition) : null), sha256: ports.sha256 };
};

interface Imported {
  readonly id: string;
  readonly warnings: readonly string[];
}

/** `name` is only used in sentences. */
export const importBytes = (ports: Ports, desk: Desk, name: string, bytes: Uint8Array, sample: boolean): Imported => {
  const read = readAnswersFile(bytes, readingTools(ports));
  if (!read.ok) {
    const code = read.problems.some((problem) => problem.place === 'formatVersion') ? 'newer-format' : 'file-invalid';
    throw new Trouble(
      code,
      `“${name}” was not imported. ${read.problems[0] ? sayProblem(read.problems[0]) : ''}`.trim(),
      read.problems.map(sayProblem),
    );
  }
  const { assessment, catalog, evidence } = read.value;
  const id = ports.newId();
  const summary = desk.summary({ assessment, catalog });
  ports.store.create({ id, assessment, evidence, summary, sample, action: 'import', stamp: desk.stamp() });
  return { id, warnings: read.warnings.map(sayProblem) };
};

export const importAssessment =
  (ports: Ports, desk: Desk) =>
  ({ name, base64 }: { readonly name: string; readonly base64: string }): Imported =>
    importBytes(ports, desk, name, readBytes(base64), false);

/** Base64 that `parse-input` has let through; odd lengths are still possible. */
export const readBytes = (base64: string): Uint8Array => {
  const bytes = fromBase64(base64);
  if (!bytes) throw new Trouble('bad-input', 'The bytes did not arrive whole. Try again.');
  return bytes;
};
