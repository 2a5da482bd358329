/**
 * The typefaces of the report: IBM Plex in the subsets that IBM ships, each embedded only when the document has a
 * character of it. So a report in English carries little, and one with Greek or Cyrillic names still shows them.
 */
import { own } from '#core/parse/own.ts';

interface Face {
  readonly file: string;
  readonly family: string;
  readonly weight: number;
}

const faces: readonly Face[] = [
  { file: 'IBMPlexSans-Regular', family: 'IBM Plex Sans', weight: 400 },
  { file: 'IBMPlexSans-SemiBold', family: 'IBM Plex Sans', weight: 600 },
  { file: 'IBMPlexSansCondensed-Regular', family: 'IBM Plex Sans Condensed', weight: 400 },
  { file: 'IBMPlexSansCondensed-Medium', family: 'IBM Plex Sans Condensed', weight: 500 },
  { file: 'IBMPlexMono-Regular', family: 'IBM Plex Mono', weight: 400 },
];

/** Subset -> its ranges, as IBM states them in the style sheets beside the files. */
const subsets: Readonly<Record<string, string>> = {
  Latin1:
    'U+0020-007E,U+00A0-00FF,U+0131,U+0152-0153,U+02C6,U+02DA,U+02DC,U+2013-2014,U+2018-201A,U+201C-201E,U+2020-2022,U+2026,U+2030,U+2039-203A,U+2044,U+20AC,U+2122,U+2212,U+FB01-FB02',
  Latin2:
    'U+0100-0101,U+0104-0130,U+0132-0151,U+0154-017F,U+018F,U+0192,U+01A0-01A1,U+01AF-01B0,U+01FA-01FF,U+0218-021B,U+0237,U+0259,U+1E80-1E85,U+1E9E,U+20A1,U+20A4,U+20A6,U+20A8-20AA,U+20AD-20AE,U+20B1-20B2,U+20B4-20B5,U+20B8-20BA,U+20BD,U+20BF',
  Latin3: 'U+0102-0103,U+01CD-01DC,U+1EA0-1EF9,U+20AB',
  Greek: 'U+037E,U+0386-038A,U+038C,U+038E-03A1,U+03A3-03CE',
  Cyrillic: 'U+0400-045F,U+0462-0463,U+046A-046B,U+0472-0475,U+0490-04C2,U+04CF-04D9,U+04DC-04E9,U+04EE-04F9,U+0524-0525',
  Pi: 'U+2015,U+2032-2033,U+2070,U+2074-2079,U+2080-2089,U+2113,U+2116,U+2126,U+2150-2151,U+2153-215E,U+2190-2199,U+2202,U+2206,U+220F,U+2211,U+2215,U+221A,U+221E,U+222B,U+2248,U+2260,U+2264-2265,U+25CA,U+2713,U+274C',
};

/** Symbols (arrows, ≠, ✓) come in one weight for all: a family of its own, second in every list of families. */
const symbols = 'Pi';
const symbolFamily = 'IBM Plex Symbols';

/** Plex Mono has no Greek of its own. */
const isShipped = (face: Face, subset: string): boolean =>
  subset === symbols ? face.file === 'IBMPlexSans-Regular' : subset !== 'Greek' || face.family !== 'IBM Plex Mono';

const fileOf = (face: Face, subset: string): string => `${face.file}-${subset}.woff2`;

/** Names in `resources/fonts` of all files that a report may embed. */
export const reportFonts: readonly string[] = faces.flatMap((face) =>
  Object.keys(subsets)
    .filter((subset) => isShipped(face, subset))
    .map((subset) => fileOf(face, subset)),
);

const rangesOf = (subset: string): readonly (readonly [number, number])[] =>
  (subsets[subset] ?? '').split(',').map((range) => {
    const [from = '', to = from] = range.slice(2).split('-');
    return [Number.parseInt(from, 16), Number.parseInt(to, 16)];
  });

const ranges: Readonly<Record<string, readonly (readonly [number, number])[]>> = Object.fromEntries(
  Object.keys(subsets).map((subset) => [subset, rangesOf(subset)]),
);

/** Runs beyond ASCII. One range, because half a megabyte is looked through: with the exact ranges it takes three times as long. */
const beyondAscii = /[\u007f-\uffff]+/g;

/** Every character beyond ASCII, once, in the order in which they come. */
const charactersOf = (texts: readonly string[]): readonly number[] => {
  const runs = new Set(texts.flatMap((text) => text.match(beyondAscii) ?? []));
  return [...new Set(Array.from([...runs].join(''), (character) => character.codePointAt(0) ?? 0))];
};

const isIn = (code: number, [from, to]: readonly [number, number]): boolean => code >= from && code <= to;

/** Subsets of which the texts have a character. */
const subsetsIn = (texts: readonly string[]): readonly string[] => {
  const codes = charactersOf(texts);
  return Object.keys(subsets).filter((subset) => subset === 'Latin1' || ranges[subset]?.some((range) => codes.some((code) => isIn(code, range))));
};

/** Characters of a text that no shipped typeface has: whether they can be seen depends on the typefaces of whoever prints or reads. */
export const charactersBeyond = (text: string): readonly string[] => {
  const all = Object.values(ranges).flat();
  return charactersOf([text])
    .filter((code) => !all.some((range) => isIn(code, range)))
    .map((code) => String.fromCodePoint(code))
    .filter((character) => /[\p{L}\p{N}\p{S}\p{P}]/u.test(character));
};

const base64 = /^[A-Za-z0-9+/]+={0,2}$/;

const ruleOf = (face: Face, subset: string, data: string): string => {
  const [family, weight] = subset === symbols ? [symbolFamily, '400 600'] : [face.family, String(face.weight)];
  return `@font-face{font-family:"${family}";font-weight:${weight};src:url(data:font/woff2;base64,${data})format("woff2");unicode-range:${subsets[subset] ?? ''}}`;
};

const ruleFrom = (fonts: Readonly<Record<string, string>>, face: Face, subset: string): string => {
  const data = own(fonts, fileOf(face, subset)) ?? '';
  return base64.test(data) ? ruleOf(face, subset, data) : '';
};

/** A style sheet of typefaces with its SHA-256: three quarters of all styles, and the same in nearly every report. */
export interface FontSheet {
  readonly css: string;
  readonly sha256: string;
}

const sheets = new WeakMap<Readonly<Record<string, string>>, Map<string, FontSheet>>();

/** `@font-face` rules for what the texts need, from the fonts at hand; put together and hashed once for each choice of subsets. */
export const fontFaces = (texts: readonly string[], fonts: Readonly<Record<string, string>>, sha256: (text: string) => string): FontSheet => {
  const needed = subsetsIn(texts);
  const made = sheets.get(fonts) ?? new Map<string, FontSheet>();
  sheets.set(fonts, made);
  const sheet = made.get(needed.join());
  if (sheet) return sheet;
  const css = faces.flatMap((face) => needed.filter((subset) => isShipped(face, subset)).map((subset) => ruleFrom(fonts, face, subset))).join('');
  const fresh = { css, sha256: sha256(css) };
  made.set(needed.join(), fresh);
  return fresh;
};
