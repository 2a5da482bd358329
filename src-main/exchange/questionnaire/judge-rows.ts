/** A respondent file beside the assessment: per row what is recorded, what is given, and whether it can be taken. */
import type { Assessment } from '#core/assessment/assessment.ts';
import { answerShape } from '#core/assessment/parse-entry.ts';
import { checkGiven, compareGiven, type Given, type RespondentRow } from '#core/assessment/respondent.ts';
import { indexCatalog } from '#core/catalog/find-in-catalog.ts';
import type { Catalog, Item } from '#core/catalog/catalog.ts';
import { parseWith, quote } from '#core/parse/shape.ts';
import { own } from '#core/parse/own.ts';
import { parseGivenValue } from './parse-given-value.ts';
import type { FilledRow } from './read-respondent-file.ts';

const filled = (text: string): string | undefined => (text === '' ? undefined : text);

/** The answer of a row, or why there is none. */
const readGiven = (item: Item, { answer, note, by }: FilledRow): { readonly given: Given } | { readonly problem: string } => {
  const parsed = answer === null ? { value: null } : parseGivenValue(item.question.answer, answer);
  if ('problem' in parsed) return parsed;
  const said = parseWith(answerShape(true), { value: parsed.value, note: filled(note), by: filled(by) });
  if (!said.ok) {
    const [problem] = said.problems;
    return {
      problem: problem
        ? `${problem.place === '' ? 'The answer' : `The ${problem.place}`} cannot be kept: ${problem.sentence}`
        : 'The answer cannot be kept.',
    };
  }
  const { value, note: kept, by: who } = said.value;
  return { given: { value, ...(kept === undefined ? {} : { note: kept }), ...(who === undefined ? {} : { by: who }) } };
};

const judgeRow = (catalog: Catalog, assessment: Assessment, row: FilledRow, twice: boolean): RespondentRow => {
  const item = indexCatalog(catalog).itemByQuestion.get(row.question);
  const current = own(assessment.answers, row.question);
  const base = {
    question: row.question,
    place: `row ${String(row.row)}`,
    current: current?.value ?? null,
    currentNote: current?.note ?? null,
    given: null,
    note: filled(row.note) ?? null,
    by: filled(row.by) ?? null,
  };
  const invalid = (problem: string): RespondentRow => ({ ...base, kind: 'invalid', problem });
  if (!item) return invalid(`There is no question ${quote(row.question)} in edition ${catalog.edition}.`);
  if (twice) return invalid(`${row.question} is answered more than once in the file. Ask which answer holds.`);
  const read = readGiven(item, row);
  if ('problem' in read) return invalid(read.problem);
  const { given } = read;
  const sound = { ...base, given: given.value };
  const complaint = checkGiven(item, given);
  return complaint === null ? { ...sound, kind: compareGiven(current, given), problem: null } : { ...sound, kind: 'invalid', problem: complaint };
};

/** In the order of the file. */
export const judgeRows = (catalog: Catalog, assessment: Assessment, rows: readonly FilledRow[]): readonly RespondentRow[] => {
  const counts = Map.groupBy(rows, ({ question }) => question);
  return rows.map((row) => judgeRow(catalog, assessment, row, (counts.get(row.question)?.length ?? 0) > 1));
};
