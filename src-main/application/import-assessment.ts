/** Takes an answers file into the library, whole or not at all; the shipped sample comes in by the same door. */
import { fileTooLarge, mostFileBytes, sayMegabytes } from '#core/assessment/limits.ts';
import { sayProblem, type Parsed, type Problem } from '#core/parse/shape.ts';
import type { InputOf } from '#contract/contract.ts';
import { fromBase64 } from '#exchange/answers-file/base64.ts';
import { readAnswersFile, readInSteps, type ReadAnswers, type ReadingTools } from '#exchange/answers-file/read-answers-file.ts';
import type { Desk } from './desk.ts';
import { Trouble, type Ports } from './ports.ts';
import { teller } from './tell-progress.ts';

export const readingTools = (ports: Pick<Ports, 'catalogs' | 'sha256'>): ReadingTools => {
  const editions = ports.catalogs.editions().map((one) => one.edition);
  return { editions, catalogFor: (edition) => (editions.includes(edition) ? ports.catalogs.read(edition) : null), sha256: ports.sha256 };
};

interface Imported {
  readonly id: string;
  readonly warnings: readonly string[];
}

const refuse = (name: string, problems: readonly Problem[]): Trouble => {
  const code = problems.some((problem) => problem.place === 'formatVersion') ? 'newer-format' : 'file-invalid';
  return new Trouble(code, `“${name}” was not imported. ${problems[0] ? sayProblem(problems[0]) : ''}`.trim(), problems.map(sayProblem));
};

/** One transaction: from here on it cannot be stopped. `name` is only used in sentences. */
const takeIn = (ports: Ports, desk: Desk, name: string, read: Parsed<ReadAnswers>, sample: boolean): Imported => {
  if (!read.ok) throw refuse(name, read.problems);
  const { assessment, catalog, evidence } = read.value;
  const id = ports.newId();
  const summary = desk.summary({ assessment, catalog });
  ports.store.create({ id, assessment, evidence, summary, sample, action: 'import', stamp: desk.stamp() });
  return { id, warnings: read.warnings.map(sayProblem) };
};

export const importBytes = (ports: Ports, desk: Desk, name: string, bytes: Uint8Array, sample: boolean): Imported =>
  takeIn(ports, desk, name, readAnswersFile(bytes, readingTools(ports)), sample);

/** A file that was taken in piece by piece, as one; told apart by its size before any of it is read. */
const collect = async (ports: Ports, name: string, ref: string): Promise<Uint8Array> => {
  const size = ports.staging.sizeOf(ref);
  if (size > mostFileBytes) throw refuse(name, [{ place: '', sentence: `The file ${fileTooLarge(sayMegabytes(size))}` }]);
  const bytes = new Uint8Array(size);
  let at = 0;
  for await (const piece of ports.staging.read(ref)) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
};

/** Step by step, so that between two of them the window answers and the auditor can stop it; nothing is written before the last. */
export const importAssessment =
  (ports: Ports, desk: Desk, signal: AbortSignal) =>
  async (input: InputOf<'importAssessment'>): Promise<Imported> => {
    const tell = teller(ports, 'importAssessment', 1);
    try {
      const bytes = 'ref' in input ? await collect(ports, input.name, input.ref) : readBytes(input.base64);
      const steps = readInSteps(bytes, readingTools(ports));
      for (;;) {
        const step = steps.next();
        if (step.done === true) return takeIn(ports, desk, input.name, step.value, false);
        tell(step.value, 'Checking the file');
        await new Promise((resolve) => setTimeout(resolve, 0));
        signal.throwIfAborted();
      }
    } finally {
      if ('ref' in input) ports.staging.forget(input.ref);
      tell(1, 'Done');
    }
  };

/** Base64 that `parse-input` has let through; odd lengths are still possible. */
export const readBytes = (base64: string): Uint8Array => {
  const bytes = fromBase64(base64);
  if (!bytes) throw new Trouble('bad-input', 'The bytes did not arrive whole. Try again.');
  return bytes;
};
