import { withLibrary } from '../open-library.ts';
import { noneOf, readArguments } from '../read-arguments.ts';
import type { Command } from '../run-cli.ts';

/** `postern verify`: one sentence per thing examined; exit code 1 when one of them is not as it should be. */
export const run: Command = async (argv, terminal) => {
  const { values, positionals } = readArguments(argv, { json: { type: 'boolean' } });
  noneOf(positionals);
  const verdict = await withLibrary(terminal, null, ({ ask }) => ask('verifyStorage', {}));
  await terminal.write(values.json === true ? `${JSON.stringify(verdict)}\n` : `${verdict.sentences.join('\n')}\n`);
  if (!verdict.ok) terminal.complain('the library is damaged; restore the newest backup that verifies.');
  return verdict.ok ? 0 : 1;
};
