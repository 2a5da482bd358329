/** 1: assessments as entries, an append-only journal, evidence by hash, full-text search, settings. */
import type { Migration } from './migration.ts';

export const firstSchema: Migration = {
  number: 1,
  change: 'first schema',
  up: (db) => {
    db.exec(`
      CREATE TABLE assessment (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        edition TEXT NOT NULL,
        title TEXT NOT NULL,
        client TEXT,
        site TEXT,
        state TEXT NOT NULL,
        rating TEXT NOT NULL,
        score REAL,
        completeness REAL,
        verified_share REAL,
        sample INTEGER NOT NULL CHECK (sample IN (0, 1)),
        changed_at TEXT NOT NULL,
        deleted_at TEXT,
        entries INTEGER NOT NULL CHECK (entries >= 0),
        last_seq INTEGER NOT NULL,
        head TEXT NOT NULL CHECK (length(head) = 43),
        undo_seq INTEGER,
        redo_seq INTEGER,
        seal TEXT NOT NULL CHECK (length(seal) = 43)
      ) STRICT;
      -- Newest first is by journal number, not by time: the laptop's clock may have been set back.
      CREATE INDEX assessment_newest ON assessment (deleted_at, last_seq);

      CREATE TABLE entry (
        assessment INTEGER NOT NULL REFERENCES assessment (number) DEFERRABLE INITIALLY DEFERRED,
        kind TEXT NOT NULL,
        key TEXT NOT NULL,
        value TEXT NOT NULL,
        seq INTEGER NOT NULL,
        seal TEXT NOT NULL CHECK (length(seal) = 43),
        PRIMARY KEY (assessment, kind, key)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE journal (
        seq INTEGER PRIMARY KEY,
        assessment INTEGER NOT NULL REFERENCES assessment (number) DEFERRABLE INITIALLY DEFERRED,
        at TEXT NOT NULL,
        by TEXT NOT NULL,
        action TEXT NOT NULL CHECK (action IN ('create', 'import', 'change', 'undo', 'redo')),
        kind TEXT NOT NULL,
        key TEXT NOT NULL,
        before TEXT,
        after TEXT,
        refers_to INTEGER,
        below INTEGER,
        hash TEXT NOT NULL CHECK (length(hash) = 43)
      ) STRICT;
      CREATE INDEX journal_of_assessment ON journal (assessment, seq);

      CREATE TRIGGER journal_never_changes BEFORE UPDATE ON journal
      BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
      -- Rows go only with their whole assessment, and that only from the bin.
      CREATE TRIGGER journal_never_shrinks BEFORE DELETE ON journal
      WHEN EXISTS (SELECT 1 FROM assessment WHERE number = OLD.assessment)
      BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
      CREATE TRIGGER assessment_goes_from_the_bin BEFORE DELETE ON assessment
      WHEN OLD.deleted_at IS NULL
      BEGIN SELECT RAISE(ABORT, 'only a deleted assessment can be purged'); END;

      CREATE TABLE evidence_bytes (
        number INTEGER PRIMARY KEY,
        sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
        bytes BLOB NOT NULL
      ) STRICT;
      CREATE TRIGGER evidence_never_changes BEFORE UPDATE ON evidence_bytes
      BEGIN SELECT RAISE(ABORT, 'evidence never changes'); END;

      -- Row number = number of the journal row that wrote the entry, so that newest first needs no sorting.
      CREATE VIRTUAL TABLE word USING fts5 (text, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2');

      CREATE TABLE setting (
        name TEXT PRIMARY KEY,
        value TEXT NOT NULL,
        seal TEXT NOT NULL CHECK (length(seal) = 43)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE mark (
        name TEXT PRIMARY KEY,
        value INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;

      -- How many rows there must be, so that a lost line of the library or a lost setting is noticed.
      INSERT INTO mark (name, value) VALUES ('assessments', 0), ('settings', 0);
      CREATE TRIGGER assessment_comes AFTER INSERT ON assessment
      BEGIN UPDATE mark SET value = value + 1 WHERE name = 'assessments'; END;
      CREATE TRIGGER assessment_goes AFTER DELETE ON assessment
      BEGIN UPDATE mark SET value = value - 1 WHERE name = 'assessments'; END;
      CREATE TRIGGER setting_comes AFTER INSERT ON setting
      BEGIN UPDATE mark SET value = value + 1 WHERE name = 'settings'; END;
    `);
  },
};
