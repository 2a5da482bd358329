import { noneOf, readArguments } from '../read-arguments.ts';
import type { Command } from '../run-cli.ts';
import { withLibrary } from '../open-library.ts';
import { sayScore, sayShare } from '#core/words/figures.ts';
import { renderTable } from '../table.ts';

const head = ['Id', 'Title', 'Client', 'Edition', 'State', 'Rating', 'Score', 'Complete', 'Changed'];

/** `postern list`: the library, newest change first. */
export const run: Command = async (argv, terminal) => {
  const { values, positionals } = readArguments(argv, { json: { type: 'boolean' }, deleted: { type: 'boolean' } });
  noneOf(positionals);
  const rows = await withLibrary(terminal, null, ({ ask }) => ask('listAssessments', { deleted: values.deleted === true }));
  if (values.json === true) await terminal.write(`${JSON.stringify(rows)}\n`);
  else if (rows.length === 0) await terminal.write('No assessments.\n');
  else {
    const lines = rows.map((row) => [
      row.id,
      row.title,
      row.client ?? '',
      row.edition,
      row.state,
      row.rating,
      sayScore(row.score),
      sayShare(row.completeness),
      row.changedAt.slice(0, 16).replace('T', ' '),
    ]);
    await terminal.write(renderTable(head, lines));
  }
  return 0;
};
