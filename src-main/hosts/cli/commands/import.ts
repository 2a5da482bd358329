import { basename } from 'node:path';
import { Trouble } from '#application/ports.ts';
import { withLibrary } from '../open-library.ts';
import { readArguments } from '../read-arguments.ts';
import { nameOf, readInput } from '../read-input.ts';
import type { Command, ExitCode } from '../run-cli.ts';
import { UsageError } from '../usage.ts';

/** `postern import`: each file whole or not at all; a bad one does not stop the others. */
export const run: Command = async (argv, terminal) => {
  const { values, positionals } = readArguments(argv, { json: { type: 'boolean' } });
  if (positionals.length === 0) throw new UsageError('Name the answers files to import.');
  return withLibrary(terminal, null, async ({ ask }): Promise<ExitCode> => {
    let code: ExitCode = 0;
    for (const file of positionals) {
      try {
        const bytes = await readInput(file);
        const { id, warnings } = await ask('importAssessment', { name: basename(nameOf(file)), base64: Buffer.from(bytes).toString('base64') });
        for (const warning of warnings) terminal.complain(`${nameOf(file)}: note: ${warning}`);
        await terminal.write(values.json === true ? `${JSON.stringify({ file: nameOf(file), id, warnings })}\n` : `${id}\n`);
      } catch (error) {
        if (!(error instanceof Trouble)) throw error;
        terminal.complain(`${nameOf(file)}: ${error.message}`);
        code = 1;
      }
    }
    return code;
  });
};
