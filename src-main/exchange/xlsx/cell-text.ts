/**
 * Text in a workbook's cell. XML cannot hold every character, so the format writes those as `_xHHHH_` (ECMA-376 part 1,
 * 22.9.2.19), and a text that looks like such an escape has its own underscore escaped.
 */

/** What XML forbids or discourages, what its readers change (carriage return), and the character that stands for a lost one. */
const unfit = // eslint-disable-next-line no-control-regex -- finding them is the purpose
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufdd0-\ufdef\ufffd-\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
/** The last two characters of each higher plane, as pairs of code units. */
const unfitPair = /[\ud83f\ud87f\ud8bf\ud8ff\ud93f\ud97f\ud9bf\ud9ff\uda3f\uda7f\udabf\udaff\udb3f\udb7f\udbbf\udbff][\udffe\udfff]/g;

const escape = (character: string): string =>
  [...Array(character.length).keys()].map((at) => `_x${character.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0')}_`).join('');

/** Anything that the three replacements below would touch; most texts hold nothing of it. */
// eslint-disable-next-line no-control-regex -- finding them is the purpose
const suspect = /[_\u0000-\u0008\u000b-\u001f\u007f-\u009f\ud800-\udfff\ufdd0-\ufdef\ufffd-\uffff]/;

/** The text as it stands in the file, before markup is escaped. */
export const escapeCellText = (text: string): string =>
  suspect.test(text)
    ? text
        .replace(/_(?=x[0-9A-Fa-f]{4})/g, '_x005F_')
        .replace(unfitPair, escape)
        .replace(unfit, escape)
    : text;

/** The inverse of `escapeCellText`, as every reader of the format does it: left to right, without overlap. */
export const unescapeCellText = (text: string): string =>
  text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
