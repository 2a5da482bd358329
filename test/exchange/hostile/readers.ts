/** Every export as a reader that is not ours sees it: the texts it shows, and what in it would be more than text. */
import Papa from 'papaparse';
import { SaxesParser } from 'saxes';
import type { TableFormat } from '#contract/contract.ts';
import { plainText } from '#exchange/csv/neutral-text.ts';
import { partsOf } from '../docx/open-docx.ts';
import { fold } from '../marks.ts';
import { foreign, toHtml, visible } from '../markdown/read-markdown.ts';
import { openWorkbook, textsOf } from '../xlsx/open-workbook.ts';

export interface Seen {
  /** Texts one by one where the format keeps them apart, else one long one. */
  readonly texts: readonly string[];
  /** Elements, formulas and links that no text may become. */
  readonly more: readonly string[];
}

export interface Reader {
  readonly read: (bytes: Uint8Array) => Seen | Promise<Seen>;
  /** `exact`: a text is there as typed, to the last character. `words`: as a person reads it, hidden characters named, blanks folded. */
  readonly keeps: 'exact' | 'words';
  /** The auditor's texts for sections are Markdown and are laid out; `own-words.test.ts` tests them. */
  readonly laysOut: boolean;
  /** Texts that a format for these characters cannot hold: no file that Postern takes in holds them either. */
  readonly wellFormed?: boolean;
}

const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** All strings of a JSON document, wherever they stand. */
const strings = (value: unknown): readonly string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, one]) => [key, ...strings(one)])
      : [];
const json: Reader = { keeps: 'exact', laysOut: false, read: (bytes) => ({ texts: strings(JSON.parse(decode(bytes))), more: [] }) };

const prose = ['title', 'description', 'remarks', 'prose', 'statement'];
const fieldsOf = (value: unknown, wanted: (key: string) => boolean): readonly string[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, one]) => (typeof one === 'string' ? (wanted(key) ? [one] : []) : fieldsOf(one, wanted)))
    : [];
/** Prose of OSCAL is Markdown; names and values are as they stand. */
const oscal: Reader = {
  keeps: 'words',
  laysOut: false,
  read: (bytes) => {
    const file: unknown = JSON.parse(decode(bytes));
    const html = toHtml(fieldsOf(file, (key) => prose.includes(key)).join('\n\n---\n\n')).replaceAll('<hr>', '');
    return { texts: [visible(html), ...fieldsOf(file, (key) => key === 'name' || key === 'value')], more: foreign(html) };
  },
};
const markdown: Reader = {
  keeps: 'words',
  laysOut: true,
  read: (bytes) => {
    const html = toHtml(decode(bytes));
    return { texts: [visible(html)], more: foreign(html) };
  },
};

const formula = /^\s*[=+\-@\t\r\0\uFF1D\uFF0B\uFF0D\uFF20]/;
const csv: Reader = {
  keeps: 'exact',
  laysOut: false,
  wellFormed: true,
  read: (bytes) => {
    const { data } = Papa.parse<string[]>(decode(bytes).replace(/^\ufeff/, ''), { delimiter: ',', newline: '\r\n' });
    // Numbers of our own are not quoted and may be negative; none is.
    return { texts: data.flat().map(plainText), more: data.flat().filter((cell) => formula.test(cell)) };
  },
};

const workbook: Reader = {
  keeps: 'exact',
  laysOut: false,
  read: async (bytes) => {
    const parts = [...(await partsOf(bytes))];
    const formulas = parts.flatMap(([name, xml]) => (name.startsWith('xl/worksheets/') ? (xml.match(/<f[\s>/]|<hyperlink/g) ?? []) : []));
    const outside = parts.flatMap(([, xml]) => xml.match(/TargetMode="External"|externalLink|ddeLink|oleLink/g) ?? []);
    return { texts: textsOf(await openWorkbook(bytes)), more: [...formulas, ...outside] };
  },
};
/** The text of a part: runs as they follow each other, breaks as blanks, paragraphs apart. */
const wordText = (xml: string): string => {
  let text = '';
  const parser = new SaxesParser();
  parser.on('opentag', ({ name }) => {
    if (name === 'w:br' || name === 'w:tab') text += ' ';
  });
  parser.on('closetag', ({ name }) => {
    if (name === 'w:p') text += '\n';
  });
  parser.on('text', (piece) => (text += piece));
  parser.write(xml).close();
  return text;
};
const word: Reader = {
  keeps: 'words',
  laysOut: true,
  read: async (bytes) => {
    const parts = [...(await partsOf(bytes))];
    const active = /<w:instrText[^>]*>(?! ?(?:TOC|PAGE|NUMPAGES|PAGEREF)\b)[^<]*|TargetMode="External"|<o:|<w:object/g;
    return {
      texts: parts.filter(([name]) => name.startsWith('word/') && name.endsWith('.xml')).map(([, xml]) => wordText(xml)),
      more: parts.flatMap(([, xml]) => xml.match(active) ?? []),
    };
  },
};

export const readers: { readonly [F in TableFormat]: Reader } = {
  json,
  hdf: json,
  heimdall: json,
  oscal,
  markdown,
  docx: word,
  xlsx: workbook,
  questionnaire: workbook,
  'findings-csv': csv,
  'plug-ins-csv': csv,
  'ports-csv': csv,
};

/** Typed texts that a reader does not have as they were typed. */
export const lost = ({ texts }: Seen, typed: readonly string[], named: (text: string) => string, keeps: Reader['keeps']): readonly string[] => {
  if (keeps === 'exact') {
    const held = new Set(texts);
    const joined = texts.join('\u0001');
    return typed.filter((text) => !held.has(text) && !joined.includes(text));
  }
  const whole = fold(texts.map(named).join('\n'));
  return typed.filter((text) =>
    text
      .split(/\n\s*\n/)
      .map((piece) => fold(named(piece)))
      .some((piece) => !whole.includes(piece)),
  );
};
