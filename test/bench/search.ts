/** Target 9: search through everything, five kinds of query, against a raw FTS5 query for the same words, newest first. */
import Database from 'better-sqlite3';
import { join } from 'node:path';
import { searchExpression, searchWords } from '#storage/search.ts';
import { openApplication } from './application.ts';
import type { Figure } from './figure.ts';
import { compare, timed } from './measure.ts';
import { commonWord, noteText, rareWord } from './reference-assessment.ts';
import { withCopy } from './seed.ts';

const phrase = noteText(7, 3).split(' ').slice(5, 8).join(' ');
const beginning = 'beginning of a word';
const queries: readonly (readonly [kind: string, text: string])[] = [
  ['rare word', rareWord],
  ['common word', commonWord],
  ['two words', 'lockdown handshake'],
  [beginning, commonWord.slice(0, 4)],
  ['three words in a row', phrase],
];
/** The first page of the list, as the screen asks for it along with the hits. */
const look = { order: 'changed', limit: 50 } as const;
/** As many as the application shows at most. */
const rawQuery = 'SELECT rowid FROM word WHERE word MATCH ? ORDER BY rowid DESC LIMIT 200';

export const measureSearch = (assessments: number): Promise<readonly Figure[]> =>
  withCopy(assessments, (folder) =>
    withCopy(assessments, async (rawFolder) => {
      const { ask, close } = openApplication(folder);
      const db = new Database(join(rawFolder, 'postern.db'));
      const raw = db.prepare<[string], number>(rawQuery).pluck();
      try {
        const figures: Figure[] = [];
        for (const [kind, text] of queries) {
          const expression = searchExpression(searchWords(text), kind === beginning ? 'beginning' : 'whole');
          const works = { ours: () => timed(() => ask('search', { text, list: look })), floor: () => timed(() => raw.all(expression)) };
          const { ours, floor } = await compare(15, works, 2);
          figures.push({
            target: 9,
            feel: `search ${String(assessments)}: ${kind} (${String((await ask('search', { text, list: look })).found.flatMap(({ hits }) => hits).length)} hits)`,
            unit: 'ms',
            ours,
            floor: { what: 'raw FTS5, newest 200', spread: floor },
            wanted: { ratio: 3, most: 5 },
            cited: 'ripgrep 91 ms',
          });
        }
        return figures;
      } finally {
        db.close();
        close();
      }
    }),
  );
