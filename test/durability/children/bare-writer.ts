/** Negative control of the power-loss test: the bare driver, which drops to synchronous NORMAL when a WAL file is opened again. */
import Database from 'better-sqlite3';
import { writeSync } from 'node:fs';
import { join } from 'node:path';

const [folder = '', count = '0'] = process.argv.slice(2);
const db = new Database(join(folder, 'postern.db'));
const insert = db.prepare('INSERT INTO answer (n) VALUES (?)');
for (let n = 0; n < Number(count); n += 1) {
  insert.run(n);
  writeSync(1, `ack ${String(n)}\n`);
}
process.kill(process.pid, 'SIGKILL');
