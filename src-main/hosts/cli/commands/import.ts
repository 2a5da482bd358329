import { basename } from 'node:path';
import { Trouble } from '#application/ports.ts';
import { withLibrary, type Library } from '../open-library.ts';
import { readArguments } from '../read-arguments.ts';
import { collectPieces, nameOf, piecesOf } from '../read-input.ts';
import { readPassphrase } from '../read-passphrase.ts';
import type { Command, ExitCode } from '../run-cli.ts';
import { UsageError } from '../usage.ts';

const starts = ['PK\u0003\u0004', 'age-encryption.org/'];
const longestStart = Math.max(...starts.map(({ length }) => length));

/** A ZIP archive or an age file: a bundle as far as the first bytes tell. */
const isBundle = (bytes: Uint8Array): boolean => {
  const text = Buffer.from(bytes.subarray(0, longestStart)).toString('latin1');
  return starts.some((start) => text.startsWith(start));
};

/** The pieces again from the first one on, and enough of the first bytes to tell what they are. */
const peek = async (pieces: AsyncGenerator<Uint8Array>): Promise<{ readonly first: Uint8Array; readonly whole: AsyncGenerator<Uint8Array> }> => {
  let first: Uint8Array = new Uint8Array();
  for (let next = await pieces.next(); next.done !== true; next = await pieces.next()) {
    first = Buffer.concat([first, next.value]);
    if (first.length >= longestStart) break;
  }
  const whole = async function* (): AsyncGenerator<Uint8Array> {
    yield first;
    yield* pieces;
  };
  return { first, whole: whole() };
};

const stage = async (ask: Library['ask'], pieces: AsyncIterable<Uint8Array>): Promise<string> => {
  let ref: string | null = null;
  for await (const piece of pieces)
    ({ ref } = await ask('stageFile', { ...(ref === null ? {} : { ref }), base64: Buffer.from(piece).toString('base64') }));
  return ref ?? '';
};

const importFile = async (ask: Library['ask'], file: string, passphrase: string | null): Promise<{ id: string; warnings: readonly string[] }> => {
  const name = basename(nameOf(file));
  const { first, whole } = await peek(piecesOf(file));
  if (!isBundle(first)) return ask('importAssessment', { name, base64: Buffer.from(await collectPieces(whole)).toString('base64') });
  const ref = await stage(ask, whole);
  return { ...(await ask('importBundle', { name, ref, ...(passphrase === null ? {} : { passphrase }) })), warnings: [] };
};

/** `postern import`: each file whole or not at all; a bad one does not stop the others. */
export const run: Command = async (argv, terminal) => {
  const { values, positionals } = readArguments(argv, { json: { type: 'boolean' }, 'passphrase-file': { type: 'string' } });
  if (positionals.length === 0) throw new UsageError('Name the answers files or bundles to import.');
  const passphrase = await readPassphrase(values['passphrase-file']);
  return withLibrary(terminal, null, async ({ ask }): Promise<ExitCode> => {
    let code: ExitCode = 0;
    for (const file of positionals) {
      try {
        const { id, warnings } = await importFile(ask, file, passphrase);
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
