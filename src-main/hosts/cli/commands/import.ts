import { basename } from 'node:path';
import { Trouble } from '#application/ports.ts';
import { withLibrary } from '../open-library.ts';
import { readArguments } from '../read-arguments.ts';
import { nameOf, readInput } from '../read-input.ts';
import { readPassphrase } from '../read-passphrase.ts';
import type { Command, ExitCode } from '../run-cli.ts';
import { UsageError } from '../usage.ts';

/** A ZIP archive or an age file: a bundle as far as the first bytes tell. */
const isBundle = (bytes: Uint8Array): boolean =>
  ['PK\u0003\u0004', 'age-encryption.org/'].some((start) =>
    Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 32)).toString('latin1').startsWith(start),
  );

/** `postern import`: each file whole or not at all; a bad one does not stop the others. */
export const run: Command = async (argv, terminal) => {
  const { values, positionals } = readArguments(argv, { json: { type: 'boolean' }, 'passphrase-file': { type: 'string' } });
  if (positionals.length === 0) throw new UsageError('Name the answers files or bundles to import.');
  const passphrase = await readPassphrase(values['passphrase-file']);
  return withLibrary(terminal, null, async ({ ask }): Promise<ExitCode> => {
    let code: ExitCode = 0;
    for (const file of positionals) {
      try {
        const bytes = await readInput(file);
        const given = { name: basename(nameOf(file)), base64: Buffer.from(bytes).toString('base64') };
        const { id, warnings } = isBundle(bytes)
          ? { ...(await ask('importBundle', { ...given, ...(passphrase === null ? {} : { passphrase }) })), warnings: [] }
          : await ask('importAssessment', given);
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
