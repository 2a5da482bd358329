import { Trouble } from '#application/ports.ts';
import { severities } from '#core/catalog/catalog.ts';
import type { Result } from '#core/evaluation/result.ts';
import { dayOf, systemClock } from '../../clock.ts';
import { evaluateFile } from '../evaluate-file.ts';
import { readArguments, readDate } from '../read-arguments.ts';
import { nameOf } from '../read-input.ts';
import type { Command, ExitCode } from '../run-cli.ts';
import { openShelf, readingTools } from '../shelf.ts';
import { sayScore, sayShare } from '#core/words/figures.ts';
import { renderTable } from '../table.ts';
import { UsageError } from '../usage.ts';

const head = [
  'File',
  'Title',
  'Rating',
  'Score',
  'Complete',
  'Verified',
  ...severities.map((severity) => `${severity.slice(0, 1).toUpperCase()}${severity.slice(1)}`),
  'Accepted',
  'Contradictions',
];

const row = (file: string, result: Result): readonly string[] => [
  file,
  result.assessment.title,
  result.overall.rating,
  sayScore(result.overall.score),
  sayShare(result.overall.completeness),
  sayShare(result.overall.verifiedShare),
  ...severities.map((severity) => String(result.totals.findings[severity])),
  String(result.totals.accepted),
  String(result.contradictions.length),
];

/** `postern evaluate`: file after file, so that a thousand take no more memory than one; a bad one does not stop the others. */
export const run: Command = async (argv, terminal) => {
  const { values, positionals } = readArguments(argv, { json: { type: 'boolean' }, on: { type: 'string' } });
  if (positionals.length === 0) throw new UsageError('Name the answers files to evaluate, or - for standard input.');
  const on = readDate('on', values.on);
  const tools = readingTools(openShelf().catalogs);
  const today = dayOf(systemClock.now());
  const rows: (readonly string[])[] = [];
  let code: ExitCode = 0;
  for (const file of positionals) {
    try {
      const { result, warnings } = await evaluateFile(file, tools, on, today);
      for (const warning of warnings) terminal.complain(`${nameOf(file)}: note: ${warning}`);
      if (values.json === true) await terminal.write(`${JSON.stringify({ file: nameOf(file), ...result })}\n`);
      else rows.push(row(nameOf(file), result));
    } catch (error) {
      if (!(error instanceof Trouble)) throw error;
      terminal.complain(`${nameOf(file)}: ${error.message}`);
      code = 1;
    }
  }
  if (rows.length > 0) await terminal.write(renderTable(head, rows));
  return code;
};
