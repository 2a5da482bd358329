/** 6: the logbook, which says what happened to assessments as wholes; it outlasts them, and holds no word of theirs. */
import type { Migration } from './migration.ts';

export const logbook: Migration = {
  number: 6,
  change: 'logbook',
  up: (db) => {
    db.exec(`
      -- One chain over the whole library: its rows stay when an assessment is purged, so they name it by its id and say nothing else of it.
      -- Acts are not listed in a CHECK, so that a new one needs no rebuild of the table; the hash guards what is there.
      CREATE TABLE logbook (
        seq INTEGER PRIMARY KEY,
        at TEXT NOT NULL,
        act TEXT NOT NULL,
        assessment TEXT NOT NULL,
        after INTEGER NOT NULL,
        who TEXT CHECK (length(who) = 43),
        hash TEXT NOT NULL CHECK (length(hash) = 43)
      ) STRICT;
      CREATE TRIGGER logbook_never_changes BEFORE UPDATE ON logbook
      BEGIN SELECT RAISE(ABORT, 'the logbook is append-only'); END;
      CREATE TRIGGER logbook_never_shrinks BEFORE DELETE ON logbook
      BEGIN SELECT RAISE(ABORT, 'the logbook is append-only'); END;

      -- Who did it, apart from the chain, which holds only a salted hash of it: so the name can go, and the chain still holds.
      CREATE TABLE logbook_name (
        seq INTEGER PRIMARY KEY REFERENCES logbook (seq) DEFERRABLE INITIALLY DEFERRED,
        salt TEXT NOT NULL CHECK (length(salt) = 22),
        by TEXT NOT NULL
      ) STRICT;
      CREATE TRIGGER logbook_name_never_changes BEFORE UPDATE ON logbook_name
      BEGIN SELECT RAISE(ABORT, 'the logbook is append-only'); END;
      CREATE TRIGGER logbook_name_goes_with_its_assessment BEFORE DELETE ON logbook_name
      WHEN EXISTS (SELECT 1 FROM logbook l JOIN assessment a ON a.id = l.assessment WHERE l.seq = OLD.seq)
      BEGIN SELECT RAISE(ABORT, 'a name goes only with its assessment'); END;

      -- How many rows there must be, so that a lost end is noticed; and the journal row after which acts are noted: what happened before is
      -- not made up, and an assessment that is no older must lie where the logbook says.
      INSERT INTO mark (name, value) VALUES ('logbook', 0), ('logbook-from', (SELECT coalesce(max(seq), 0) FROM journal));
      CREATE TRIGGER logbook_grows AFTER INSERT ON logbook
      BEGIN UPDATE mark SET value = value + 1 WHERE name = 'logbook'; END;
    `);
  },
};
