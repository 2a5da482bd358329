/** Entry of the command line; `src-main/hosts/launch.mjs` calls it after making sure that this Node can run it. */
import { runCli } from './run-cli.ts';
import { openTerminal } from './terminal.ts';

export const main = async (argv: readonly string[]): Promise<void> => {
  process.exitCode = await runCli(argv, openTerminal());
};
