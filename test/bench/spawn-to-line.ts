/** Starts a program that writes a line when it is ready and ends when its input does. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Runs this Node with `args`; gives what `look` gives at the moment the program wrote. Throws where it fails. */
const untilLine = <T>(args: readonly string[], env: Readonly<Record<string, string>>, look: (pid: number) => T): Promise<T> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { env: { ...process.env, ...env }, stdio: ['pipe', 'pipe', 'inherit'] });
    let seen: { readonly value: T } | null = null;
    child.stdout.once('data', () => {
      seen = { value: look(child.pid ?? 0) };
      child.stdin.end();
    });
    child.on('error', reject);
    child.on('exit', (code) => {
      if (code === 0 && seen !== null) resolve(seen.value);
      else reject(new Error(`${args.join(' ')} ended with ${String(code)} before it was ready.`));
    });
  });

/** Milliseconds from starting the program to its line. */
export const spawnToLine = (args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<number> => {
  const began = performance.now();
  return untilLine(args, env, () => performance.now() - began);
};

/** Memory of the program when it wrote its line, resident set in MB (Linux). */
export const spawnForMemory = (args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<number> =>
  untilLine(args, env, (pid) => {
    const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${String(pid)}/status`, 'utf8')) ?? [];
    if (kilobytes === undefined) throw new Error('The memory of the program cannot be read.');
    return Number(kilobytes) / 1024;
  });
