import { existsSync, mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join, posix, relative } from 'node:path';
import { extractAll } from '@electron/asar';
import { FuseState, getCurrentFuseWire } from '@electron/fuses';
import { beforeAll, describe, expect, it } from 'vitest';
import { reachableFiles } from '../../electron-builder.config.ts';
import { pack, root, type Packed } from './pack.ts';

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();

const weigh = (folder: string): number => filesIn(folder).reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);

/** Words that stand in the built loopback host, the printing room and the tests, and nowhere in the desktop app. */
const foreignWords = ['POSTERN_PORT', 'createServer', '127.0.0.1', '/open?t=', 'playwright', 'sparticuz', 'vitest', 'HttpOnly', 'text/event-stream'];

/** Imports that an extracted app could not resolve. */
const missingImports = (folder: string): readonly string[] =>
  filesIn(join(folder, 'out/main')).flatMap((file) => {
    const source = readFileSync(join(folder, 'out/main', file), 'utf8');
    const specifiers = [...source.matchAll(/(?:^|;)\s*(?:import|export)\b[^"'`;]*?["']([^"'\n]+)["']|\bimport\(\s*["'`]([^"'`\n]+)["'`]\s*\)/gm)].map(
      (match) => match[1] ?? match[2] ?? '',
    );
    return specifiers
      .filter((specifier) => {
        if (specifier.startsWith('.')) return !existsSync(join(folder, 'out/main', posix.join(posix.dirname(file), specifier)));
        return !(specifier.startsWith('node:') || specifier === 'electron' || existsSync(join(folder, 'node_modules', specifier)));
      })
      .map((specifier) => `${file}: ${specifier}`);
  });

describe('the packed app for Linux, with a stub as engine', { timeout: 180_000 }, () => {
  let packed: Packed;
  let app: string;
  beforeAll(() => {
    packed = pack('linux', 'electron', Buffer.from('stub'));
    app = mkdtempSync(join(tmpdir(), 'postern-app-'));
    if (packed.status === 0) extractAll(join(packed.folder, 'resources/app.asar'), app);
  }, 180_000);

  it('is packed without a network', () => {
    expect(packed.status, packed.output).toBe(0);
  });

  it('holds the built app, its one library and nothing else', () => {
    const files = filesIn(app);
    expect(files).toEqual(
      expect.arrayContaining([
        'package.json',
        'out/main/index.js',
        'out/preload/index.cjs',
        'out/renderer/index.html',
        'node_modules/better-sqlite3/lib/index.js',
      ]),
    );
    const known =
      /^(package\.json|out\/(main|preload|renderer)\/.+|node_modules\/better-sqlite3\/(package\.json|LICENSE|lib\/.+|prebuilds\/linux-x64\.node))$/;
    expect(files.filter((file) => !known.test(file))).toEqual([]);
  });

  it('holds not one byte of the loopback host, of printing through Chromium, or of tests', () => {
    const files = filesIn(app);
    expect(files).not.toContain('out/main/web.js');
    const built = files.filter((file) => file.startsWith('out/main/')).map((file) => readFileSync(join(app, file), 'utf8'));
    expect(foreignWords.filter((word) => built.some((source) => source.includes(word)))).toEqual([]);
  });

  it('would be found out if it did: the words do stand in what the loopback host is built from', () => {
    const built = reachableFiles(root, 'out/main/web.js').map((file) => readFileSync(join(root, file), 'utf8'));
    const found = foreignWords.filter((word) => built.some((source) => source.includes(word)));
    expect(found).toEqual(
      expect.arrayContaining(['POSTERN_PORT', 'createServer', '127.0.0.1', '/open?t=', 'playwright', 'HttpOnly', 'text/event-stream']),
    );
  });

  it('keeps the native file of this target alone outside of the archive, and it loads', () => {
    const unpacked = join(packed.folder, 'resources/app.asar.unpacked');
    expect(filesIn(unpacked)).toEqual(['node_modules/better-sqlite3/prebuilds/linux-x64.node']);
    const script = `const Database = require('better-sqlite3'); process.stdout.write(new Database(':memory:').prepare('select 6 * 7').pluck().get().toString());`;
    const ran = spawnSync(process.execPath, ['-e', script], {
      cwd: app,
      encoding: 'utf8',
      env: { ...process.env, NODE_PATH: join(app, 'node_modules') },
    });
    expect(ran.stdout, ran.stderr).toBe('42');
  });

  it('has no import that would be missing', () => {
    expect(missingImports(app)).toEqual([]);
  });

  it('ships catalog, schemas, sample and typefaces beside the archive', () => {
    const resources = join(packed.folder, 'resources');
    for (const name of ['catalog', 'schemas', 'samples', 'fonts'])
      expect(filesIn(join(resources, name))).toEqual(filesIn(join(root, 'resources', name)));
    expect(filesIn(join(resources, 'catalog')).length).toBeGreaterThan(15);
  });

  it('carries the languages of its own screens only', () => {
    expect(filesIn(join(packed.folder, 'locales'))).toEqual(['en-US.pak']);
  });

  it('has all nine fuses set as decided', async () => {
    const wire = await getCurrentFuseWire(join(packed.folder, 'postern'));
    const states = Array.from({ length: 9 }, (_, fuse) =>
      (wire as Readonly<Record<number, FuseState>>)[fuse] === FuseState.ENABLE ? '1' : '0',
    ).join('');
    expect(states).toBe('010011001');
  });

  it('adds little to the engine', () => {
    const archive = statSync(join(packed.folder, 'resources/app.asar')).size;
    const native = weigh(join(packed.folder, 'resources/app.asar.unpacked'));
    process.stdout.write(
      `Packed: app.asar ${(archive / 1e6).toFixed(2)} MB, native part ${(native / 1e6).toFixed(2)} MB, resources in all ${(weigh(join(packed.folder, 'resources')) / 1e6).toFixed(2)} MB\n`,
    );
    expect(archive + native).toBeLessThan(6_000_000);
  });
});

describe('the packed app for Windows, with a stub as engine', { timeout: 180_000 }, () => {
  it('holds the native file of Windows and no other', () => {
    const program = readFileSync(join(root, 'node_modules/electron-winstaller/vendor/rcedit.exe'));
    const packed = pack('win', 'electron.exe', program, ['-c.win.signAndEditExecutable=false']);
    expect(packed.status, packed.output).toBe(0);
    expect(filesIn(join(packed.folder, 'resources/app.asar.unpacked'))).toEqual(['node_modules/better-sqlite3/prebuilds/win32-x64.node']);
  });
});
