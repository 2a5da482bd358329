/** Tables as an Excel workbook: one sheet each, typed cells, head that stays and filters. No formula, no link, no macro. */
import { moveLongTexts } from './long-texts.ts';
import { createSharedStrings } from './shared-strings.ts';
import { sheetPart, workbookPart, type SheetOf } from './sheet-parts.ts';
import { stylesPart } from './styles-part.ts';
import { writeArchive } from '../archive/write-archive.ts';

export const workbookMediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const relationType = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

const relation = (id: number, type: string, target: string): string =>
  `<Relationship Id="rId${String(id)}" Type="${relationType}/${type}" Target="${target}"/>`;
const relations = (all: readonly string[]): string =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join('')}</Relationships>`;
const sheetName = (at: number): string => `worksheets/sheet${String(at + 1)}.xml`;

const contentTypes = (sheets: number): string => {
  const part = (name: string, type: string): string => `<Override PartName="/xl/${name}" ContentType="${types}.${type}+xml"/>`;
  return [
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">',
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    part('workbook.xml', 'sheet.main'),
    ...Array.from({ length: sheets }, (_, at) => part(sheetName(at), 'worksheet')),
    part('styles.xml', 'styles'),
    part('sharedStrings.xml', 'sharedStrings'),
    '</Types>',
  ].join('');
};

/** The bytes of the workbook. Cells beyond Excel's limit are cut and stand whole on a sheet `Long texts`. */
export const writeWorkbook = (given: readonly SheetOf[]): Promise<Uint8Array> => {
  const tables = moveLongTexts(given.map(({ table }) => table));
  const sheets = tables.map((table, at): SheetOf => ({ ...given[at], table }));
  const strings = createSharedStrings();
  const written = sheets.map((sheet, at) => [`xl/${sheetName(at)}`, sheetPart(sheet, at === 0, strings)] as const);
  const parts: readonly (readonly [string, string])[] = [
    ['[Content_Types].xml', contentTypes(sheets.length)],
    ['_rels/.rels', relations([relation(1, 'officeDocument', 'xl/workbook.xml')])],
    ['xl/workbook.xml', workbookPart(sheets)],
    [
      'xl/_rels/workbook.xml.rels',
      relations([
        ...sheets.map((_, at) => relation(at + 1, 'worksheet', sheetName(at))),
        relation(sheets.length + 1, 'styles', 'styles.xml'),
        relation(sheets.length + 2, 'sharedStrings', 'sharedStrings.xml'),
      ]),
    ],
    ...written,
    ['xl/styles.xml', stylesPart],
    ['xl/sharedStrings.xml', strings.part()],
  ];
  return writeArchive(new Map(parts.map(([name, part]) => [name, declaration + part])));
};
