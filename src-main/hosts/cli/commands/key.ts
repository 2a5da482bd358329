import { withLibrary } from '../open-library.ts';
import { noneOf, readArguments } from '../read-arguments.ts';
import type { Command } from '../run-cli.ts';
import { sayFingerprint } from '#exchange/bundle/signer.ts';

/** `postern key`: the key that seals bundles, by its fingerprint; made only on request. */
export const run: Command = async (argv, terminal) => {
  const { values, positionals } = readArguments(argv, { create: { type: 'boolean' }, json: { type: 'boolean' } });
  noneOf(positionals);
  const key = await withLibrary(terminal, null, ({ ask }) => (values.create === true ? ask('createSigningKey', {}) : ask('readSigningKey', {})));
  if (values.json === true) await terminal.write(`${JSON.stringify(key)}\n`);
  else if (key === null) await terminal.write('There is no signing key yet; “postern key --create” makes one.\n');
  else await terminal.write(`Fingerprint (SHA-256)  ${sayFingerprint(key.fingerprint)}\nPublic key             ${key.publicKey}\n`);
  return 0;
};
