/** Plain columns for people: the first row is the head, numbers stand to the right. */
import { oneLine } from './terminal.ts';

const width = (text: string): number => Array.from(text).length;

const isNumber = (text: string): boolean => /^[\d.,%–-]+$/.test(text);

export const renderTable = (head: readonly string[], rows: readonly (readonly string[])[]): string => {
  const all = [head, ...rows].map((row) => row.map(oneLine));
  const widths = head.map((_, column) => Math.max(...all.map((row) => width(row[column] ?? ''))));
  const toRight = head.map((_, column) => rows.length > 0 && rows.every((row) => isNumber(row[column] ?? '')));
  const pad = (text: string, column: number): string => {
    const gap = ' '.repeat(Math.max(0, (widths[column] ?? 0) - width(text)));
    return toRight[column] === true ? gap + text : text + gap;
  };
  return `${all.map((row) => row.map(pad).join('  ').trimEnd()).join('\n')}\n`;
};
