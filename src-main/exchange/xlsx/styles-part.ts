/** How cells look: one list of styles, cited by number. */

/** Numbers of the styles in `cellXfs` below. */
export const styleOf = { head: 1, openHead: 2, text: 3, integer: 4, number: 5, date: 6, open: 7 } as const;

const solid = (colour: string): string =>
  `<fill><patternFill patternType="solid"><fgColor rgb="FF${colour}"/><bgColor indexed="64"/></patternFill></fill>`;
const edge = (side: string): string => `<${side} style="thin"><color rgb="FFC9B458"/></${side}>`;

const head = (fill: number): string =>
  `<xf numFmtId="49" fontId="1" fillId="${String(fill)}" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf>`;
/** 49 is text, which keeps what is typed as it was typed; 1 whole numbers; 164 and 165 stand above. */
const body = (format: number, more = 'fillId="0" borderId="0"'): string =>
  `<xf numFmtId="${String(format)}" fontId="0" ${more} xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>`;

const list = (name: string, entries: readonly string[]): string => `<${name} count="${String(entries.length)}">${entries.join('')}</${name}>`;

export const stylesPart = `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${[
  list('numFmts', ['<numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/>', '<numFmt numFmtId="165" formatCode="0.0"/>']),
  list('fonts', ['<font><sz val="11"/><name val="Calibri"/></font>', '<font><b/><sz val="11"/><color rgb="FFFFFFFF"/><name val="Calibri"/></font>']),
  list('fills', [
    '<fill><patternFill patternType="none"/></fill>',
    '<fill><patternFill patternType="gray125"/></fill>',
    solid('24303C'),
    solid('0B5F78'),
    solid('FFF8E1'),
  ]),
  list('borders', ['<border/>', `<border>${['left', 'right', 'top', 'bottom'].map(edge).join('')}</border>`]),
  list('cellStyleXfs', ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>']),
  list('cellXfs', [
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
    head(2),
    head(3),
    body(49),
    body(1),
    body(165),
    body(164),
    body(49, 'fillId="4" borderId="1" applyFill="1" applyBorder="1"'),
  ]),
  list('cellStyles', ['<cellStyle name="Normal" xfId="0" builtinId="0"/>']),
].join('')}</styleSheet>`;
