/** 5: what an entry says stands once, in the journal row that wrote it; beside it only which row that is. */
import type { Migration } from './migration.ts';

export const entriesInJournal: Migration = {
  number: 5,
  change: 'entries in the journal',
  up: (db) => {
    db.exec(`
      -- The row of the journal at which each entry stands. The seal is over what that row says, as it was over the copy of it.
      CREATE TABLE standing (
        assessment INTEGER NOT NULL REFERENCES assessment (number) DEFERRABLE INITIALLY DEFERRED,
        kind TEXT NOT NULL,
        key TEXT NOT NULL,
        seq INTEGER NOT NULL,
        seal TEXT NOT NULL CHECK (length(seal) = 43),
        PRIMARY KEY (assessment, kind, key)
      ) STRICT, WITHOUT ROWID;
      INSERT INTO standing SELECT assessment, kind, key, seq, seal FROM entry ORDER BY assessment, kind, key;
      DROP TABLE entry;
      CREATE VIEW entry AS SELECT s.assessment, s.kind, s.key, j.after AS value, s.seq, s.seal
        FROM standing s JOIN journal j ON j.seq = s.seq AND j.assessment = s.assessment AND j.kind = s.kind AND j.key = s.key;
    `);
  },
};
