/** From arguments to an exit code. Each command is a file that loads when it is called. */
import { Trouble } from '#application/ports.ts';
import { version } from '../version.ts';
import type { Terminal } from './terminal.ts';
import { commandHelp, generalHelp, isCommand, synopsisOf, UsageError, type CommandName } from './usage.ts';

export type ExitCode = 0 | 1 | 2;
/** Arguments after the command's name. Throws `Trouble` for what failed and `UsageError` for wrong usage. */
export type Command = (argv: readonly string[], terminal: Terminal) => Promise<ExitCode>;

const load: Readonly<Record<CommandName, () => Promise<{ readonly run: Command }>>> = {
  catalog: () => import('./commands/catalog.ts'),
  evaluate: () => import('./commands/evaluate.ts'),
  report: () => import('./commands/report.ts'),
  list: () => import('./commands/list.ts'),
  show: () => import('./commands/show.ts'),
  import: () => import('./commands/import.ts'),
  export: () => import('./commands/export.ts'),
  key: () => import('./commands/key.ts'),
  backup: () => import('./commands/backup.ts'),
  verify: () => import('./commands/verify.ts'),
};

const runCommand = async (name: CommandName, argv: readonly string[], terminal: Terminal): Promise<ExitCode> => {
  try {
    const { run } = await load[name]();
    return await run(argv, terminal);
  } catch (error) {
    if (error instanceof UsageError) {
      terminal.complain(`${error.message} Usage: ${synopsisOf(name)}`);
      return 2;
    }
    terminal.complain(
      error instanceof Trouble
        ? error.message
        : `a fault of Postern itself (${error instanceof Error ? error.name : typeof error}); what was saved before is on disk. Please report it.`,
    );
    return 1;
  }
};

/** Words before `--` ask for help; after it everything is a file name. */
const asksForHelp = (argv: readonly string[]): boolean =>
  argv.slice(0, argv.includes('--') ? argv.indexOf('--') : argv.length).some((word) => word === '--help' || word === '-h');

export const runCli = async (argv: readonly string[], terminal: Terminal): Promise<ExitCode> => {
  const [name, ...rest] = argv;
  if (name === '--help' || name === '-h' || name === 'help') return say(terminal, generalHelp());
  if (name === '--version') return say(terminal, `${version}\n`);
  if (name === undefined || !isCommand(name)) {
    terminal.complain(
      name === undefined ? 'Say what to do; “postern --help” lists the commands.' : `There is no command “${name}”; “postern --help” lists them.`,
    );
    return 2;
  }
  return asksForHelp(rest) ? say(terminal, commandHelp(name)) : runCommand(name, rest, terminal);
};

const say = async (terminal: Terminal, text: string): Promise<ExitCode> => {
  await terminal.write(text);
  return 0;
};
