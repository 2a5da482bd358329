import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fileSentence } from '#hosts/file-trouble.ts';
import { writePieces, writeWhole } from '#hosts/write-whole.ts';

const folder = mkdtempSync(join(tmpdir(), 'postern-whole-'));

describe('writing a file whole', () => {
  it('replaces the old one, readable by its owner alone', () => {
    const file = join(folder, 'a.txt');
    writeWhole(file, 'old');
    writeWhole(file, 'new');
    expect(readFileSync(file, 'utf8')).toBe('new');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['a.txt']);
  });

  it('takes pieces as they come, and leaves the old file alone when they fail in the middle', async () => {
    const place = mkdtempSync(join(tmpdir(), 'postern-pieces-'));
    const file = join(place, 'b.bin');
    const pieces = async function* (failing: boolean): AsyncGenerator<Uint8Array> {
      yield await Promise.resolve(Buffer.alloc(100_000, 1));
      if (failing) throw new Error('the source ended');
      yield Buffer.alloc(50_000, 2);
    };
    await writePieces(file, pieces(false));
    expect([statSync(file).size, statSync(file).mode & 0o777]).toEqual([150_000, 0o600]);
    await expect(writePieces(file, pieces(true))).rejects.toThrow('the source ended');
    expect(statSync(file).size).toBe(150_000);
    expect(readdirSync(place)).toEqual(['b.bin']);
  });

  it('does not write through a link that somebody planted under the target’s name', () => {
    const victim = join(folder, 'victim');
    writeFileSync(victim, 'untouched');
    symlinkSync(victim, join(folder, 'planted'));
    writeWhole(join(folder, 'planted'), 'new');
    expect(readFileSync(victim, 'utf8')).toBe('untouched');
  });

  it('leaves the old file or the new one when the program is killed at any moment', { timeout: 60_000 }, async () => {
    const file = join(folder, 'killed.txt');
    const source = join(import.meta.dirname, '../../src-main/hosts/write-whole.ts');
    const script = `import { writeWhole } from ${JSON.stringify(source)};
      process.stdout.write('ready');
      for (let n = 0; ; n = (n + 1) % 10) writeWhole(${JSON.stringify(file)}, String(n).repeat(2_000_000));`;
    // The old file: on a slow disk the first kill comes before the first new one is whole.
    writeWhole(file, '9'.repeat(2_000_000));
    for (let kill = 0; kill < 12; kill += 1) {
      const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
      await new Promise((resolve) => child.stdout.once('data', resolve));
      await new Promise((resolve) => setTimeout(resolve, 20 + kill * 7));
      child.kill('SIGKILL');
      await new Promise((resolve) => child.on('exit', resolve));
      const content = readFileSync(file, 'utf8');
      expect(content).toBe((content[0] ?? '').repeat(2_000_000));
    }
  });
});

describe('what the file system says', () => {
  it.each(['ENOENT', 'EACCES', 'EISDIR', 'ENOSPC', 'EROFS', 'ENAMETOOLONG', 'ELOOP'])('is a sentence with a remedy for %s', (code) => {
    expect(fileSentence(Object.assign(new Error('raw text'), { code }))).toMatch(/^[a-z].*; .*\.$/);
  });

  it('never is the raw text of an error', () => {
    expect(fileSentence(Object.assign(new Error('/home/a/secret'), { code: 'EWHATEVER' }))).toBe('the system refused it (EWHATEVER).');
    expect(fileSentence(new Error('/home/a/secret'))).toBe('the system refused it (no reason given).');
  });
});
