import type { Connection } from '../open-database.ts';

/** One step of the schema. Numbers rise by one; a released step is never edited again. */
export interface Migration {
  readonly number: number;
  /** What changed, in a few words. */
  readonly change: string;
  readonly up: (db: Connection) => void;
}
