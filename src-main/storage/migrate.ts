/** Brings a database to the newest schema, one transaction per step. */
import { Trouble } from '#application/ports.ts';
import type { Connection } from './open-database.ts';
import { migrations, newestVersion } from './migrations/index.ts';
import type { Migration } from './migrations/migration.ts';

/** Tells our files from every other SQLite file: "Post" in ASCII, at byte 68 of the header. */
export const applicationId = 0x506f7374;

export const versionOf = (db: Connection): number => db.pragma('user_version', { simple: true }) as number;

export const newerFormat = (): Trouble =>
  new Trouble('newer-format', 'These assessments were written by a newer Postern. Install that version or a later one; nothing was changed.');

/**
 * Runs the steps that the file still lacks. The version is read after the write lock is held, so that two programs
 * that start together cannot both run a step. Throws `newer-format` for a file beyond the newest step.
 */
export const migrate = (db: Connection, steps: readonly Migration[] = migrations): void => {
  const next = db.transaction((): boolean => {
    const version = versionOf(db);
    if (version > newestVersion(steps)) throw newerFormat();
    const step = steps.find(({ number }) => number === version + 1);
    if (step === undefined) return false;
    step.up(db);
    db.pragma(`application_id = ${String(applicationId)}`);
    db.pragma(`user_version = ${String(step.number)}`);
    return true;
  });
  while (next.immediate());
};
