/**
 * Just enough of the PDF format to amend what Chromium's writer made: a plain cross-reference table, dictionaries in the
 * open, only streams compressed. Anything else is told as null, and then the file stays as it is.
 */
import { inflateSync } from 'node:zlib';

export interface PdfFile {
  /** One character per byte. */
  readonly text: string;
  readonly root: number;
  readonly size: number;
  /** What stands between `obj` and `endobj`; empty for a number that the file does not have. */
  readonly object: (number: number) => string;
  /** The unpacked bytes of an object's stream, one character each. */
  readonly stream: (number: number) => string;
  readonly trailer: string;
  readonly startOfTable: number;
}

/** Reads the cross-reference table at the end. Null where the file is built otherwise. */
export const readPdf = (bytes: Uint8Array): PdfFile | null => {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const startOfTable = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text.slice(-64))?.[1] ?? Number.NaN);
  const head = Number.isNaN(startOfTable) ? null : /^xref\s+0 (\d+)\s+/.exec(text.slice(startOfTable, startOfTable + 40));
  const trailer = /trailer\s*<<([^]*?)>>\s*startxref/.exec(text.slice(-400))?.[1] ?? '';
  const root = Number(/\/Root (\d+) 0 R/.exec(trailer)?.[1] ?? Number.NaN);
  if (!head || Number.isNaN(root)) return null;
  const first = startOfTable + head[0].length;
  const start = (number: number): number => Number(text.slice(first + 20 * number, first + 20 * number + 10));
  const bodyAt = (number: number): { readonly from: number; readonly to: number } => {
    const from = text.indexOf(' obj', start(number)) + 4;
    return { from, to: text.indexOf('endobj', from) };
  };
  const size = Number(head[1]);
  const inside = (number: number): boolean => number > 0 && number < size;
  return {
    text,
    root,
    size,
    trailer,
    startOfTable,
    object: (number) => (inside(number) ? text.slice(bodyAt(number).from, bodyAt(number).to).trim() : ''),
    stream: (number) => {
      const { from } = bodyAt(number);
      const length = Number(/\/Length (\d+)/.exec(text.slice(from, from + 200))?.[1] ?? Number.NaN);
      const at = text.indexOf('stream\n', from) + 'stream\n'.length;
      return Number.isNaN(length) ? '' : inflateSync(Buffer.from(text.slice(at, at + length), 'latin1')).toString('latin1');
    },
  };
};

/** The object that a key refers to; null where it refers to none. */
export const referred = (dictionary: string, key: string): number | null => {
  const found = new RegExp(`/${key} (\\d+) 0 R`).exec(dictionary)?.[1];
  return found === undefined ? null : Number(found);
};

/** All objects that a list refers to. */
export const listed = (dictionary: string, key: string): readonly number[] =>
  [...(new RegExp(`/${key} \\[([^\\]]*)\\]`).exec(dictionary)?.[1] ?? '').matchAll(/(\d+) 0 R/g)].map((match) => Number(match[1]));

/** The pages in order, by object number. */
export const pagesOf = (file: PdfFile): readonly number[] => {
  const walk = (number: number): readonly number[] => {
    const node = file.object(number);
    return /\/Type \/Pages\b/.test(node) ? listed(node, 'Kids').flatMap(walk) : [number];
  };
  const top = referred(file.object(file.root), 'Pages');
  return top === null ? [] : walk(top);
};

/** Appends new and changed objects with a table of their own, as the format means it to be done: not one byte before changes. */
export const appendObjects = (bytes: Uint8Array, file: PdfFile, objects: ReadonlyMap<number, string>): Uint8Array => {
  const numbers = [...objects.keys()].sort((a, b) => a - b);
  const size = Math.max(file.size, ...numbers.map((number) => number + 1));
  let tail = '\n';
  const table = numbers.map((number) => {
    const at = bytes.byteLength + tail.length;
    tail += `${String(number)} 0 obj\n${objects.get(number) ?? ''}\nendobj\n`;
    return `${String(number)} 1\n${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const start = bytes.byteLength + tail.length;
  const keys = file.trailer.replace(/\/Size \d+/, `/Size ${String(size)}`);
  tail += `xref\n${table.join('')}trailer\n<<${keys}\n/Prev ${String(file.startOfTable)}>>\nstartxref\n${String(start)}\n%%EOF\n`;
  return Buffer.concat([bytes, Buffer.from(tail, 'latin1')]);
};

const escaped: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** A text string of the format: in brackets with escapes, or as digits; UTF-16 where it begins with its mark. */
export const readTextString = (source: string): string => {
  const raw = source.startsWith('<')
    ? Buffer.from(source.slice(1, -1).replace(/\s/g, ''), 'hex').toString('latin1')
    : source
        .slice(1, -1)
        .replace(/\\([0-7]{1,3}|[^])/g, (_, mark: string) =>
          /^[0-7]/.test(mark) ? String.fromCharCode(Number.parseInt(mark, 8)) : (escaped[mark] ?? mark),
        );
  return raw.startsWith('\u00fe\u00ff') ? Buffer.from(raw.slice(2), 'latin1').swap16().toString('utf16le') : raw;
};

export const writeTextString = (text: string): string => `<FEFF${Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase()}>`;
