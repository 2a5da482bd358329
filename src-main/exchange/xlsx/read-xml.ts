/** Reads the XML inside a foreign file strictly: UTF-8, well formed, no document type, bounded depth and count. */
import { SaxesParser, type SaxesTagNS } from 'saxes';
import { quote } from '#core/parse/shape.ts';
import { refuseFile } from '../refused-file.ts';

export interface XmlListener {
  readonly open?: (tag: SaxesTagNS, attribute: (name: string) => string | undefined) => void;
  readonly close?: (tag: SaxesTagNS) => void;
  readonly text?: (text: string) => void;
}

const mostDepth = 50;
const mostElements = 2_000_000;

const decode = (member: string, bytes: Uint8Array): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw refuseFile(`${quote(member)} inside the file is not UTF-8. Save it again as an Excel workbook (.xlsx).`);
  }
};

/** The listener hears every element by its local name and namespace. Throws `RefusedFile` with the member and line. */
export const readXml = (member: string, bytes: Uint8Array, listener: XmlListener): void => {
  const parser = new SaxesParser({ xmlns: true, position: true });
  const fault = (what: string) =>
    refuseFile(`${quote(member)} inside the file, line ${String(parser.line)}: ${what}. Save it again as an Excel workbook (.xlsx).`);
  let depth = 0;
  let elements = 0;
  parser.on('error', () => {
    throw fault('it is not well-formed XML');
  });
  parser.on('doctype', () => {
    throw fault('it declares a document type, which no workbook needs');
  });
  parser.on('opentag', (tag) => {
    depth += 1;
    elements += 1;
    if (depth > mostDepth) throw fault(`it nests deeper than ${String(mostDepth)} levels`);
    if (elements > mostElements) throw fault(`it has more than ${String(mostElements)} elements`);
    listener.open?.(tag, (name) => (Object.hasOwn(tag.attributes, name) ? tag.attributes[name]?.value : undefined));
  });
  parser.on('closetag', (tag) => {
    depth -= 1;
    listener.close?.(tag);
  });
  parser.on('text', (text) => listener.text?.(text));
  parser.on('cdata', (text) => listener.text?.(text));
  parser.write(decode(member, bytes)).close();
};
