/** Turns whatever SQLite or the file system throws into a failure with a code of the contract and a sentence for people. */
import Database from 'better-sqlite3';
import { Trouble } from '#application/ports.ts';

type Code = Trouble['code'];

const sentences = {
  'storage-full': 'The disk is full, so nothing was written. Free some space and try again; everything saved before is safe.',
  'storage-read-only':
    "Postern's data folder cannot be written, so nothing was changed. Make the folder and its files writable, then start Postern again.",
  'storage-locked': 'Another Postern has these assessments open. Go to its window, or close it and start Postern again.',
  'storage-damaged':
    "The database in Postern's data folder is damaged. Close Postern and start it again: it will examine the file and restore the newest backup.",
  'storage-failed': "The disk that holds Postern's data folder did not do what was asked, so nothing was written. Check the disk, then try again.",
} as const satisfies Partial<Record<Code, string>>;

const fileCodes: Readonly<Record<string, keyof typeof sentences>> = {
  ENOSPC: 'storage-full',
  EDQUOT: 'storage-full',
  EFBIG: 'storage-full',
  EROFS: 'storage-read-only',
  EACCES: 'storage-read-only',
  EPERM: 'storage-read-only',
};

/** The contract's code for a code of SQLite (extended codes included) or of the file system. */
const classify = (code: string): keyof typeof sentences => {
  if (code.startsWith('SQLITE_FULL')) return 'storage-full';
  if (code.startsWith('SQLITE_READONLY') || code === 'SQLITE_PERM') return 'storage-read-only';
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return 'storage-locked';
  if (
    code.startsWith('SQLITE_CORRUPT') ||
    code.startsWith('SQLITE_NOTADB') ||
    code === 'SQLITE_IOERR_SHORT_READ' ||
    code === 'SQLITE_IOERR_CORRUPTFS'
  )
    return 'storage-damaged';
  return fileCodes[code] ?? 'storage-failed';
};

const codeOf = (error: unknown): string | null =>
  error instanceof Database.SqliteError || (error instanceof Error && 'code' in error && typeof error.code === 'string')
    ? (error as { code: string }).code
    : null;

export const damaged = (what: string): Trouble => new Trouble('storage-damaged', sentences['storage-damaged'], [what]);

export const isDamage = (error: unknown): boolean => toTrouble(error).code === 'storage-damaged';

/** Any error as `Trouble`; one that already is stays as it is. Anything unforeseen is `storage-failed` with its cause. */
export const toTrouble = (error: unknown): Trouble => {
  if (error instanceof Trouble) return error;
  const code = codeOf(error);
  // A value that does not parse was written by us: only damage explains it.
  const kind = code !== null ? classify(code) : error instanceof SyntaxError ? 'storage-damaged' : 'storage-failed';
  return new Trouble(kind, sentences[kind], code === null ? [] : [code], error);
};
