import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findChromium } from '#printing/find-chromium.ts';

const folder = mkdtempSync(join(tmpdir(), 'postern-chromium-'));
const program = join(folder, 'chromium');
writeFileSync(program, '');
chmodSync(program, 0o755);
mkdirSync(join(folder, 'node_modules/@sparticuz/chromium/bin'), { recursive: true });
writeFileSync(join(folder, 'node_modules/@sparticuz/chromium/bin/chromium.br'), '');
const machine = { chromium: undefined, platform: 'linux', arch: 'x64', start: join(folder, 'deep/below') };

describe('finding a Chromium', () => {
  it('takes the one that the environment names before all others', () => {
    expect(findChromium({ ...machine, chromium: program })).toEqual({ kind: 'executable', path: program });
  });

  it('does not quietly take another when that one cannot run', () => {
    expect(findChromium({ ...machine, chromium: join(folder, 'missing') })).toBeNull();
  });

  it('takes the packed one of the development packages on Linux x64', () => {
    expect(findChromium(machine)).toEqual({ kind: 'packed', nodeModules: join(folder, 'node_modules') });
  });

  it('does not take it where it could not run', () => {
    expect(findChromium({ ...machine, arch: 'arm64' })?.kind).not.toBe('packed');
    expect(findChromium({ ...machine, platform: 'sunos' })).toBeNull();
  });
});
