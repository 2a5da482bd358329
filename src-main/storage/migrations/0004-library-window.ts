/** 4: what the library's screen says beside its lines is read off, not counted: a long library opens as fast as a short one. */
import type { Migration } from './migration.ts';

/** Where a line lies, as an SQL condition on it. */
const binned = (line: 'NEW' | 'OLD'): string => `(${line}.deleted_at IS NOT NULL)`;
const archived = (line: 'NEW' | 'OLD'): string => `(${line}.deleted_at IS NULL AND ${line}.archived_at IS NOT NULL)`;

/** Moves both counts by what `NEW` adds and `OLD` takes away. */
const count = (parts: (of: typeof binned) => string): string =>
  [
    ['binned', binned],
    ['archived', archived],
  ]
    .map(([name, of]) => `UPDATE mark SET value = value + ${parts(of as typeof binned)} WHERE name = '${name as string}';`)
    .join('\n');

export const libraryWindow: Migration = {
  number: 4,
  change: 'library window',
  up: (db) => {
    db.exec(`
      INSERT INTO mark (name, value) VALUES
        ('binned', (SELECT count(*) FROM assessment WHERE deleted_at IS NOT NULL)),
        ('archived', (SELECT count(*) FROM assessment WHERE deleted_at IS NULL AND archived_at IS NOT NULL));
      CREATE TRIGGER shelf_gains AFTER INSERT ON assessment BEGIN ${count((of) => of('NEW'))} END;
      CREATE TRIGGER shelf_changes AFTER UPDATE OF deleted_at, archived_at ON assessment BEGIN ${count((of) => `${of('NEW')} - ${of('OLD')}`)} END;
      CREATE TRIGGER shelf_loses AFTER DELETE ON assessment BEGIN ${count((of) => `0 - ${of('OLD')}`)} END;

      -- How far the search index has followed the journal; until now it was written with it.
      INSERT INTO mark (name, value) VALUES ('indexed', (SELECT coalesce(max(seq), 0) FROM journal));

      -- For the few editions that a library holds.
      CREATE INDEX assessment_edition ON assessment (edition);
    `);
  },
};
