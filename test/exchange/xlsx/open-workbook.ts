/** A workbook as an independent reader sees it, and its members as they stand in the archive. */
import readXlsxFile from 'read-excel-file/node';
import { readArchive } from '#exchange/xlsx/read-archive.ts';

export type SheetRows = readonly (readonly unknown[])[];

/** Sheets by name, values as the package read-excel-file reads them: texts, numbers, dates. */
export const openWorkbook = async (bytes: Uint8Array): Promise<ReadonlyMap<string, SheetRows>> => {
  const sheets = await readXlsxFile(Buffer.from(bytes), { trim: false });
  return new Map(sheets.map(({ sheet, data }) => [sheet, data]));
};

export const membersOf = async (bytes: Uint8Array): Promise<ReadonlyMap<string, string>> =>
  new Map([...(await readArchive(bytes))].map(([name, content]) => [name, new TextDecoder().decode(content)]));

/** All cells of all sheets that hold text. */
export const textsOf = (sheets: ReadonlyMap<string, SheetRows>): readonly string[] =>
  [...sheets.values()].flatMap((rows) => rows.flat().filter((cell) => typeof cell === 'string'));

/** The cells of one column by its title, below the head. */
export const column = (rows: SheetRows, title: string): readonly unknown[] => {
  const at = rows[0]!.indexOf(title);
  if (at < 0) throw new Error(`No column ${title}.`);
  return rows.slice(1).map((row) => row[at]);
};
