/** The built loopback host on a data folder, as `npm start` runs it. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { listBackups } from '#storage/backup-files.ts';
import { layoutOf } from '#storage/layout.ts';
import type { Served } from './anchor.ts';

const built = join(import.meta.dirname, '../../out/main/web.js');

/** `address` lets a browser in. Throws with what the host said when it does not open. */
export const startWebHost = (folder: string): Promise<Served> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [built], { env: { ...process.env, POSTERN_DATA: folder, POSTERN_NO_OPEN: '1' } });
    const ended = new Promise<void>((done) => child.once('exit', () => done()));
    let said = '';
    const hear = (piece: string): void => {
      said += piece;
      const [address] = /http:\/\/127\.0\.0\.1:\d+\/open\S*/.exec(said) ?? [];
      if (address === undefined) return;
      const close = (): Promise<void> => {
        child.kill('SIGTERM');
        return ended;
      };
      resolve({ address, close });
    };
    child.stdout.setEncoding('utf8').on('data', hear);
    child.stderr.setEncoding('utf8').on('data', hear);
    child.once('exit', (code) => reject(new Error(`The host ended with ${String(code)}: ${said}`)));
  });

/** A copy of the seeded library has no backup, so its first one comes soon after the start and takes a while: what is measured is an ordinary day. */
export const backedUp = async (folder: string): Promise<void> => {
  const until = Date.now() + 300_000;
  while (listBackups(layoutOf(folder)).length === 0) {
    if (Date.now() > until) throw new Error('The library got no backup within five minutes.');
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
};
