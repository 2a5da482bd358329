import { asTrouble, shippedCatalog } from '#application/import-bundle.ts';
import { Trouble } from '#application/ports.ts';
import { verifyBundle, type VerifiedBundle } from '#exchange/bundle/verify.ts';
import { version } from '../../version.ts';
import { withLibrary } from '../open-library.ts';
import { readArguments } from '../read-arguments.ts';
import { nameOf, piecesOf } from '../read-input.ts';
import { readPassphrase } from '../read-passphrase.ts';
import type { Command, ExitCode } from '../run-cli.ts';
import { openShelf } from '../shelf.ts';
import { oneLine, type Terminal } from '../terminal.ts';
import { UsageError } from '../usage.ts';

const examineLibrary = async (terminal: Terminal, json: boolean): Promise<ExitCode> => {
  const verdict = await withLibrary(terminal, null, ({ ask }) => ask('verifyStorage', {}));
  await terminal.write(json ? `${JSON.stringify(verdict)}\n` : `${verdict.sentences.join('\n')}\n`);
  if (!verdict.ok) terminal.complain('the library is damaged; restore the newest backup that verifies.');
  return verdict.ok ? 0 : 1;
};

const words = { proven: 'Proven    ', failed: 'FAILED    ', open: 'Not proven' } as const;

const describe = ({ verdicts, content, manifest, contentHash }: VerifiedBundle): string => {
  const details = content?.assessment.details;
  const head = details
    ? `${[details.title, details.client, details.site].filter((part) => part !== undefined).join(', ')} (${details.state}, catalog ${manifest.catalog.edition} ${manifest.catalog.version})\nContent hash ${contentHash}\n\n`
    : '';
  return `${head === '' ? '' : head.split('\n').map(oneLine).join('\n')}${verdicts.map(({ state, sentence }) => `${words[state]}  ${oneLine(sentence)}`).join('\n')}\n`;
};

const verifyFile = async (terminal: Terminal, file: string, passphrase: string | null, json: boolean): Promise<ExitCode> => {
  let verified: VerifiedBundle;
  try {
    const tools = { passphrase, shippedCatalog: shippedCatalog(openShelf().catalogs), programVersion: version };
    verified = await verifyBundle(piecesOf(file), tools);
  } catch (error) {
    throw error instanceof Trouble ? new Trouble(error.code, `${nameOf(file)}: ${error.message}`, [], error) : asTrouble(nameOf(file), error);
  }
  const { ok, encrypted, manifest, contentHash, verdicts } = verified;
  if (json) await terminal.write(`${JSON.stringify({ file: nameOf(file), ok, encrypted, contentHash, verdicts, manifest })}\n`);
  else await terminal.write(describe(verified));
  if (!ok) terminal.complain(`${nameOf(file)}: ${verdicts.find(({ state }) => state === 'failed')?.sentence ?? 'the bundle does not verify.'}`);
  return ok ? 0 : 1;
};

/** `postern verify`: the library, or a sealed bundle without any database; exit code 1 when something is not as it should be. */
export const run: Command = async (argv, terminal) => {
  const { values, positionals } = readArguments(argv, { json: { type: 'boolean' }, 'passphrase-file': { type: 'string' } });
  const [file, ...more] = positionals;
  if (more.length > 0) throw new UsageError('Name one bundle at a time, or none to examine the library.');
  const json = values.json === true;
  if (file !== undefined) return verifyFile(terminal, file, await readPassphrase(values['passphrase-file']), json);
  if (values['passphrase-file'] !== undefined) throw new UsageError('--passphrase-file goes with a file.');
  return examineLibrary(terminal, json);
};
