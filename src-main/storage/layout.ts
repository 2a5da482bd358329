/** Names in the data folder, and making files and folders that nobody else on the machine can read. */
import { chmodSync, closeSync, copyFileSync, fchmodSync, fsyncSync, lstatSync, mkdirSync, openSync, statSync, type Stats } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { Trouble } from '#application/ports.ts';

export interface Layout {
  readonly folder: string;
  readonly database: string;
  /** Held for as long as a Postern writes here. */
  readonly lock: string;
  readonly backups: string;
  /** Damaged files are moved here and never deleted. */
  readonly setAside: string;
  /** Its presence asks the next start for a full examination. */
  readonly suspicion: string;
}

/** What SQLite keeps beside a database file; all of it moves together or not at all. */
export const companions = ['-wal', '-shm', '-journal'] as const;

export const layoutOf = (folder: string): Layout => {
  const root = resolve(folder);
  return {
    folder: root,
    database: join(root, 'postern.db'),
    lock: join(root, 'postern.lock'),
    backups: join(root, 'backups'),
    setAside: join(root, 'set-aside'),
    suspicion: join(root, 'examine-at-start'),
  };
};

/** What is at a place, links not followed; null where there is nothing. */
export const look = (path: string): Stats | null => lstatSync(path, { throwIfNoEntry: false }) ?? null;

/** Refuses a link: following it would read or write a place that somebody else chose. */
export const refuseLink = (path: string, name: string): void => {
  if (look(path)?.isSymbolicLink() === true)
    throw new Trouble(
      'storage-failed',
      `“${name}” in Postern's data folder is a link to another place. Put the real file or folder there, then start Postern again.`,
    );
};

/** Makes a folder with mode 0700 whatever the umask says. A folder that is already there stays as it is. */
export const makeFolder = (path: string): void => {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === false)
    throw new Trouble('storage-failed', `“${basename(path)}” should be a folder and is something else. Move it away, then start Postern again.`);
  if (mkdirSync(path, { recursive: true, mode: 0o700 }) !== undefined) chmodSync(path, 0o700);
};

/** Makes an empty file with mode 0600 whatever the umask says; fails where something is already there. */
export const makeFile = (path: string): void => {
  const file = openSync(path, 'wx', 0o600);
  try {
    fchmodSync(file, 0o600);
  } finally {
    closeSync(file);
  }
};

/** Copies a file to a place where nothing is yet, for its owner alone. */
export const copyPrivately = (from: string, to: string): void => {
  makeFile(to);
  copyFileSync(from, to);
  chmodSync(to, 0o600); // copying carried the mode of the source along
};

/** Waits until the bytes of a file, or the names in a folder, are on the disk. */
export const flush = (path: string): void => {
  const isFolder = look(path)?.isDirectory() === true;
  if (isFolder && process.platform === 'win32') return; // Windows cannot open folders; its renames are journalled
  const file = openSync(path, isFolder ? 'r' : 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
};
