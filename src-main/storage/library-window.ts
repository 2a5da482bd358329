/**
 * The lines of the library that a screen shows. Newest first and unfiltered, as it opens, the index is walked from the line asked for;
 * otherwise the numbers of the lines in the order asked for are kept until something changes, and only the lines shown are read.
 */
import type { Store } from '#application/ports.ts';
import { ratings } from '#core/evaluation/result.ts';
import { checkSeal, columns, lineMissing, shelves, toRow, type Records, type SealedRecord } from './assessment-records.ts';
import { once } from './defer.ts';
import type { Connection } from './open-database.ts';

type Look = Parameters<Store['window']>[0];
type Window = ReturnType<Store['window']>;
type Shelf = 'live' | 'archived';

/** How lines are ordered by a text: as people count, and not by how letters are stored. Made for the first list that needs it: it costs 20 ms. */
const collator = once(() => new Intl.Collator('en', { numeric: true }));
/** After every other text. */
const last = '\uffff';

const worstFirst = `CASE rating ${ratings.map((rating, at) => `WHEN '${rating}' THEN ${String(at)}`).join(' ')} END`;
const newestFirst = 'last_seq DESC';
/** What SQL can order; titles and clients need the collator. */
const orderings: Readonly<Record<Look['order'], string>> = {
  changed: newestFirst,
  title: newestFirst,
  client: newestFirst,
  rating: `${worstFirst}, ${newestFirst}`,
  score: `score IS NULL, score, ${newestFirst}`,
};

const filters = ['state', 'rating', 'edition'] as const;
const isPlain = (look: Look): boolean => look.order === 'changed' && look.first === undefined && filters.every((name) => look[name] === undefined);

/** Editions one by one through their index: as many steps as there are editions. */
const editionsQuery = `WITH RECURSIVE found (edition) AS (SELECT min(edition) FROM assessment
  UNION ALL SELECT (SELECT min(edition) FROM assessment WHERE edition > found.edition) FROM found WHERE found.edition IS NOT NULL)
  SELECT edition FROM found WHERE edition IS NOT NULL`;

/** `changes` counts what was written: an order that was found before is no longer used after a change. */
export const createLibraryWindow = (db: Connection, records: Records, changes: () => number) => {
  const editions = db.prepare<[], string>(editionsQuery).pluck();
  const byNumber = db.prepare<[number], SealedRecord>(`SELECT ${columns} FROM assessment WHERE number = ?`);
  const numberOf = db.prepare<[string], number>('SELECT number FROM assessment WHERE id = ?').pluck();
  const page = (shelf: Shelf) =>
    db.prepare<[number, number], SealedRecord>(`SELECT ${columns} FROM assessment WHERE ${shelves[shelf]} ORDER BY ${newestFirst} LIMIT ? OFFSET ?`);
  const pages = { live: page('live'), archived: page('archived') };
  const place = (shelf: Shelf) =>
    db
      .prepare<[number], number>(
        `SELECT (SELECT count(*) FROM assessment WHERE ${shelves[shelf]} AND last_seq > own.last_seq) FROM assessment own WHERE number = ? AND ${shelves[shelf]}`,
      )
      .pluck();
  const places = { live: place('live'), archived: place('archived') };
  let kept: { readonly key: string; readonly numbers: Int32Array } | null = null;

  const findOrder = (shelf: Shelf, { order, ...look }: Look): Int32Array => {
    const wanted = filters.filter((name) => look[name] !== undefined);
    const where = [shelves[shelf], ...wanted.map((name) => `${name} = @${name}`)].join(' AND ');
    const text = order === 'title' || order === 'client' ? order : 'NULL';
    const found = db
      .prepare<[object], [number, string | null]>(`SELECT number, ${text} FROM assessment WHERE ${where} ORDER BY ${orderings[order]}`)
      .raw()
      .all(Object.fromEntries(wanted.map((name) => [name, look[name]])));
    if (wanted.length === 0) records.checkEnd(shelf, found.length);
    if (text !== 'NULL') found.sort(([, a], [, b]) => collator().compare(a ?? last, b ?? last));
    return Int32Array.from(found, ([number]) => number);
  };

  /** The numbers of the lines in the order asked for, those that come first not yet in front. */
  const orderOf = (shelf: Shelf, look: Look): Int32Array => {
    const key = JSON.stringify([changes(), shelf, look.order, ...filters.map((name) => look[name] ?? null)]);
    if (kept?.key !== key) kept = { key, numbers: findOrder(shelf, look) };
    return kept.numbers;
  };

  const bringForward = (numbers: Int32Array, ids: readonly string[]): Int32Array => {
    const first = new Set(ids.map((id) => numberOf.get(id)));
    const front = numbers.filter((number) => first.has(number));
    return Int32Array.of(...front, ...numbers.filter((number) => !first.has(number)));
  };

  const lineOf = (number: number): SealedRecord => {
    const row = byNumber.get(number);
    if (row === undefined) throw lineMissing(number);
    return row;
  };

  /** Where the part asked for begins in a list of `total` lines; it is full wherever the list is long enough. */
  const cut = ({ from = 0, limit }: Look, at: number | null, total: number): number =>
    Math.max(0, Math.min(at === null ? from : at - Math.floor(limit / 2), total - limit));

  const plainWindow = (shelf: Shelf, look: Look, number: number | undefined, total: number) => {
    const at = number === undefined ? null : (places[shelf].get(number) ?? null);
    const from = cut(look, at, total);
    const rows = pages[shelf].all(look.limit, from);
    if (rows.length < look.limit || from + rows.length >= total) records.checkEnd(shelf, from + rows.length);
    return { rows, from, at, total };
  };

  const orderedWindow = (shelf: Shelf, look: Look, number: number | undefined) => {
    const order = orderOf(shelf, look);
    const numbers = look.first === undefined ? order : bringForward(order, look.first);
    const found = number === undefined ? -1 : numbers.indexOf(number);
    const at = found < 0 ? null : found;
    const from = cut(look, at, numbers.length);
    return { rows: Array.from(numbers.subarray(from, from + look.limit), lineOf), from, at, total: numbers.length };
  };

  /** Every line shown is checked against its seal. */
  return (look: Look): Window => {
    const shelf: Shelf = look.archived === true ? 'archived' : 'live';
    const number = look.around === undefined ? undefined : numberOf.get(look.around);
    const marks = records.readMarks();
    const { rows, ...shown } = isPlain(look) ? plainWindow(shelf, look, number, marks[shelf]) : orderedWindow(shelf, look, number);
    return { rows: rows.map((row) => toRow(checkSeal(row))), ...shown, all: marks[shelf], archived: marks.archived, editions: editions.all() };
  };
};
