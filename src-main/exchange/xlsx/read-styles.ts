/** Which cell styles of a workbook show a number as a date. */
import { readXml } from './read-xml.ts';

const builtInDates = new Set([...range(14, 22), ...range(27, 36), ...range(45, 47), ...range(50, 58)]);

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, at) => from + at);
}

/** A format of years, months, days, hours or seconds, once quoted text, escapes, colours and conditions are out. */
const isDateFormat = (code: string): boolean => /[ymdhs]/i.test(code.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '').replace(/general/gi, ''));

/** Per style number, whether it is a date. */
export const readStyles = (member: string, bytes: Uint8Array | undefined): readonly boolean[] => {
  if (!bytes) return [];
  const custom = new Map<number, boolean>();
  const dates: boolean[] = [];
  let inCells = false;
  readXml(member, bytes, {
    open: ({ local }, attribute) => {
      if (local === 'numFmt') custom.set(Number(attribute('numFmtId')), isDateFormat(attribute('formatCode') ?? ''));
      else if (local === 'cellXfs') inCells = true;
      else if (local === 'xf' && inCells) {
        const id = Number(attribute('numFmtId') ?? '0');
        dates.push(custom.get(id) ?? builtInDates.has(id));
      }
    },
    close: ({ local }) => {
      if (local === 'cellXfs') inCells = false;
    },
  });
  return dates;
};
