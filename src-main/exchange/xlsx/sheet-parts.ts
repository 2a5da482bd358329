/** The sheets of a workbook and the list of them, in the order of elements that the schema wants. */
import type { Table } from '../tables/table.ts';
import { attribute } from './markup.ts';
import type { SharedStrings } from './shared-strings.ts';
import { columnName, rowsMarkup } from './sheet-rows.ts';

/** A cell that offers the texts of a range (`Choices!$A$2:$D$2`). */
export interface Choice {
  /** `G12`. */
  readonly cell: string;
  readonly from: string;
  /** Anything else is refused; false where free text is meant as well. */
  readonly strict: boolean;
  readonly prompt: string;
}

/** A table and what its sheet has beyond cells. */
export interface SheetOf {
  readonly table: Table;
  readonly choices?: readonly Choice[];
  /** Kept out of sight: lists that cells refer to. */
  readonly hidden?: boolean;
  /** Titles of the columns that are to be filled in, shown so. */
  readonly open?: readonly string[];
  /** Leaves the filter off where a sheet is read from top to bottom. */
  readonly plain?: boolean;
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

const isFiltered = ({ plain = false, hidden = false }: SheetOf): boolean => !plain && !hidden;
const rangeOf = ({ table }: SheetOf): string => `A1:${columnName(table.columns.length - 1)}${String(table.rows.length + 1)}`;

const validation = ({ cell, from, strict, prompt }: Choice): string =>
  `<dataValidation type="list" allowBlank="1" showInputMessage="1" showErrorMessage="${strict ? '1' : '0'}"` +
  ` errorTitle="Not one of the answers" error="Choose one of the answers in the list." prompt="${attribute(prompt.slice(0, 250))}"` +
  ` sqref="${cell}"><formula1>${attribute(from)}</formula1></dataValidation>`;

const validations = (choices: readonly Choice[]): string =>
  choices.length === 0 ? '' : `<dataValidations count="${String(choices.length)}">${choices.map(validation).join('')}</dataValidations>`;

/** Head and first column stay in sight. */
const view = (selected: boolean): string =>
  `<sheetViews><sheetView${selected ? ' tabSelected="1"' : ''} workbookViewId="0"><pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"/></sheetView></sheetViews>`;

/** Characters that stand side by side on an A4 page on its side and can still be read. */
const pageWidth = 260;
/** Sheets that are wider go on beside: their first column is on every page. */
const pagesWide = ({ columns }: Table): number => Math.max(1, Math.ceil(columns.reduce((sum, { width }) => sum + width, 0) / pageWidth));

/** One sheet. It prints on its side, on as many pages across as it takes to be read. */
export const sheetPart = (sheet: SheetOf, selected: boolean, strings: SharedStrings): string => {
  const { table, open = [], choices = [] } = sheet;
  const widths = table.columns.map(
    ({ width }, at) => `<col min="${String(at + 1)}" max="${String(at + 1)}" width="${String(width)}" customWidth="1"/>`,
  );
  return [
    `<worksheet xmlns="${main}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>${view(selected)}<sheetFormatPr defaultRowHeight="15"/><cols>${widths.join('')}</cols>`,
    `<sheetData>${rowsMarkup(table, open, strings)}</sheetData>`,
    isFiltered(sheet) ? `<autoFilter ref="${rangeOf(sheet)}"/>` : '',
    validations(choices),
    '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>',
    `<pageSetup paperSize="9" orientation="landscape" fitToWidth="${String(pagesWide(table))}" fitToHeight="0"/></worksheet>`,
  ].join('');
};

const fixed = (range: string): string => range.replace(/([A-Z]+)(\d+)/g, '$$$1$$$2');

/** Names that Excel itself would write: the range of each filter, and the row and column that repeat on every printed page. */
const namesOf = (sheet: SheetOf, at: number): string => {
  const name = (what: string, ranges: readonly string[], more = ''): string =>
    `<definedName name="_xlnm.${what}" localSheetId="${String(at)}"${more}>${attribute(ranges.map((range) => `'${sheet.table.name}'!${range}`).join(','))}</definedName>`;
  return [
    isFiltered(sheet) ? name('_FilterDatabase', [fixed(rangeOf(sheet))], ' hidden="1"') : '',
    sheet.hidden ? '' : name('Print_Titles', pagesWide(sheet.table) === 1 ? ['$1:$1'] : ['$A:$A', '$1:$1']),
  ].join('');
};

export const workbookPart = (sheets: readonly SheetOf[]): string => {
  const listed = sheets.map(
    ({ table, hidden }, at) =>
      `<sheet name="${attribute(table.name)}" sheetId="${String(at + 1)}"${hidden ? ' state="hidden"' : ''} r:id="rId${String(at + 1)}"/>`,
  );
  return `<workbook xmlns="${main}" xmlns:r="${relations}"><bookViews><workbookView/></bookViews><sheets>${listed.join('')}</sheets><definedNames>${sheets.map(namesOf).join('')}</definedNames></workbook>`;
};
