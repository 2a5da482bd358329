import { statSync } from 'node:fs';
import { renderOpened } from '#application/export-report.ts';
import { Trouble } from '#application/ports.ts';
import { optionalSections, paperSizes, reportFormats, type ReportFormat, type ReportOptions } from '#contract/contract.ts';
import { writeAnswersFile } from '#exchange/answers-file/write-answers-file.ts';
import { dayOf, systemClock } from '../../clock.ts';
import { printPolicy } from '../../content-policy.ts';
import { version } from '../../version.ts';
import { evaluateFile, type EvaluatedFile } from '../evaluate-file.ts';
import { oneOfOption, onlyOne, readArguments, readDate } from '../read-arguments.ts';
import { nameOf } from '../read-input.ts';
import type { Command } from '../run-cli.ts';
import { openShelf, readingTools, sha256 } from '../shelf.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage.ts';
import { writeOutput } from '../write-output.ts';

interface Wanted {
  readonly format: ReportFormat;
  readonly out: string;
  readonly options: ReportOptions;
}

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

const evidenceOf =
  (evaluated: EvaluatedFile) =>
  (hash: string): Uint8Array => {
    const found = evaluated.evidence.find((one) => one.sha256 === hash);
    if (!found) throw new Trouble('file-invalid', `the evidence ${hash} is not in the file.`);
    return found.bytes;
  };

const makeReport = async (
  evaluated: EvaluatedFile,
  { format, options }: Wanted,
  shipped: ReturnType<typeof openShelf>['shipped'],
): Promise<Uint8Array> => {
  const html = (): string => renderOpened({ shipped, sha256, programVersion: version }, evaluated, evaluated.result, options);
  switch (format) {
    case 'json':
      return encode(`${JSON.stringify(evaluated.result, null, 2)}\n`);
    case 'answers':
      return writeAnswersFile(evaluated.catalog, evaluated.assessment, evidenceOf(evaluated));
    case 'html':
      return encode(html());
    case 'pdf': {
      const { printPdf } = await import('#printing/print-pdf.ts');
      return printPdf(html(), { paper: options.paper, policy: printPolicy });
    }
  }
};

const reportFile = async (terminal: Terminal, file: string, wanted: Wanted, on: string | null): Promise<void> => {
  const { catalogs, shipped } = openShelf();
  let evaluated;
  try {
    evaluated = await evaluateFile(file, readingTools(catalogs), on, dayOf(systemClock.now()));
  } catch (error) {
    throw error instanceof Trouble ? new Trouble(error.code, `${nameOf(file)}: ${error.message}`, error.details, error) : error;
  }
  for (const warning of evaluated.warnings) terminal.complain(`${nameOf(file)}: note: ${warning}`);
  await writeOutput(terminal, wanted.out, await makeReport(evaluated, wanted, shipped));
};

const reportAssessment = async (terminal: Terminal, id: string, { format, out, options }: Wanted): Promise<void> => {
  const { withLibrary } = await import('../open-library.ts');
  await withLibrary(terminal, out, ({ ask }) => ask('exportReport', { id, format, options }));
};

/** Ids are made by Postern and look like this; everything else is meant as a file, and a file of that name goes first. */
const meansFile = (given: string): boolean => !/^[\da-f]{8}-[\da-f-]{27}$/.test(given) || statSync(given, { throwIfNoEntry: false }) !== undefined;

/** `postern report`: of a file without any database, or of an assessment in the library. */
export const run: Command = async (argv, terminal) => {
  const { values, positionals } = readArguments(argv, {
    format: { type: 'string' },
    out: { type: 'string' },
    paper: { type: 'string' },
    on: { type: 'string' },
    without: { type: 'string', multiple: true },
  });
  const source = onlyOne(positionals, 'answers file or assessment');
  const format = oneOfOption('format', values.format, reportFormats);
  if (format === null) throw new UsageError(`Say which with --format: ${reportFormats.join(', ')}.`);
  if (values.out === undefined || values.out === '') throw new UsageError('Say where with --out PATH, or --out - for standard output.');
  if (values.out === '-' && format === 'pdf' && terminal.isInteractive)
    throw new UsageError('A PDF is nothing for the screen; name a file with --out.');
  const without = (values.without ?? []).map((section) => oneOfOption('without', section, optionalSections)).filter((section) => section !== null);
  const wanted: Wanted = { format, out: values.out, options: { paper: oneOfOption('paper', values.paper, paperSizes) ?? 'A4', without } };
  const on = readDate('on', values.on);
  if (meansFile(source)) await reportFile(terminal, source, wanted, on);
  else if (on !== null) throw new UsageError('--on goes with files; an assessment in the library has its own date.');
  else await reportAssessment(terminal, source, wanted);
  return 0;
};
