/** From starting a program to the first line that it writes. */
import { spawn } from 'node:child_process';

/** Milliseconds until the program (this Node with `args`) wrote something; it is then ended by closing its input. Throws where it fails. */
export const spawnToLine = (args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<number> =>
  new Promise((resolve, reject) => {
    const began = performance.now();
    const child = spawn(process.execPath, args, { env: { ...process.env, ...env }, stdio: ['pipe', 'pipe', 'inherit'] });
    let took: number | null = null;
    child.stdout.once('data', () => {
      took = performance.now() - began;
      child.stdin.end();
    });
    child.on('error', reject);
    child.on('exit', (code) => {
      if (code === 0 && took !== null) resolve(took);
      else reject(new Error(`${args.join(' ')} ended with ${String(code)} before it was ready.`));
    });
  });
