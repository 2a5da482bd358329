/**
 * The styles of the document. Their ids and names are Word's own built-in ones, so that a firm's template that defines them
 * takes over the look of the whole report without a touch of the text.
 */
import { xmlHead } from './xml.ts';

const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

interface ParagraphStyle {
  readonly id: string;
  readonly name: string;
  readonly basedOn?: string;
  readonly next?: string;
  readonly paragraph: string;
  readonly run: string;
}

const ink = '1F2A37';
const quiet = '56616F';

const heading = (level: number, half: number, before: number): ParagraphStyle => ({
  id: `Heading${String(level)}`,
  name: `heading ${String(level)}`,
  basedOn: 'Normal',
  next: 'Normal',
  paragraph: `<w:keepNext/><w:keepLines/>${level === 1 ? '<w:pageBreakBefore/>' : ''}<w:spacing w:before="${String(before)}" w:after="100"/><w:outlineLvl w:val="${String(level - 1)}"/>`,
  run: `<w:b/><w:bCs/><w:color w:val="${ink}"/><w:sz w:val="${String(half)}"/><w:szCs w:val="${String(half)}"/>`,
});

const contents = (level: number): ParagraphStyle => ({
  id: `TOC${String(level)}`,
  name: `toc ${String(level)}`,
  basedOn: 'Normal',
  next: 'Normal',
  paragraph: `<w:tabs><w:tab w:val="right" w:pos="10206"/></w:tabs><w:spacing w:after="40"/><w:ind w:left="${String((level - 1) * 284)}"/>`,
  run: level === 1 ? '<w:b/><w:bCs/>' : '',
});

const paragraphStyles: readonly ParagraphStyle[] = [
  {
    id: 'Title',
    name: 'Title',
    basedOn: 'Normal',
    next: 'Subtitle',
    paragraph: '<w:keepNext/><w:spacing w:before="1800" w:after="120"/>',
    run: `<w:b/><w:bCs/><w:color w:val="${ink}"/><w:sz w:val="56"/><w:szCs w:val="56"/>`,
  },
  {
    id: 'Subtitle',
    name: 'Subtitle',
    basedOn: 'Normal',
    next: 'Normal',
    paragraph: '<w:spacing w:after="480"/>',
    run: `<w:color w:val="${quiet}"/><w:sz w:val="26"/><w:szCs w:val="26"/>`,
  },
  heading(1, 36, 0),
  heading(2, 26, 300),
  heading(3, 22, 220),
  {
    id: 'TOCHeading',
    name: 'TOC Heading',
    basedOn: 'Normal',
    next: 'Normal',
    paragraph: '<w:keepNext/><w:pageBreakBefore/><w:spacing w:after="160"/>',
    run: `<w:b/><w:bCs/><w:color w:val="${ink}"/><w:sz w:val="36"/><w:szCs w:val="36"/>`,
  },
  contents(1),
  contents(2),
  {
    id: 'IntenseQuote',
    name: 'Intense Quote',
    basedOn: 'Normal',
    next: 'Normal',
    paragraph: '<w:pBdr><w:left w:val="single" w:sz="18" w:space="10" w:color="4A6FA5"/></w:pBdr><w:ind w:left="284"/>',
    run: '',
  },
  { id: 'Lead', name: 'Lead', basedOn: 'Normal', next: 'Normal', paragraph: '', run: '<w:sz w:val="22"/><w:szCs w:val="22"/>' },
  {
    id: 'Remark',
    name: 'Remark',
    basedOn: 'Normal',
    next: 'Normal',
    paragraph: '<w:spacing w:before="80"/>',
    run: `<w:color w:val="${quiet}"/><w:sz w:val="18"/><w:szCs w:val="18"/>`,
  },
  {
    id: 'Item',
    name: 'Item',
    basedOn: 'Normal',
    next: 'Normal',
    paragraph: '<w:keepNext/><w:keepLines/><w:spacing w:before="200" w:after="60"/>',
    run: '',
  },
  {
    id: 'Caption',
    name: 'caption',
    basedOn: 'Normal',
    next: 'Normal',
    paragraph: '<w:keepNext/><w:spacing w:before="160" w:after="60"/>',
    run: `<w:color w:val="${quiet}"/><w:sz w:val="18"/><w:szCs w:val="18"/>`,
  },
  {
    id: 'ListBullet',
    name: 'List Bullet',
    basedOn: 'Normal',
    paragraph: '<w:numPr><w:numId w:val="1"/></w:numPr><w:spacing w:after="40"/>',
    run: '',
  },
  {
    id: 'TableText',
    name: 'Table Text',
    basedOn: 'Normal',
    paragraph: '<w:spacing w:after="20" w:line="240" w:lineRule="auto"/>',
    run: '<w:sz w:val="16"/><w:szCs w:val="16"/>',
  },
  { id: 'TableHeading', name: 'Table Heading', basedOn: 'TableText', paragraph: '<w:keepNext/>', run: '<w:b/><w:bCs/>' },
  {
    id: 'Footer',
    name: 'footer',
    basedOn: 'Normal',
    paragraph: '<w:tabs><w:tab w:val="right" w:pos="10206"/></w:tabs><w:spacing w:after="0"/>',
    run: `<w:color w:val="${quiet}"/><w:sz w:val="16"/><w:szCs w:val="16"/>`,
  },
];

