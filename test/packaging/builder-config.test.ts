import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FuseV1Options } from '@electron/fuses';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import config, { fuses, reachableFiles } from '../../electron-builder.config.ts';
import { root } from './pack.ts';

const schema = JSON.parse(readFileSync(createRequire(import.meta.url).resolve('app-builder-lib/scheme.json'), 'utf8')) as object;
const check = new Ajv({ strict: false, allErrors: true }).compile(schema);
/** Functions are no JSON; the schema lets a hook be anything. */
const asJson = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (_key, part: unknown) => (typeof part === 'function' ? 'hook' : part))) as unknown;

describe('the packing configuration', () => {
  it('is valid by the schema of electron-builder, which finds a misspelt key', () => {
    expect(check(asJson(config)), JSON.stringify(check.errors)).toBe(true);
    expect(check(asJson({ ...config, asarUnpak: [] }))).toBe(false);
  });

  it('decides on every fuse that there is', () => {
    const names = Object.keys(FuseV1Options).filter((name) => Number.isNaN(Number(name)));
    expect(names).toHaveLength(9);
    for (const name of names) expect(typeof fuses[FuseV1Options[name as keyof typeof FuseV1Options]]).toBe('boolean');
  });

  it('builds an installer for each platform and has its icon', () => {
    const targets = [config.win, config.mac, config.linux].flatMap((one) =>
      (one?.target as readonly { target: string }[]).map(({ target }) => target),
    );
    expect(targets).toEqual(['nsis', 'dmg', 'AppImage', 'deb']);
    for (const icon of [config.win?.icon, config.mac?.icon, config.linux?.icon]) expect(existsSync(join(root, String(icon)))).toBe(true);
  });

  it('names no server for updates', () => {
    expect(config.publish).toBeNull();
  });

  it('follows every kind of import, so that nothing that is needed stays out', () => {
    const folder = mkdtempSync(join(tmpdir(), 'postern-chunks-'));
    mkdirSync(join(folder, 'parts'));
    const chunks = {
      'entry.js': `import './parts/plain.js';\nexport { a } from "./parts/exported.js";\nconst later = () => import('./parts/dynamic.js');`,
      'parts/plain.js': 'export default 1;',
      'parts/exported.js': `import{b}from'../shared.js';export const a=b;`,
      'parts/dynamic.js': `export * from '../shared.js';`,
      'parts/unused.js': 'export const lonely = 1;',
      'shared.js': 'export const b = 1;',
    };
    for (const [name, source] of Object.entries(chunks)) writeFileSync(join(folder, name), source);
    expect(reachableFiles(folder, 'entry.js')).toEqual(['entry.js', 'parts/dynamic.js', 'parts/exported.js', 'parts/plain.js', 'shared.js']);
  });
});
