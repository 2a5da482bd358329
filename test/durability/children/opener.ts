/**
 * Opens and closes on command, so that two of these can be set on one folder at the same moment. Reads lines `open FOLDER`
 * or `close`; answers `open`, or the code of the trouble and its sentence. `naive` as argument opens without any lock (control).
 */
import Database from 'better-sqlite3';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { openStore } from '#storage/open-store.ts';

const naive = process.argv[2] === 'naive';
const now = (): string => '2026-11-23T12:00:00.000+01:00';

const openNaively = (folder: string): { close: () => void } => {
  const db = new Database(join(folder, 'postern.db'));
  db.pragma('journal_mode = WAL');
  return { close: () => db.close() };
};

let close = (): void => undefined;
for await (const line of createInterface({ input: process.stdin })) {
  const [command, folder = ''] = line.split(' ');
  if (command === 'close') {
    close();
    console.log('closed');
    continue;
  }
  try {
    const opened = naive ? openNaively(folder) : openStore({ folder, now });
    close = () => {
      opened.close();
      close = () => undefined;
    };
    console.log('open');
  } catch (error) {
    console.log(`${(error as { code: string }).code} ${(error as Error).message}`);
  }
}
