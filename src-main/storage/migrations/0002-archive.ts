/** 2: assessments can be archived, that is kept out of the list that is worked from. */
import type { Migration } from './migration.ts';

export const archive: Migration = {
  number: 2,
  change: 'archive',
  up: (db) => {
    db.exec(`
      -- The seal of a line counts this column only where it is filled (seal.ts): lines written by version 1 stay sealed.
      ALTER TABLE assessment ADD COLUMN archived_at TEXT;
      DROP INDEX assessment_newest;
      -- Newest first is by journal number, not by time: the laptop's clock may have been set back.
      CREATE INDEX assessment_newest ON assessment (deleted_at, archived_at, last_seq);
    `);
  },
};
