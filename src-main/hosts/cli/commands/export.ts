import { withLibrary } from '../open-library.ts';
import { onlyOne, readArguments } from '../read-arguments.ts';
import type { Command } from '../run-cli.ts';
import { UsageError } from '../usage.ts';

/** `postern export`: an assessment as answers file, evidence included. */
export const run: Command = async (argv, terminal) => {
  const { values, positionals } = readArguments(argv, { out: { type: 'string' } });
  const id = onlyOne(positionals, 'assessment by its id');
  const { out } = values;
  if (out === undefined || out === '') throw new UsageError('Say where with --out PATH, or --out - for standard output.');
  await withLibrary(terminal, out, ({ ask }) => ask('exportReport', { id, format: 'answers', options: { paper: 'A4', without: [] } }));
  return 0;
};
