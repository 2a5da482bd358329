/** Figures as a table for people, in Markdown. */
import { isMet, ratioOf, type Figure } from './figure.ts';
import type { Spread } from './measure.ts';

const round = (value: number): string => {
  if (Number.isInteger(value)) return String(value);
  if (Math.abs(value) >= 100) return value.toFixed(0);
  return value.toFixed(Math.abs(value) >= 10 ? 1 : Math.abs(value) >= 1 ? 2 : 3);
};

const sayRange = ({ median, min, max }: Spread): string => (min === max ? round(median) : `${round(median)} (${round(min)}–${round(max)})`);

const sayWanted = ({ wanted: { ratio, most, exactly }, unit }: Figure): string =>
  [
    ...(exactly === undefined ? [] : [`exactly ${round(exactly)}`]),
    ...(ratio === undefined ? [] : [`≤ ${String(ratio)} ×`]),
    ...(most === undefined ? [] : [`≤ ${round(most)} ${unit}`]),
  ].join(' or ');

const sayReached = (figure: Figure): string => {
  const ratio = ratioOf(figure);
  return ratio === null || !Number.isFinite(ratio) ? '' : `${ratio.toFixed(2)} ×`;
};

const sayMet = (figure: Figure): string => {
  const met = isMet(figure);
  return met === null ? '' : met ? 'yes' : '**no**';
};

const sayFloor = ({ floor }: Figure): string => (floor === undefined ? '' : `${sayRange(floor.spread)} ${floor.what}`);

const head = ['#', 'what the user feels', 'unit', 'ours', 'floor, same run', 'wanted', 'reached', 'met', 'n', 'cited, not measured here'];

const cells = (figure: Figure): readonly string[] => [
  String(figure.target),
  figure.feel,
  figure.unit,
  sayRange(figure.ours),
  sayFloor(figure),
  sayWanted(figure),
  sayReached(figure),
  sayMet(figure),
  String(figure.ours.n),
  figure.cited ?? '',
];

export const renderTable = (figures: readonly Figure[]): string => {
  const rows = [head, ...figures.map(cells)];
  const widths = head.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const line = (row: readonly string[]): string => `| ${row.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`;
  const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`;
  return [line(head), rule, ...rows.slice(1).map(line)].join('\n');
};

/** One line: how many of the figures that want something reach it. */
export const describeMisses = (figures: readonly Figure[]): string => {
  const wanting = figures.filter((figure) => isMet(figure) !== null);
  const missed = wanting.filter((figure) => isMet(figure) === false);
  return `${String(wanting.length - missed.length)} of ${String(wanting.length)} met${missed.length > 0 ? `; missed: ${missed.map((figure) => `${String(figure.target)} ${figure.feel}`).join('; ')}` : ''}.`;
};
