/** Looks at a database file before SQLite may open it: SQLite takes an empty file for a new database and says nothing. */
import { closeSync, openSync, readSync } from 'node:fs';
import { look } from './layout.ts';
import { applicationId } from './migrate.ts';

export type Inspection =
  | { readonly kind: 'missing' }
  | { readonly kind: 'ours'; readonly version: number }
  /** Not a file at all, or reached by a link: nothing that a backup may replace. */
  | { readonly kind: 'unusable'; readonly sentence: string }
  | { readonly kind: 'damaged'; readonly sentence: string };

const headerBytes = 100;
const magic = 'SQLite format 3\0';

const readHeader = (path: string): Buffer => {
  const header = Buffer.alloc(headerBytes);
  const file = openSync(path, 'r');
  try {
    return header.subarray(0, readSync(file, header, 0, headerBytes, 0));
  } finally {
    closeSync(file);
  }
};

const damaged = (what: string): Inspection => ({ kind: 'damaged', sentence: `“postern.db” in Postern's data folder ${what}.` });

/** Whether the file is shorter than it says; with a WAL beside it the last pages may rightly still be there. */
const isCut = (header: Buffer, size: number, path: string): boolean => {
  if ((look(`${path}-wal`)?.size ?? 0) > 0) return false;
  const pageSize = header.readUInt16BE(16) === 1 ? 65536 : header.readUInt16BE(16);
  const countIsValid = header.readUInt32BE(24) === header.readUInt32BE(92);
  return pageSize === 0 || size % pageSize !== 0 || (countIsValid && header.readUInt32BE(28) * pageSize > size);
};

/** What the file is, from its first 100 bytes and its size. Reads, never writes. */
export const inspectFile = (path: string): Inspection => {
  const stats = look(path);
  if (stats === null) return { kind: 'missing' };
  if (stats.isSymbolicLink())
    return {
      kind: 'unusable',
      sentence: "“postern.db” in Postern's data folder is a link to another place. Put the real file there, then start Postern again.",
    };
  if (!stats.isFile())
    return {
      kind: 'unusable',
      sentence: "“postern.db” in Postern's data folder is not a file. Move it away, put the real file there, then start Postern again.",
    };
  if (stats.size === 0) return damaged('is empty');
  const header = readHeader(path);
  if (header.length < headerBytes || header.toString('latin1', 0, 16) !== magic) return damaged('is not a database');
  if (header.readUInt32BE(68) !== applicationId) return damaged('was written by another program');
  if (isCut(header, stats.size, path)) return damaged('is cut short');
  return { kind: 'ours', version: header.readUInt32BE(60) };
};
