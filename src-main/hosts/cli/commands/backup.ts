import { withLibrary } from '../open-library.ts';
import { noneOf, readArguments } from '../read-arguments.ts';
import type { Command } from '../run-cli.ts';

/** `postern backup`: a copy that was examined before it counts. */
export const run: Command = async (argv, terminal) => {
  const { values, positionals } = readArguments(argv, { json: { type: 'boolean' } });
  noneOf(positionals);
  const backup = await withLibrary(terminal, null, ({ ask }) => ask('backUp', {}));
  await terminal.write(values.json === true ? `${JSON.stringify(backup)}\n` : `${backup.name} (${String(backup.bytes)} bytes)\n`);
  return 0;
};
