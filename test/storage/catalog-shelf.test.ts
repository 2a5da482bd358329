import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Trouble } from '#application/ports.ts';
import { openCatalogShelf } from '#storage/catalog-shelf.ts';

const shipped = join(import.meta.dirname, '../../resources/catalog');
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'postern-shelf-'));
  cpSync(join(shipped, 'vi4'), join(folder, 'vi4'), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const troubleOf = (run: () => unknown): Trouble => {
  try {
    run();
  } catch (error) {
    if (error instanceof Trouble) return error;
    throw error;
  }
  throw new Error('Nothing was refused.');
};
const spoil = (file: string, from: string, to: string): void => {
  const content = readFileSync(join(folder, 'vi4', file), 'utf8');
  expect(content).toContain(from);
  writeFileSync(join(folder, 'vi4', file), content.replace(from, to));
};

describe('the catalog shelf', () => {
  it('lists and reads the editions that are there, each parsed once', () => {
    writeFileSync(join(folder, 'readme.txt'), 'no edition');
    mkdirSync(join(folder, 'drafts'));
    const shelf = openCatalogShelf(folder);
    expect(shelf.editions()).toEqual([{ edition: 'vi4', version: '1.0.0', title: 'Virtual Infrastructure 3 and vSphere 4' }]);
    expect(shelf.read('vi4').paths).toHaveLength(17);
    expect(shelf.read('vi4')).toBe(shelf.read('vi4'));
  });

  it.each(['vsphere8', '', '.', '..', '../vi4', './vi4', 'vi4/', 'vi4/paths', 'VI4', 'drafts', '__proto__'])('has no edition called “%s”', (name) => {
    mkdirSync(join(folder, 'drafts'));
    const trouble = troubleOf(() => openCatalogShelf(folder).read(name));
    expect(trouble.code).toBe('not-found');
    expect(trouble.message).toContain('this version of Postern has vi4');
  });

  it('refuses an inconsistent edition with file and place, and lists every problem', () => {
    spoil('paths/SSH.json', '"to": "host"', '"to": "hots"');
    spoil('paths/SSH.json', '"N-10"', '"N-12"');
    const trouble = troubleOf(() => openCatalogShelf(folder).read('vi4'));
    expect(trouble.code).toBe('file-invalid');
    expect(trouble.message).toContain('The catalog vi4 is inconsistent. paths/SSH.json / SSH-10 / fact / notes: There is no note N-12');
    expect(trouble.details).toHaveLength(2);
    expect(trouble.details[1]).toContain('paths/SSH.json / hops / 1: There is no actor hots');
  });

  it('refuses a file that is no JSON, by name and without a place on the disk', () => {
    writeFileSync(join(folder, 'vi4', 'paths', 'CON.json'), '{ "code": ');
    const trouble = troubleOf(() => openCatalogShelf(folder).editions());
    expect(trouble.message).toContain('The catalog file vi4/paths/CON.json is no valid JSON');
    expect(trouble.message).not.toContain(folder);
  });

  it('refuses an edition whose folder has another name', () => {
    cpSync(join(folder, 'vi4'), join(folder, 'vi5'), { recursive: true });
    expect(troubleOf(() => openCatalogShelf(folder).read('vi5')).message).toContain('names the edition vi4, but its folder is called vi5');
  });

  it('refuses an edition without its paths', () => {
    rmSync(join(folder, 'vi4', 'paths'), { recursive: true });
    expect(troubleOf(() => openCatalogShelf(folder).read('vi4')).message).toContain('The catalog folder vi4/paths cannot be read');
  });

  it('refuses an edition that lacks one path', () => {
    rmSync(join(folder, 'vi4', 'paths', 'VUM.json'));
    expect(troubleOf(() => openCatalogShelf(folder).read('vi4')).message).toContain('there is no paths/VUM.json');
  });

  it('says so when the catalog folder itself is missing', () => {
    expect(troubleOf(() => openCatalogShelf(join(folder, 'nowhere')).editions()).message).toContain('The catalog folder cannot be read');
  });

  it('keeps a good edition readable beside a damaged one', () => {
    mkdirSync(join(folder, 'broken'));
    writeFileSync(join(folder, 'broken', 'edition.json'), 'nonsense');
    const shelf = openCatalogShelf(folder);
    expect(shelf.read('vi4').edition).toBe('vi4');
    expect(troubleOf(() => shelf.read('broken')).code).toBe('file-invalid');
  });
});
