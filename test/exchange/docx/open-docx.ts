/** A Word document as readers that are not ours see it: the package by yauzl, its XML by saxes, its words by mammoth. */
import mammoth from 'mammoth';
import { SaxesParser } from 'saxes';
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';

const readEntry = (zip: ZipFile, entry: Entry): Promise<string> =>
  new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) {
        reject(error);
        return;
      }
      const pieces: Buffer[] = [];
      stream.on('data', (piece: Buffer) => pieces.push(piece));
      stream.on('error', reject);
      stream.on('end', () => {
        resolve(Buffer.concat(pieces).toString('utf8'));
      });
    });
  });

/** Path -> text of every part. Sizes and checksums are checked by the reader. */
export const partsOf = async (bytes: Uint8Array): Promise<ReadonlyMap<string, string>> => {
  const zip = await fromBufferPromise(Buffer.from(bytes), { lazyEntries: true, validateEntrySizes: true });
  const parts = new Map<string, string>();
  for await (const entry of zip.eachEntry()) parts.set(entry.fileName, await readEntry(zip, entry));
  return parts;
};

export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** Every element of a part in order; throws where it is not well-formed or a prefix is not declared. */
export const elementsOf = (xml: string): readonly Element[] => {
  const elements: Element[] = [];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('opentag', (tag) => {
    elements.push({ name: tag.name, attributes: Object.fromEntries(Object.values(tag.attributes).map(({ name, value }) => [name, value])) });
  });
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(xml).close();
  return elements;
};

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#x27': "'" };

/** The words of the body as mammoth reads them, with the messages it has. */
export const wordsOf = async (bytes: Uint8Array): Promise<string> => {
  const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) });
  return value
    .replace(/<br \/>/g, ' ')
    .replace(/<\/?(?:strong|em|a|sup)\b[^>]*>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(amp|lt|gt|quot|#39|#x27);/g, (_, name: string) => entities[name] ?? '');
};
