/** Entry of the command line; `launch.mjs` beside it calls it after making sure that this Node can run it. */
import { runCli } from './run-cli.ts';
import { openTerminal } from './terminal.ts';

export const main = async (argv: readonly string[]): Promise<void> => {
  process.exitCode = await runCli(argv, openTerminal());
};
