/** Runs the real command line as a process of its own, as `npm run -s postern -- …` does. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';

export const launcher = join(import.meta.dirname, '../../../src-main/hosts/cli/launch.mjs');

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly nodeArguments?: readonly string[];
}

export const runPostern = (argv: readonly string[], { input = '', env = {}, nodeArguments = [] }: RunOptions = {}): Promise<Ran> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...nodeArguments, launcher, ...argv], { env: { ...process.env, ...env } });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (piece: string) => (stdout += piece));
    child.stderr.setEncoding('utf8').on('data', (piece: string) => (stderr += piece));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });

/** A small, sound answers file; `change` puts other parts into it. */
export const answersFile = (change: Readonly<Record<string, unknown>> = {}): string =>
  JSON.stringify({
    format: 'postern-assessment',
    formatVersion: 1,
    catalog: { edition: 'vi4' },
    assessment: { title: 'Kestrel Freight', client: 'Kestrel Freight Ltd', evaluatedOn: '2026-11-23', hosts: ['ESX'] },
    scope: { 'VIC-VC': 'in-use', SITE: 'not-in-use' },
    answers: { 'Q-VIC-VC-17': { value: 'on none' } },
    ...change,
  });
