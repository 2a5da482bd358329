/** Runs a program under strace and gives what it asked of the disk, in order. Linux only; `strace` has to be there. */
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { tmpdir } from 'node:os';

export type Call =
  | { readonly kind: 'write'; readonly file: string; readonly at: number; readonly bytes: Buffer }
  | { readonly kind: 'sync'; readonly file: string }
  | { readonly kind: 'truncate'; readonly file: string; readonly size: number }
  | { readonly kind: 'unlink'; readonly file: string }
  | { readonly kind: 'ack'; readonly number: number };

export const hasStrace = spawnSync('strace', ['-V']).status === 0;
/** For titles: a test that cannot run says so aloud. */
export const straceNote = hasStrace ? '' : ' (skipped: strace is not installed)';

/** strace -xx writes every byte as \xNN. */
const bytesOf = (quoted: string): Buffer => Buffer.from(quoted.replaceAll('\\x', ''), 'hex');

const hexPath = (hex: string): string => bytesOf(hex).toString();

const parsers: readonly (readonly [RegExp, (match: RegExpExecArray, folder: string) => Call | null])[] = [
  [
    /pwrite64\(\d+<([^>]*)>, "([^"]*)", \d+, (\d+)/,
    (m, folder) => inFolder(folder, m[1], (file) => ({ kind: 'write', file, at: Number(m[3]), bytes: bytesOf(m[2] ?? '') })),
  ],
  [/f(?:data)?sync\(\d+<([^>]*)>/, (m, folder) => inFolder(folder, m[1], (file) => ({ kind: 'sync', file }))],
  [/ftruncate\(\d+<([^>]*)>, (\d+)/, (m, folder) => inFolder(folder, m[1], (file) => ({ kind: 'truncate', file, size: Number(m[2]) }))],
  [/unlink\("([^"]*)"/, (m, folder) => inFolder(folder, m[1], (file) => ({ kind: 'unlink', file }))],
  [
    / write\(1<[^>]*>, "([^"]*)"/,
    (m) => ({
      kind: 'ack',
      number: Number(
        bytesOf(m[1] ?? '')
          .toString()
          .replace('ack ', ''),
      ),
    }),
  ],
];

const inFolder = (folder: string, given: string | undefined, make: (file: string) => Call): Call | null => {
  const path = given?.includes('\\x') === true ? hexPath(given) : (given ?? '');
  return dirname(path) === folder ? make(basename(path)) : null;
};

/** The calls of `process.execPath ...args` that touch files in `folder`, and its acknowledgements on standard output. */
export const traceCalls = (folder: string, args: readonly string[]): readonly Call[] => {
  const log = join(tmpdir(), `postern-strace-${String(process.pid)}.log`);
  const trace = 'trace=pwrite64,write,fsync,fdatasync,ftruncate,unlink';
  const run = spawnSync('strace', ['-f', '-y', '-xx', '-s', '70000', '-e', trace, '-o', log, process.execPath, ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  try {
    if (run.stderr !== '') throw new Error(run.stderr);
    return readFileSync(log, 'utf8')
      .split('\n')
      .flatMap((line) => {
        for (const [pattern, make] of parsers) {
          const match = pattern.exec(line);
          if (match !== null) return make(match, folder) ?? [];
        }
        return [];
      });
  } finally {
    rmSync(log, { force: true });
  }
};
