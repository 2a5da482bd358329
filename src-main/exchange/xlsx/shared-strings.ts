/** The texts of a workbook, each kept once and cited by number. */
import { escapeCellText } from './cell-text.ts';
import { content } from './markup.ts';

export interface SharedStrings {
  /** The number of a text. */
  readonly numberOf: (text: string) => number;
  readonly part: () => string;
}

/** White space that a reader may drop unless told otherwise. */
const fragile = /^\s|\s$|\n/;

export const createSharedStrings = (): SharedStrings => {
  const numbers = new Map<string, number>();
  const item = (text: string): string => `<si><t${fragile.test(text) ? ' xml:space="preserve"' : ''}>${content(escapeCellText(text))}</t></si>`;
  return {
    numberOf: (text) => {
      const known = numbers.get(text);
      if (known !== undefined) return known;
      numbers.set(text, numbers.size);
      return numbers.size - 1;
    },
    part: () => `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${[...numbers.keys()].map(item).join('')}</sst>`,
  };
};
