/** `word/document.xml`: title block, contents, and the blocks of the report in reading order. */
import type { Block, Cell, Line, ReportDocument, Row, Run } from '#core/document/document.ts';
import type { Rating } from '#core/evaluation/result.ts';
import { escapeXml, xmlHead } from './xml.ts';

const lookStyle = { strong: 'Strong', emphasis: 'Emphasis', code: 'Code', quiet: 'SubtleEmphasis' } as const;

/** Light grounds on which black text stays readable; the word in the cell says the same. */
const fills: Readonly<Record<Rating, string | null>> = {
  critical: 'F3C6C6',
  high: 'F9D9BF',
  medium: 'FBEBB5',
  low: 'DCE9F7',
  info: 'EDF1F5',
  incomplete: 'E9E4F3',
  clear: 'D9EEDD',
  'not-in-scope': null,
};

/** Line breaks and tabs are elements of their own; blanks at the ends are kept. */
const renderText = (text: string): string => {
  const words = (piece: string): string => (piece === '' ? '' : `<w:t xml:space="preserve">${escapeXml(piece)}</w:t>`);
  if (!/[\r\n\t]/.test(text)) return words(text);
  return text
    .split(/(\r\n|\n|\r|\t)/)
    .map((piece) => (piece === '\t' ? '<w:tab/>' : /^[\r\n]/.test(piece) ? '<w:br/>' : words(piece)))
    .join('');
};

const renderRun = ({ text, look }: Run): string =>
  `<w:r>${look === undefined ? '' : `<w:rPr><w:rStyle w:val="${lookStyle[look]}"/></w:rPr>`}${renderText(text)}</w:r>`;

const paragraph = (style: string | null, content: string): string =>
  `<w:p>${style === null ? '' : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}${content}</w:p>`;
const renderLine = (style: string | null, line: Line): string => paragraph(style, line.map(renderRun).join(''));

/** Width and height of a page and the margins beside the text, in twentieths of a point. */
const pages = { A4: [11906, 16838], Letter: [12240, 15840] } as const;
const margin = 850;
const textWidthOf = (paper: ReportDocument['paper']): number => pages[paper][0] - 2 * margin;

const renderCell = (cell: Cell, width: number): string => {
  const fill = cell.tone === undefined ? null : fills[cell.tone];
  const lines = cell.lines.length === 0 ? paragraph('TableText', '') : cell.lines.map((line) => renderLine('TableText', line)).join('');
  return `<w:tc><w:tcPr><w:tcW w:w="${String(width)}" w:type="dxa"/>${fill === null ? '' : `<w:shd w:val="clear" w:color="auto" w:fill="${fill}"/>`}</w:tcPr>${lines}</w:tc>`;
};

const renderRow = (row: Row, widths: readonly number[], textWidth: number): string =>
  row.kind === 'group'
    ? `<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w="${String(textWidth)}" w:type="dxa"/><w:gridSpan w:val="${String(widths.length)}"/><w:shd w:val="clear" w:color="auto" w:fill="F4F6F9"/></w:tcPr>${paragraph('TableHeading', renderRun({ text: row.title }))}</w:tc></w:tr>`
    : `<w:tr><w:trPr><w:cantSplit/></w:trPr>${row.cells.map((cell, at) => renderCell(cell, widths[at] ?? 0)).join('')}</w:tr>`;

