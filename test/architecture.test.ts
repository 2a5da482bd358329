/** Executes the import table of the house: who may import whom. If this fails, move the code; do not widen the table. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, relative } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');

/** One row of the table: a room, the rooms it may import, the packages it may import. `test` decides what counts as a package's name. */
interface Room {
  readonly at: string;
  readonly rooms: readonly (string | RegExp)[];
  readonly packages: readonly (string | RegExp)[];
}

const node = /^node:/;
const table: readonly Room[] = [
  { at: 'src-main/core', rooms: [], packages: [] },
  { at: 'src-main/contract', rooms: ['src-main/core'], packages: [] },
  { at: 'src-main/report', rooms: ['src-main/core'], packages: ['marked'] },
  // The sealed bundle streams as well, because it may be larger than memory.
  {
    at: 'src-main/exchange/bundle',
    rooms: ['src-main/core', 'src-main/exchange'],
    packages: ['age-encryption', /^node:(stream|crypto|zlib)$/],
  },
  {
    at: 'src-main/exchange',
    rooms: ['src-main/core'],
    // Hashes, check sums and compression are the platform's own work; beyond these a format touches nothing outside.
    packages: ['papaparse', 'yauzl', 'saxes', /^node:(crypto|zlib)$/],
  },
  { at: 'src-main/application', rooms: ['src-main/core', 'src-main/contract', 'src-main/report', 'src-main/exchange'], packages: [] },
  { at: 'src-main/storage', rooms: ['src-main/core', 'src-main/contract', 'src-main/application/ports.ts'], packages: [node, 'better-sqlite3'] },
  { at: 'src-main/evidence', rooms: ['src-main/core', 'src-main/application/ports.ts'], packages: [node] },
  { at: 'src-main/printing', rooms: ['src-main/application/ports.ts'], packages: [node, 'playwright', '@sparticuz/chromium'] },
  { at: 'src-main/hosts/electron/preload.ts', rooms: ['src-main/contract', 'src-main/hosts/electron/channels.ts'], packages: ['electron'] },
  { at: 'src-main/hosts/electron', rooms: hostRooms(), packages: [node, 'electron'] },
  { at: 'src-main/hosts/web', rooms: [...hostRooms(), 'src-main/printing'], packages: [node] },
  {
    at: 'src-main/hosts/cli',
    rooms: [...hostRooms(), 'src-main/printing', 'src-main/core', 'src-main/exchange', 'src-main/storage/catalog-shelf.ts'],
    packages: [node],
  },
  // What stands in hosts/ itself is common to all three: start-application and what it wires.
  {
    at: 'src-main/hosts',
    rooms: [commonToHosts(), 'src-main/application', 'src-main/storage', 'src-main/evidence', 'src-main/contract', 'package.json'],
    packages: [node],
  },
  { at: 'src-renderer', rooms: ['src-renderer', 'src-main/contract', 'src-main/core'], packages: ['svelte', /^svelte\//, 'bits-ui'] },
];

function commonToHosts(): RegExp {
  return /^src-main\/hosts\/[^/]+\.(ts|mjs)$/;
}

function hostRooms(): readonly (string | RegExp)[] {
  return [commonToHosts(), 'src-main/application', 'src-main/contract'];
}

const allows = (allowed: string | RegExp, target: string): boolean =>
  typeof allowed === 'string' ? isInside(target, allowed) : allowed.test(target);
/** A room as a folder is entered freely from within; the common files of hosts/ may not reach into a host's room. */
const stays = (room: Room, target: string): boolean => room.at !== 'src-main/hosts' && isInside(target, room.at);

const aliases: readonly (readonly [string, string])[] = Object.entries(
  (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { imports: Record<string, string> }).imports,
).map(([alias, target]) => [alias.replace('*', ''), target.replace('./', '').replace('*', '')]);

const isInside = (file: string, folder: string): boolean => file === folder || file.startsWith(`${folder}/`);

/** Every specifier that a source imports, statically, for types, or dynamically by a literal. */
const importsOf = (file: string, source: string): readonly string[] => {
  const script = file.endsWith('.svelte') ? [...source.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map((match) => match[1]).join('\n') : source;
  return ts.preProcessFile(script, true, true).importedFiles.map((one) => one.fileName);
};

/** A path inside the repository, or null for a package. */
const resolve = (file: string, specifier: string): string | null => {
  if (specifier.startsWith('.')) return posix.normalize(posix.join(posix.dirname(file), specifier));
  const alias = aliases.find(([prefix]) => specifier.startsWith(prefix));
  return alias ? specifier.replace(alias[0], alias[1]) : null;
};

const feature = (file: string): string | null => /^src-renderer\/features\/([^/]+)\//.exec(file)?.[1] ?? null;

/** What is wrong with one file, one sentence per forbidden import. */
const violations = (file: string, source: string): readonly string[] => {
  const room = table.find((one) => isInside(file, one.at));
  if (!room) return [`${file} stands in no room of the house`];
  return importsOf(file, source).flatMap((specifier) => {
    const target = resolve(file, specifier);
    if (target === null)
      return room.packages.some((allowed) => (typeof allowed === 'string' ? allowed === specifier : allowed.test(specifier)))
        ? []
        : [`${file} may not import the package ${specifier}`];
    const from = feature(file);
    const to = feature(target);
    if (from !== null && to !== null && from !== to) return [`${file} may not import another feature: ${target}`];
    if (isInside(file, 'src-renderer/shared') && to !== null) return [`${file} is shared and may not import a feature: ${target}`];
    return stays(room, target) || room.rooms.some((allowed) => allows(allowed, target)) ? [] : [`${file} may not import ${target}`];
  });
};

const sources = (folder: string): readonly string[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|mjs|svelte)$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));

describe('the house', () => {
  it('has no import that its table forbids', () => {
    const files = [...sources('src-main'), ...sources('src-renderer')];
    expect(files.length).toBeGreaterThan(50);
    expect(files.flatMap((file) => violations(file, readFileSync(join(root, file), 'utf8')))).toEqual([]);
  });

  it.each([
    ['src-main/core/evaluation/rate.ts', "import { readFileSync } from 'node:fs';"],
    ['src-main/core/evaluation/rate.ts', "import type { Outcome } from '#contract/contract.ts';"],
    ['src-main/core/evaluation/rate.ts', "import * as v from 'valibot';"],
    ['src-main/contract/contract.ts', "import { createApplication } from '#application/application.ts';"],
    ['src-main/report/render-report.ts', "import type { Store } from '../application/ports.ts';"],
    ['src-main/exchange/answers-file/x.ts', "import { openStore } from '#storage/open-store.ts';"],
    ['src-main/application/application.ts', "import { openStore } from '#storage/open-store.ts';"],
    ['src-main/application/application.ts', "const fs = await import('node:fs');"],
    ['src-main/storage/open-store.ts', "import { dispatch } from '#application/dispatch.ts';"],
    ['src-main/storage/open-store.ts', "import { app } from 'electron';"],
    ['src-main/hosts/web/serve.ts', "import { app } from 'electron';"],
    ['src-main/hosts/web/serve.ts', "import { menu } from '#hosts/electron/menu.ts';"],
    ['src-main/hosts/start-application.ts', "import { menu } from './electron/menu.ts';"],
    ['src-main/hosts/electron/preload.ts', "import { readFileSync } from 'node:fs';"],
    ['src-main/hosts/electron/print.ts', "import { printWithChromium } from '#printing/print-html.ts';"],
    ['src-renderer/features/overview/Overview.svelte', '<script lang="ts">import { openStore } from "#storage/open-store.ts";</script>'],
    ['src-renderer/features/overview/Overview.svelte', '<script lang="ts">import { x } from "../verify/x.ts";</script>'],
    ['src-renderer/features/overview/Overview.svelte', '<script lang="ts">import { ipcRenderer } from "electron";</script>'],
    ['src-renderer/shared/api.ts', "import { readFileSync } from 'node:fs';"],
    ['src-renderer/shared/api.ts', "import { x } from '../features/overview/x.ts';"],
    ['src-main/elsewhere/thing.ts', ''],
  ])('refuses a planted import in %s: %s', (file, source) => {
    expect(violations(file, source)).not.toEqual([]);
  });
});
