/** The shared strings of a workbook: plain ones and rich ones, whose runs are joined; readings aids (phonetic runs) are left out. */
import { unescapeCellText } from './cell-text.ts';
import { readXml } from './read-xml.ts';

export const readStrings = (member: string, bytes: Uint8Array | undefined): readonly string[] => {
  if (!bytes) return [];
  const strings: string[] = [];
  let current = '';
  let inText = false;
  let aside = false;
  readXml(member, bytes, {
    open: ({ local }) => {
      if (local === 'si') current = '';
      else if (local === 'rPh') aside = true;
      else if (local === 't') inText = true;
    },
    text: (text) => {
      if (inText && !aside) current += text;
    },
    close: ({ local }) => {
      if (local === 't') inText = false;
      else if (local === 'rPh') aside = false;
      else if (local === 'si') strings.push(unescapeCellText(current));
    },
  });
  return strings;
};
