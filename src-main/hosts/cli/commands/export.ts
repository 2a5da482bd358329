import type { InputOf } from '#contract/contract.ts';
import { redactions } from '#core/assessment/redaction.ts';
import { withLibrary } from '../open-library.ts';
import { oneOfOption, onlyOne, readArguments } from '../read-arguments.ts';
import { readPassphrase } from '../read-passphrase.ts';
import type { Command } from '../run-cli.ts';
import { UsageError } from '../usage.ts';

const options = { paper: 'A4', without: [] } as const;

/** `postern export`: an assessment as answers file or as sealed bundle, evidence included. */
export const run: Command = async (argv, terminal) => {
  const { values, positionals } = readArguments(argv, {
    out: { type: 'string' },
    sealed: { type: 'boolean' },
    'leave-out': { type: 'string', multiple: true },
    with: { type: 'string', multiple: true },
    'passphrase-file': { type: 'string' },
  });
  const id = onlyOne(positionals, 'assessment by its id');
  const { out } = values;
  if (out === undefined || out === '') throw new UsageError('Say where with --out PATH, or --out - for standard output.');
  const without = (values['leave-out'] ?? []).flatMap((one) => oneOfOption('leave-out', one, redactions) ?? []);
  const reports = (values.with ?? []).flatMap((one) => oneOfOption('with', one, ['html', 'pdf']) ?? []);
  const passphrase = await readPassphrase(values['passphrase-file']);
  if (values.sealed !== true && (without.length > 0 || reports.length > 0 || passphrase !== null))
    throw new UsageError('--leave-out, --with and --passphrase-file go with --sealed.');
  const input: InputOf<'exportReport'> =
    values.sealed === true
      ? { id, format: 'bundle', options, seal: { without, reports, ...(passphrase === null ? {} : { passphrase }) } }
      : { id, format: 'answers', options };
  await withLibrary(terminal, out, ({ ask }) => ask('exportReport', input));
  return 0;
};
