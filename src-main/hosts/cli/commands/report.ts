import { statSync } from 'node:fs';
import { checkKind, kindsOf, loadFormat } from '#application/export-formats.ts';
import { checkWhose } from '#application/check-whose.ts';
import { renderOpened } from '#application/export-report.ts';
import { Trouble } from '#application/ports.ts';
import { compareResults } from '#core/comparison/compare-results.ts';
import { reportFormats, type ReportFormat, type ReportOptions } from '#contract/contract.ts';
import { writeAnswersFile } from '#exchange/answers-file/write-answers-file.ts';
import { dayOf, systemClock } from '../../clock.ts';
import { printPolicy } from '../../content-policy.ts';
import { finishPdf } from '../../finish-pdf.ts';
import { version } from '../../version.ts';
import { evaluateFile, type EvaluatedFile } from '../evaluate-file.ts';
import { oneOfOption, onlyOne, readArguments, readDate } from '../read-arguments.ts';
import { nameOf } from '../read-input.ts';
import { readReportOptions, reportArguments } from '../read-report-options.ts';
import type { Command } from '../run-cli.ts';
import { openShelf, readingTools, sha256 } from '../shelf.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage.ts';
import { writeOutput } from '../write-output.ts';

interface Wanted {
  readonly format: ReportFormat;
  readonly out: string;
  readonly options: ReportOptions;
  /** File or id of the assessment to compare with, for a report on changes. */
  readonly earlier: string | null;
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
  earlier: EvaluatedFile | null,
): Promise<Uint8Array> => {
  checkWhose(evaluated, evaluated.result, options);
  const html = (): string =>
    renderOpened({ shipped, sha256, programVersion: version }, evaluated, evaluated.result, options, earlier === null ? {} : { earlier });
  switch (format) {
    case 'answers':
      return writeAnswersFile(evaluated.catalog, evaluated.assessment, evidenceOf(evaluated));
    case 'bundle':
      throw new Trouble('refused', 'a sealed bundle holds the journal of the library; import the file first, then export it from there.');
    case 'html':
      return encode(html());
    case 'pdf': {
      const { printPdf } = await import('#printing/print-pdf.ts');
      const page = html();
      return finishPdf(await printPdf(page, { paper: options.paper, policy: printPolicy }), page);
    }
    default: {
      checkKind(format, options);
      const { render } = await loadFormat[format]({ options, ...(earlier === null ? {} : { earlier }) });
      const { catalog, assessment, result } = evaluated;
      const shared = { catalog, assessment, result, programVersion: version, madeAt: systemClock.now(), evidence: evidenceOf(evaluated) };
      return render({ ...shared, sha256: (text) => sha256(encode(text)) });
    }
  }
};

const reportFile = async (terminal: Terminal, file: string, wanted: Wanted, on: string | null): Promise<void> => {
  const { catalogs, shipped } = openShelf();
  const read = async (name: string, date: string | null): Promise<EvaluatedFile> => {
    try {
      const evaluated = await evaluateFile(name, readingTools(catalogs), date, dayOf(systemClock.now()));
      for (const warning of evaluated.warnings) terminal.complain(`${nameOf(name)}: note: ${warning}`);
      return evaluated;
    } catch (error) {
      throw error instanceof Trouble ? new Trouble(error.code, `${nameOf(name)}: ${error.message}`, error.details, error) : error;
    }
  };
  const evaluated = await read(file, on);
  const earlier = wanted.earlier === null ? null : await read(wanted.earlier, null);
  const compared = earlier === null ? null : compareResults(earlier, evaluated);
  if (compared?.ok === false) throw new Trouble('refused', compared.sentence);
  await writeOutput(terminal, wanted.out, await makeReport(evaluated, wanted, shipped, earlier));
};

const reportAssessment = async (terminal: Terminal, id: string, { format, out, options, earlier }: Wanted): Promise<void> => {
  const { withLibrary } = await import('../open-library.ts');
  const all = earlier === null ? options : { ...options, earlier };
  await withLibrary(terminal, out, ({ ask }) => ask('exportReport', { id, format, options: all }));
};

/** Formats that are no text. */
const binary: readonly ReportFormat[] = ['pdf', 'docx', 'xlsx', 'questionnaire', 'bundle'];

/** Ids are made by Postern and look like this; everything else is meant as a file, and a file of that name goes first. */
const meansFile = (given: string): boolean => !/^[\da-f]{8}-[\da-f-]{27}$/.test(given) || statSync(given, { throwIfNoEntry: false }) !== undefined;

/** `postern report`: of a file without any database, or of an assessment in the library. */
export const run: Command = async (argv, terminal) => {
  const { values, positionals } = readArguments(argv, {
    format: { type: 'string' },
    out: { type: 'string' },
    on: { type: 'string' },
    ...reportArguments,
  });
  const source = onlyOne(positionals, 'answers file or assessment');
  const format = oneOfOption('format', values.format, reportFormats);
  if (format === null) throw new UsageError(`Say which with --format: ${reportFormats.join(', ')}.`);
  if (values.out === undefined || values.out === '') throw new UsageError('Say where with --out PATH, or --out - for standard output.');
  if (values.out === '-' && binary.includes(format) && terminal.isInteractive)
    throw new UsageError(`${format} is nothing for the screen; name a file with --out.`);
  const wanted: Wanted = { format, out: values.out, ...readReportOptions(values) };
  // The whole assessment in place of one owner's findings would go to the wrong hands.
  if (kindsOf(format) === null && (wanted.options.kind !== undefined || wanted.options.without.length > 0)) {
    const followers = reportFormats.filter((one) => kindsOf(one) !== null);
    throw new UsageError(`--kind and --without go with ${followers.join(', ')}; ${format} holds the whole assessment.`);
  }
  const on = readDate('on', values.on);
  if (meansFile(source)) await reportFile(terminal, source, wanted, on);
  else if (on !== null) throw new UsageError('--on goes with files; an assessment in the library has its own date.');
  else await reportAssessment(terminal, source, wanted);
  return 0;
};
