/** Reads a foreign Excel workbook: sheets by name, cells by kind. Formulas, links, macros and pictures are never looked at. */
import { quote } from '#core/parse/shape.ts';
import { refuseFile } from '../refused-file.ts';
import { readArchive, type ArchiveCaps } from './read-archive.ts';
import { readSheet, type ReadSheet } from './read-sheet.ts';
import { readStrings } from './read-strings.ts';
import { readStyles } from './read-styles.ts';
import { readXml } from './read-xml.ts';

/** A workbook as it is sent may have at most 10 MB. */
export const mostWorkbookBytes = 10 * 1024 * 1024;
const mostSheets = 50;

const spreadsheet = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const strictSpreadsheet = 'http://purl.oclc.org/ooxml/spreadsheetml/main';
const saveAs = 'Save it as an Excel workbook (.xlsx).';

const startsWith = (bytes: Uint8Array, ...head: readonly number[]): boolean => head.every((byte, at) => bytes[at] === byte);
export const isArchive = (bytes: Uint8Array): boolean => startsWith(bytes, 0x50, 0x4b);
/** The container of old Office files, and of new ones with a password. */
export const isOldOffice = (bytes: Uint8Array): boolean => startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0);

/** Other formats that come as an archive, told by what they hold. */
const flavourOf = (members: ReadonlyMap<string, Uint8Array>): string | null => {
  if (members.has('xl/workbook.bin')) return `The file is a binary workbook (.xlsb). ${saveAs}`;
  if (members.has('word/document.xml')) return 'The file is a Word document. Choose the workbook that was filled in.';
  if (members.has('ppt/presentation.xml')) return 'The file is a presentation. Choose the workbook that was filled in.';
  if (members.has('mimetype')) return `The file is an OpenDocument file. ${saveAs}`;
  return members.has('xl/workbook.xml') ? null : 'The archive holds no workbook. Choose the workbook that was filled in.';
};

interface Parts {
  readonly sheets: readonly { readonly name: string; readonly relation: string }[];
  readonly from1904: boolean;
}

const readParts = (bytes: Uint8Array): Parts => {
  const sheets: { name: string; relation: string }[] = [];
  let from1904 = false;
  let root = true;
  readXml('xl/workbook.xml', bytes, {
    open: ({ local, uri }, attribute) => {
      if (root && uri === strictSpreadsheet)
        throw refuseFile('The file is a “Strict Open XML” workbook. Save it as an ordinary Excel workbook (.xlsx).');
      if (root && (uri !== spreadsheet || local !== 'workbook')) throw refuseFile(`The archive holds no workbook that can be read. ${saveAs}`);
      root = false;
      if (local === 'workbookPr') from1904 = ['1', 'true'].includes(attribute('date1904') ?? '');
      if (local === 'sheet') sheets.push({ name: attribute('name') ?? '', relation: attribute('r:id') ?? '' });
    },
  });
  if (sheets.length > mostSheets) throw refuseFile(`The workbook has ${String(sheets.length)} sheets; at most ${String(mostSheets)} are read.`);
  return { sheets, from1904 };
};

/** Relation id -> member. A relation that leads out of the workbook is not followed. */
const readRelations = (bytes: Uint8Array | undefined): ReadonlyMap<string, string> => {
  const targets = new Map<string, string>();
  if (!bytes) return targets;
  readXml('xl/_rels/workbook.xml.rels', bytes, {
    open: ({ local }, attribute) => {
      const target = attribute('Target') ?? '';
      if (local !== 'Relationship' || attribute('TargetMode') === 'External') return;
      targets.set(attribute('Id') ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target}`);
    },
  });
  return targets;
};

/** The sheets by name. Throws `RefusedFile` with a sentence that names the place. */
export const readWorkbook = async (bytes: Uint8Array, caps?: ArchiveCaps): Promise<ReadonlyMap<string, ReadSheet>> => {
  if (bytes.byteLength > mostWorkbookBytes)
    throw refuseFile('The workbook has more than 10 MB; a respondent file is far smaller. Choose the right file.');
  if (isOldOffice(bytes))
    throw refuseFile(`The file has a password or is of an old kind (.xls). Save it without a password as an Excel workbook (.xlsx).`);
  if (!isArchive(bytes)) throw refuseFile('The file is no Excel workbook. Choose the workbook that was filled in.');
  const members = await readArchive(bytes, caps);
  const flavour = flavourOf(members);
  if (flavour !== null) throw refuseFile(flavour);
  const { sheets, from1904 } = readParts(members.get('xl/workbook.xml') ?? new Uint8Array());
  const relations = readRelations(members.get('xl/_rels/workbook.xml.rels'));
  const context = {
    strings: readStrings('xl/sharedStrings.xml', members.get('xl/sharedStrings.xml')),
    dates: readStyles('xl/styles.xml', members.get('xl/styles.xml')),
    from1904,
  };
  const read = new Map<string, ReadSheet>();
  for (const { name, relation } of sheets) {
    const member = relations.get(relation);
    const content = member === undefined ? undefined : members.get(member);
    if (member === undefined || !content) throw refuseFile(`The sheet ${quote(name)} is missing in the file. Save it again.`);
    if (read.has(name)) throw refuseFile(`The workbook has two sheets called ${quote(name)}. Rename one.`);
    // A sheet of charts or dialogs has no cells and gives an empty one.
    read.set(name, readSheet(member, content, name, context));
  }
  return read;
};
