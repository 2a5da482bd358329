/** Small pieces from which the plain document is put together. */
import type { Block, Cell, Column, Line, Row, Run } from '#core/document/document.ts';
import type { Rating, Standing } from '#core/evaluation/result.ts';
import { own } from '#core/parse/own.ts';
import type { AnswerRow, Aside, PlugInRow, Said } from '../model/answer-rows.ts';
import type { ReportModel } from '../report-model.ts';
import { capital, count, ratingWords, scoreText, shortDate } from '../words.ts';
import { ownWords } from './own-words.ts';

export type Piece = string | Run | readonly Piece[];

export const strong = (text: string): Run => ({ text, look: 'strong' });
export const code = (text: string): Run => ({ text, look: 'code' });
export const quiet = (text: string): Run => ({ text, look: 'quiet' });

const isRun = (piece: Run | readonly Piece[]): piece is Run => 'text' in piece;
const runsOf = (piece: Piece): readonly Run[] => (typeof piece === 'string' ? [{ text: piece }] : isRun(piece) ? [piece] : piece.flatMap(runsOf));

/** One paragraph from its pieces; empty ones fall away. */
export const line = (...pieces: readonly Piece[]): Line => pieces.flatMap(runsOf).filter((run) => run.text !== '');

/** A cell with one paragraph per argument; empty ones fall away. */
export const cell = (...paragraphs: readonly Piece[]): Cell => ({ lines: paragraphs.map((one) => line(one)).filter((one) => one.length > 0) });
export const toned = (tone: Rating, ...paragraphs: readonly Piece[]): Cell => ({ ...cell(...paragraphs), tone });

/** A rating in its word, coloured where the format can. */
export const rated = (rating: Rating, word: string = ratingWords[rating]): Cell => toned(rating, word);
export const dash: Run = quiet('–');
/** Where nothing is recorded, that is said. */
export const orQuiet = (text: string | null | undefined, otherwise = '–'): Run =>
  text === null || text === undefined || text.trim() === '' ? quiet(otherwise) : { text };

export const row = (...cells: readonly (Cell | Piece)[]): Row => ({
  kind: 'cells',
  cells: cells.map((one) => (typeof one === 'object' && 'lines' in one ? one : cell(one))),
});
export const group = (title: string): Row => ({ kind: 'group', title });

type Columns = readonly (readonly [label: string, share: number])[];
const columnsOf = (columns: Columns): readonly Column[] => columns.map(([label, share]) => ({ label, share }));

export const heading = (level: 2 | 3, text: string): Block => ({ kind: 'heading', level, text });
export const paragraph = (...pieces: readonly Piece[]): Block => ({ kind: 'paragraph', line: line(...pieces) });
export const lead = (...pieces: readonly Piece[]): Block => ({ kind: 'paragraph', line: line(...pieces), role: 'lead' });
export const remarkBlock = (...pieces: readonly Piece[]): Block => ({ kind: 'paragraph', line: line(...pieces), role: 'remark' });
export const bullets = (items: readonly Line[]): readonly Block[] => (items.length === 0 ? [] : [{ kind: 'list', items }]);
/** `Vendor: Acme`, left out where nothing is said. */
export const term = (word: string, value: Piece | null | undefined | false): readonly Line[] =>
  value === null || value === undefined || value === false || value === '' ? [] : [line(strong(`${word}: `), value)];

/** A table, or the sentence that says why there is none. */
export const table = (caption: string, columns: Columns, rows: readonly Row[], empty: string): Block =>
  rows.length === 0 ? paragraph(quiet(empty)) : { kind: 'table', caption, columns: columnsOf(columns), rows };

/** A chapter or path under its number; nothing where the report has none of that id. */
export const chapter = (model: ReportModel, id: string, blocks: readonly Block[]): readonly Block[] => {
  const found = model.chapters.find((one) => one.id === id);
  return found ? [{ kind: 'heading', level: found.level, text: found.title, number: found.number }, ...blocks] : [];
};

/** The auditor's own words on a section, under the key of its chapter or the code of its path. */
export const auditorText = (model: ReportModel, key: string): readonly Block[] => {
  const text = own(model.assessment.texts, key) ?? '';
  return text.trim() === '' ? [] : ownWords(text);
};

/** `A. Admin, 18 Nov 2026 10:13`; nothing where neither is known. */
export const signed = (by: string | null | undefined, at: string | null | undefined): Run =>
  quiet([by, at ? shortDate(at) : null].filter(Boolean).join(', '));

export const carriedForward = 'carried forward, to be verified again';

/** Evidence by its ids. */
export const proofs = (ids: readonly string[]): Piece => (ids.length === 0 ? '' : code(ids.join(' ')));

/** What was said, with a mark where it differs. */
export const saidValue = (one: Said | null, differs: boolean, otherwise = '–'): Piece =>
  one === null ? quiet(otherwise) : [differs ? strong('≠ ') : '', orQuiet(one.value, 'no value')];

/** Reason, note, evidence, name and time of one record, each in a line of its own. */
const remarkLines = (one: Aside | null, word: string | null): readonly Piece[] => {
  if (one === null) return [];
  const parts: readonly Piece[] = [
    one.reason === null ? '' : `Reason: ${one.reason}`,
    one.note === null ? '' : one.note,
    one.evidence.length === 0 ? '' : ['Evidence: ', proofs(one.evidence)],
    signed(one.by, one.at),
    one.carried ? quiet(carriedForward) : '',
  ].filter((part) => line(part).length > 0);
  return word === null || parts.length === 0 ? parts : [quiet(word), ...parts];
};

/** All that was written down beside the values of one question; what was noted before there was a value says so. */
export const remarks = (row: Pick<AnswerRow | PlugInRow, 'claimed' | 'observed' | 'beforeClaim' | 'beforeObservation'>): readonly Piece[] => {
  const both = remarkLines(row.claimed, null).length > 0 && remarkLines(row.observed, null).length > 0;
  return [
    ...remarkLines(row.claimed, both ? 'claim:' : null),
    ...remarkLines(row.beforeClaim, 'no answer yet:'),
    ...remarkLines(row.observed, both ? 'seen:' : null),
    ...remarkLines(row.beforeObservation, 'nothing observed yet:'),
  ];
};

/** `High, score 72. 8 of 12 questions decided, 5 of them observed.` */
export const standingLine = (standing: Standing): Block =>
  standing.applicable === 0
    ? paragraph(strong(capital(ratingWords[standing.rating])), ': no question applies.')
    : paragraph(
        strong(capital(ratingWords[standing.rating])),
        standing.score === null ? '' : `, score ${scoreText(standing.score)}`,
        `. ${String(standing.decided)} of ${count(standing.applicable, 'question')} decided, ${String(standing.observed)} of them observed.`,
        standing.inheritedOnly ? ' The rating is set by inherited findings.' : '',
      );
