/** Every step from an empty file to the newest schema, in order. A new step is a new file and a new line here. */
import { firstSchema } from './0001-first-schema.ts';
import { archive } from './0002-archive.ts';
import { issues } from './0003-issues.ts';
import { libraryWindow } from './0004-library-window.ts';
import { entriesInJournal } from './0005-entries-in-journal.ts';
import { logbook } from './0006-logbook.ts';
import type { Migration } from './migration.ts';

export const migrations: readonly Migration[] = [firstSchema, archive, issues, libraryWindow, entriesInJournal, logbook];

export const newestVersion = (steps: readonly Migration[] = migrations): number => steps.at(-1)?.number ?? 0;