const renderTable = ({ caption, columns, rows }: Extract<Block, { kind: 'table' }>, textWidth: number): string => {
  const widths = columns.map(({ share }) => Math.round((textWidth * share) / 100));
  const head = columns.map(
    ({ label }, at) =>
      `<w:tc><w:tcPr><w:tcW w:w="${String(widths[at] ?? 0)}" w:type="dxa"/></w:tcPr>${paragraph('TableHeading', renderRun({ text: label }))}</w:tc>`,
  );
  return [
    paragraph('Caption', renderRun({ text: caption })),
    `<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="${String(textWidth)}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="${escapeXml(caption)}"/></w:tblPr>`,
    `<w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${String(width)}"/>`).join('')}</w:tblGrid>`,
    `<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>${head.join('')}</w:tr>`,
    ...rows.map((row) => renderRow(row, widths, textWidth)),
    // Two tables without a paragraph between them would become one.
    `</w:tbl>${paragraph(null, '')}`,
  ].join('');
};

const numbered = (heading: Extract<Block, { kind: 'heading' }>): string =>
  heading.number === undefined ? heading.text : `${heading.number} ${heading.text}`;

const roleStyle = { lead: 'Lead', own: 'IntenseQuote', remark: 'Remark', item: 'Item' } as const;
const bookmarkName = (at: number): string => `_Toc${String(at + 1).padStart(6, '0')}`;

const renderBlock = (block: Block, at: number, textWidth: number): string => {
  switch (block.kind) {
    case 'heading': {
      const run = renderRun({ text: numbered(block) });
      const mark = `<w:bookmarkStart w:id="${String(at)}" w:name="${bookmarkName(at)}"/>${run}<w:bookmarkEnd w:id="${String(at)}"/>`;
      return paragraph(`Heading${String(block.level)}`, block.number === undefined ? run : mark);
    }
    case 'paragraph':
      return renderLine(block.role === undefined ? null : roleStyle[block.role], block.line);
    case 'list':
      return block.items.map((item) => renderLine('ListBullet', item)).join('');
    case 'table':
      return renderTable(block, textWidth);
  }
};

const field = (kind: 'begin' | 'separate' | 'end'): string => `<w:r><w:fldChar w:fldCharType="${kind}"/></w:r>`;
const instruction = (text: string): string => `<w:r><w:instrText xml:space="preserve"> ${text} </w:instrText></w:r>`;

const openContents = `${field('begin')}${instruction('TOC \\o "1-2" \\h \\z \\u')}${field('separate')}`;

/** A contents field that is filled in already: it can be read at once, and Word puts its own in when the field is updated. */
const renderContents = (blocks: readonly Block[]): string => {
  const entries = blocks.flatMap((block, at) => (block.kind === 'heading' && block.number !== undefined ? [{ block, at }] : []));
  const lines = entries.map(({ block, at }, n) => {
    const page = `<w:r><w:tab/></w:r>${field('begin')}${instruction(`PAGEREF ${bookmarkName(at)} \\h`)}${field('separate')}${renderRun({ text: ' ' })}${field('end')}`;
    const link = `<w:hyperlink w:anchor="${bookmarkName(at)}" w:history="1">${renderRun({ text: numbered(block) })}${page}</w:hyperlink>`;
    return paragraph(
      `TOC${String(Math.min(block.level, 2))}`,
      `${n === 0 ? openContents : ''}${link}${n === entries.length - 1 ? field('end') : ''}`,
    );
  });
  return [
    paragraph('TOCHeading', renderRun({ text: 'Contents' })),
    ...lines,
    renderLine('Remark', [{ text: 'Page numbers appear when the list is updated: click in it and press F9.' }]),
  ].join('');
};

const renderSection = (paper: ReportDocument['paper']): string => {
  const [width, height] = pages[paper];
  const [side, sizes] = [String(margin), `w:w="${String(width)}" w:h="${String(height)}"`];
  return `<w:sectPr><w:footerReference w:type="default" r:id="rId4"/><w:pgSz ${sizes}/><w:pgMar w:top="1134" w:right="${side}" w:bottom="1134" w:left="${side}" w:header="567" w:footer="567" w:gutter="0"/><w:titlePg/></w:sectPr>`;
};

const namespaces =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';

/** `omits`: what the file does not carry, said on its first page. */
export const renderBody = (document: ReportDocument, omits: readonly string[]): string =>
  [
    `${xmlHead}<w:document ${namespaces}><w:body>`,
    renderLine('Title', [{ text: document.title }]),
    renderLine('Subtitle', [{ text: document.subtitle }]),
    ...document.facts.map(({ word, text }) => renderLine(null, [{ text: `${word}: `, look: 'strong' }, { text }])),
    ...omits.map((clause) => renderLine('Remark', [{ text: `Not in this file: ${clause}.` }])),
    renderContents(document.blocks),
    ...document.blocks.map((block, at) => renderBlock(block, at, textWidthOf(document.paper))),
    `${renderSection(document.paper)}</w:body></w:document>`,
  ].join('');

/** `word/footer1.xml`: what the page is part of, and its number. */
export const renderFooter = (document: ReportDocument): string => {
  const number = (name: string): string => `${field('begin')}${instruction(name)}${field('separate')}${renderRun({ text: '1' })}${field('end')}`;
  const text = `${renderRun({ text: document.foot })}<w:r><w:tab/></w:r>${renderRun({ text: 'Page ' })}${number('PAGE')}${renderRun({ text: ' of ' })}${number('NUMPAGES')}`;
  return `${xmlHead}<w:ftr ${namespaces}>${paragraph('Footer', text)}</w:ftr>`;
};
