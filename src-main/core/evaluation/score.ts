/** Rules 9 and 10: score, completeness and verified share, with the sums from which a screen explains every point. */
import { areas, type Area, type Item } from '#core/catalog/catalog.ts';
import type { Finding, QuestionResult, Standing, Tally } from './result.ts';
import { rate } from './rate.ts';
import { weights, worst } from './severity.ts';

export interface Counted {
  readonly item: Item;
  readonly question: QuestionResult;
}

/** The questions of a path, an area, the whole or one cell of the heat map, and the findings shown there. */
export interface Cell {
  readonly counted: readonly Counted[];
  readonly findings: readonly Finding[];
}
export type CellsByArea = Readonly<Record<Area, Cell>>;

/** The cells of a path or of the whole, in one pass: this runs after every answer. */
export const splitByArea = ({ counted, findings }: Cell): CellsByArea => {
  const cells = {} as Record<Area, { readonly counted: Counted[]; readonly findings: Finding[] }>;
  for (const area of areas) cells[area] = { counted: [], findings: [] };
  for (const one of counted) cells[one.item.finding.area].counted.push(one);
  for (const finding of findings) cells[finding.area].findings.push(finding);
  return cells;
};

/** Adds up the questions of a cell and the findings that stand on it; references weigh nothing. */
export const tally = ({ counted, findings }: Cell): Tally => {
  let [applicable, decided, observed, decidedWeight, openWeight] = [0, 0, 0, 0, 0];
  for (const { item, question } of counted) {
    if (!question.applicable) continue;
    applicable += 1;
    if (!question.decided) continue;
    decided += 1;
    if (question.basis === 'observed') observed += 1;
    decidedWeight += weights[item.finding.severity];
  }
  for (const finding of findings) {
    if (finding.state === 'open' && finding.inheritedFrom === undefined) openWeight += weights[finding.severity];
  }
  return { applicable, decided, observed, decidedWeight, openWeight, questions: counted.length };
};

/** Rating, score and shares of a cell, path, area or the whole. No decided weight gives no score: null, not zero. */
export const standing = (cell: Cell, inScope: boolean): Standing => {
  const sums = tally(cell);
  const open = cell.findings.filter((finding) => finding.state === 'open');
  const highest = worst(open.map((finding) => finding.severity));
  return {
    ...sums,
    rating: rate({ inScope, worst: highest, undecided: sums.applicable - sums.decided }),
    score: sums.decidedWeight === 0 ? null : (100 * (sums.decidedWeight - sums.openWeight)) / sums.decidedWeight,
    completeness: sums.applicable === 0 ? null : sums.decided / sums.applicable,
    verifiedShare: sums.decided === 0 ? null : sums.observed / sums.decided,
    inheritedOnly: highest !== null && open.every((finding) => finding.severity !== highest || finding.inheritedFrom !== undefined),
  };
};
