import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const source = join(import.meta.dirname, '../../src-main/hosts/log-fault.ts');
const logged = (expression: string): string =>
  spawnSync(process.execPath, ['--input-type=module', '-e', `import { logFault } from ${JSON.stringify(source)}; logFault(${expression});`], {
    encoding: 'utf8',
  }).stderr;

describe('the log of faults', () => {
  it('tells kind and place on one line and never the message, which may hold what was typed', () => {
    const line = logged(`new TypeError('the client is Kestrel Freight\\n    second line of it')`);
    expect(line).toMatch(/^Postern fault: TypeError at .+\n$/);
    expect(line).not.toMatch(/Kestrel|second line/);
  });

  it('does not fail on what is no error', () => {
    expect(logged(`'Kestrel Freight'`)).toBe('Postern fault: unknown string\n');
    expect(logged('undefined')).toBe('Postern fault: unknown undefined\n');
  });
});
