/** The report as a Word document: built-in styles throughout, no macro, no picture, nothing that points outside the file. */
import type { ReportDocument } from '#core/document/document.ts';
import { writeArchive } from '../archive/write-archive.ts';
import { documentOmits, type MakeDocument } from '../document-format.ts';
import type { ExportFormat } from '../export-format.ts';
import { renderBody, renderFooter } from './body.ts';
import { numbering, renderStyles } from './styles.ts';
import { escapeXml, xmlHead } from './xml.ts';

const package_ = 'http://schemas.openxmlformats.org/package/2006';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006';
const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

const relationships = (targets: readonly (readonly [type: string, target: string])[]): string =>
  `${xmlHead}<Relationships xmlns="${package_}/relationships">${targets.map(([type, target], at) => `<Relationship Id="rId${String(at + 1)}" Type="${type}" Target="${target}"/>`).join('')}</Relationships>`;

const contentTypes = `${xmlHead}<Types xmlns="${package_}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${word}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${word}.styles+xml"/><Override PartName="/word/numbering.xml" ContentType="${word}.numbering+xml"/><Override PartName="/word/settings.xml" ContentType="${word}.settings+xml"/><Override PartName="/word/footer1.xml" ContentType="${word}.footer+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/><Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/></Types>`;

const settings = `${xmlHead}<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:zoom w:percent="100"/><w:defaultTabStop w:val="708"/><w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`;

/** W3C date and time in UTC, as the core properties want it. */
const utc = (instant: string): string => `${new Date(instant).toISOString().slice(0, 19)}Z`;

const coreProperties = (document: ReportDocument, madeAt: string): string =>
  `${xmlHead}<cp:coreProperties xmlns:cp="${package_}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escapeXml(document.title)}</dc:title><dc:subject>${escapeXml(document.subtitle)}</dc:subject><dc:creator>${escapeXml(document.authors.join(', '))}</dc:creator><dc:language>${document.language}</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">${utc(madeAt)}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${utc(madeAt)}</dcterms:modified></cp:coreProperties>`;

const appProperties = (document: ReportDocument): string =>
  `${xmlHead}<Properties xmlns="${office}/extended-properties"><Application>Postern</Application><Company>${escapeXml(document.client)}</Company></Properties>`;

/** The parts of the package, in the order in which they are stored. */
const partsOf = (document: ReportDocument, madeAt: string): ReadonlyMap<string, string> =>
  new Map([
    ['[Content_Types].xml', contentTypes],
    [
      '_rels/.rels',
      relationships([
        [`${office}/relationships/officeDocument`, 'word/document.xml'],
        [`${package_}/relationships/metadata/core-properties`, 'docProps/core.xml'],
        [`${office}/relationships/extended-properties`, 'docProps/app.xml'],
      ]),
    ],
    ['word/document.xml', renderBody(document, documentOmits)],
    [
      'word/_rels/document.xml.rels',
      relationships([
        [`${office}/relationships/styles`, 'styles.xml'],
        [`${office}/relationships/numbering`, 'numbering.xml'],
        [`${office}/relationships/settings`, 'settings.xml'],
        [`${office}/relationships/footer`, 'footer1.xml'],
      ]),
    ],
    ['word/styles.xml', renderStyles(document.language)],
    ['word/numbering.xml', numbering],
    ['word/settings.xml', settings],
    ['word/footer1.xml', renderFooter(document)],
    ['docProps/core.xml', coreProperties(document, madeAt)],
    ['docProps/app.xml', appProperties(document)],
  ]);

export const createDocx = (makeDocument: MakeDocument): ExportFormat => ({
  title: 'Report (Word)',
  purpose: 'For a firm’s own template: the report with Word’s built-in styles.',
  extension: '.docx',
  mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  omits: documentOmits,
  render: (source) => writeArchive(partsOf(makeDocument(source), source.madeAt)),
});
