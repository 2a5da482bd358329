/** 3: what was issued stays as it was issued: a numbered record per issue, with everything that it was made from. */
import type { Migration } from './migration.ts';

export const issues: Migration = {
  number: 3,
  change: 'issues',
  up: (db) => {
    db.exec(`
      -- Documents under their SHA-256, deflated: the hash is that of the content. A catalog is there once, however many issues used it.
      CREATE TABLE frozen (
        number INTEGER PRIMARY KEY,
        sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
        bytes BLOB NOT NULL
      ) STRICT;
      CREATE TRIGGER frozen_never_changes BEFORE UPDATE ON frozen
      BEGIN SELECT RAISE(ABORT, 'what was issued never changes'); END;

      CREATE TABLE issue (
        assessment INTEGER NOT NULL REFERENCES assessment (number) DEFERRABLE INITIALLY DEFERRED,
        revision INTEGER NOT NULL CHECK (revision >= 1),
        record TEXT NOT NULL,
        snapshot TEXT NOT NULL REFERENCES frozen (sha256) DEFERRABLE INITIALLY DEFERRED,
        catalog TEXT NOT NULL REFERENCES frozen (sha256) DEFERRABLE INITIALLY DEFERRED,
        document TEXT NOT NULL REFERENCES frozen (sha256) DEFERRABLE INITIALLY DEFERRED,
        seal TEXT NOT NULL CHECK (length(seal) = 43),
        PRIMARY KEY (assessment, revision)
      ) STRICT, WITHOUT ROWID;
      CREATE TRIGGER issue_never_changes BEFORE UPDATE ON issue
      BEGIN SELECT RAISE(ABORT, 'what was issued never changes'); END;
      CREATE TRIGGER issue_never_goes BEFORE DELETE ON issue
      WHEN EXISTS (SELECT 1 FROM assessment WHERE number = OLD.assessment)
      BEGIN SELECT RAISE(ABORT, 'an issue goes only with its assessment'); END;

      -- How many issues there must be, so that a lost one is noticed.
      INSERT INTO mark (name, value) VALUES ('issues', 0);
      CREATE TRIGGER issue_comes AFTER INSERT ON issue
      BEGIN UPDATE mark SET value = value + 1 WHERE name = 'issues'; END;
      CREATE TRIGGER issue_goes AFTER DELETE ON issue
      BEGIN UPDATE mark SET value = value - 1 WHERE name = 'issues'; END;
    `);
  },
};
