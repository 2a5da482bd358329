/** What a reader program sees of a PDF: text in reading order, outline, title, whether it is tagged. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface ReadPdf {
  readonly pages: number;
  readonly text: string;
  readonly title: string;
  readonly tagged: boolean;
  readonly outline: readonly string[];
}

export const readPdf = async (bytes: Uint8Array): Promise<ReadPdf> => {
  const task = getDocument({ data: Uint8Array.from(bytes), verbosity: 0 });
  const document = await task.promise;
  const pieces: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent();
    pieces.push(...items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')));
  }
  const { info } = (await document.getMetadata()) as { info: { Title?: string } };
  // Typed as an object, given as a map.
  const marks = (await document.getMarkInfo()) as unknown as ReadonlyMap<string, boolean> | null;
  const outline = (await document.getOutline()) as
    readonly { readonly title: string; readonly items: readonly { readonly title: string }[] }[] | null;
  const titles = (outline ?? []).flatMap(({ title, items }) => [title, ...items.map((item) => item.title)]);
  const { numPages } = document;
  await task.destroy();
  return {
    pages: numPages,
    text: pieces.join('').replace(/\s+/g, ' '),
    title: info.Title ?? '',
    tagged: marks?.get('Marked') === true,
    outline: titles,
  };
};