const renderParagraphStyle = ({ id, name, basedOn, next, paragraph, run }: ParagraphStyle): string =>
  `<w:style w:type="paragraph" w:styleId="${id}"${['Lead', 'Remark', 'Item', 'TableText', 'TableHeading'].includes(id) ? ' w:customStyle="1"' : ''}><w:name w:val="${name}"/>${basedOn === undefined ? '' : `<w:basedOn w:val="${basedOn}"/>`}${next === undefined ? '' : `<w:next w:val="${next}"/>`}<w:qFormat/>${paragraph === '' ? '' : `<w:pPr>${paragraph}</w:pPr>`}${run === '' ? '' : `<w:rPr>${run}</w:rPr>`}</w:style>`;

const characterStyles =
  '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/></w:style>' +
  '<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:qFormat/><w:rPr><w:b/><w:bCs/></w:rPr></w:style>' +
  '<w:style w:type="character" w:styleId="Emphasis"><w:name w:val="Emphasis"/><w:qFormat/><w:rPr><w:i/><w:iCs/></w:rPr></w:style>' +
  '<w:style w:type="character" w:customStyle="1" w:styleId="Code"><w:name w:val="Code"/><w:rPr><w:rFonts w:ascii="Consolas" w:hAnsi="Consolas" w:cs="Courier New"/><w:noProof/></w:rPr></w:style>' +
  `<w:style w:type="character" w:styleId="SubtleEmphasis"><w:name w:val="Subtle Emphasis"/><w:qFormat/><w:rPr><w:color w:val="${quiet}"/></w:rPr></w:style>`;

const edge = (side: string): string => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="C9D1DB"/>`;
const tableStyles =
  '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>' +
  `<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>${['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(edge).join('')}</w:tblBorders><w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="80" w:type="dxa"/><w:bottom w:w="40" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="E6EBF1"/></w:tcPr></w:tblStylePr></w:style>`;

/** `word/styles.xml`; the language is that of every text. */
export const renderStyles = (language: string): string =>
  `${xmlHead}<w:styles xmlns:w="${main}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Calibri" w:cs="Arial"/><w:sz w:val="20"/><w:szCs w:val="20"/><w:lang w:val="${language}" w:eastAsia="ja-JP" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="100" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>${paragraphStyles.map(renderParagraphStyle).join('')}${characterStyles}${tableStyles}</w:styles>`;

/** `word/numbering.xml`: the one kind of list. */
export const numbering = `${xmlHead}<w:numbering xmlns:w="${main}"><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:pStyle w:val="ListBullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="284" w:hanging="284"/></w:pPr></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`;
