/** Paper: page boxes with running heads and feet, one named page per section, and what may not be split. */
import { shorten } from '../figures/fit-text.ts';
import { cssString } from '../html.ts';
import type { Chapter } from '../model/chapters.ts';

export interface PrintInput {
  readonly paper: 'A4' | 'Letter';
  readonly title: string;
  readonly foot: string;
  readonly chapters: readonly Chapter[];
  /** Colour of rules and chapter numbers; null for ink. */
  readonly accent: string | null;
}

/** Colours are looked at when they are set; what stands here goes into the style sheet, so nothing but six hex digits ever does. */
const accentRule = (accent: string | null): string => {
  if (accent === null) return '';
  if (!/^#[0-9a-f]{6}$/i.test(accent))
    throw new Error(`The colour for reports is “${accent.slice(0, 40)}”, not # and six hex digits. Choose it again on the report screen.`);
  return `:root{--accent:${accent}}`;
};

/** The plan is wider than a page is; it stands across. */
const isLandscape = (chapter: Chapter): boolean => chapter.key === 'plan' && chapter.empty !== true;

const titleOf = (chapter: Chapter): string => `${chapter.number} ${chapter.title}`;

/** Chapters in the order of their pages; empty neighbours share one. */
const pagesOf = (chapters: readonly Chapter[]): readonly (readonly Chapter[])[] => {
  const pages: Chapter[][] = [];
  for (const chapter of chapters) {
    const before = pages.at(-1);
    if (chapter.empty && before?.[0]?.empty) before.push(chapter);
    else pages.push([chapter]);
  }
  return pages;
};

const pageOf = (input: PrintInput, chapters: readonly Chapter[]): string =>
  chapters
    .map((chapter, at) => {
      if (at > 0) return `#${chapter.id}{page:${chapters[0]?.id ?? ''};margin-top:16mm}`;
      const size = isLandscape(chapter) ? `size:${input.paper} landscape;margin:24mm 17mm 20mm 20mm;` : '';
      return `@page ${chapter.id}{${size}@top-right{content:${cssString(shorten(chapters.map(titleOf).join(', '), 70))}}}#${chapter.id}{page:${chapter.id}}`;
    })
    .join('');

export const printStyles = (input: PrintInput): string => `${accentRule(input.accent)}
@page{size:${input.paper};margin:27mm 17mm 23mm 20mm;font:400 7.4pt/10pt "IBM Plex Sans",Arial,sans-serif;
@top-left{content:${cssString(shorten(input.title, 70))};vertical-align:bottom;padding-bottom:6.2mm;font:400 7.4pt/10pt "IBM Plex Sans",Arial,sans-serif;color:#4f5b66;white-space:nowrap}
@top-right{content:"";vertical-align:bottom;padding-bottom:6.2mm;font:600 7.4pt/10pt "IBM Plex Sans",Arial,sans-serif;color:#17202a;white-space:nowrap}
@bottom-left{content:${cssString(input.foot)};vertical-align:top;padding-top:6.4mm;font:400 7.4pt/10pt "IBM Plex Sans",Arial,sans-serif;color:#4f5b66;white-space:nowrap}
@bottom-right{content:counter(page) " / " counter(pages);vertical-align:top;padding-top:6.4mm;font:600 8.4pt/10pt "IBM Plex Sans",Arial,sans-serif;color:#17202a}}
@page cover{margin:22mm 17mm 16mm 20mm;@top-left{content:none}@top-right{content:none}@bottom-left{content:none}@bottom-right{content:none}}
@page contents{@top-right{content:"Contents"}}
@media print{
html{font-size:9.2pt;text-rendering:geometricPrecision}
.bar,.toc .side{display:none}
.cover{page:cover;min-height:${input.paper === 'A4' ? '258mm' : '240mm'};display:flex;flex-direction:column;break-after:page}
.toc{page:contents}
${pagesOf(input.chapters)
  .map((chapters) => pageOf(input, chapters))
  .join('\n')}
h1,h2,h3{break-after:avoid;break-inside:avoid}
tr,.pic,.gates,.pass,.figures,.legend,caption{break-inside:avoid}
tbody.f{break-inside:avoid}
[data-long],tbody.f[data-long],[data-long] tr,[data-long] .rf>div{break-inside:auto}
[data-long] td{orphans:3;widows:3}
.with{break-before:avoid}
tr.gh,caption{break-after:avoid}
.t tbody:last-child tr:nth-last-child(-n+2),.fnd tbody.f:last-child,.ask:last-child,.part+.two{break-before:avoid}
.part+.two>.main>.cols:not(.one){break-inside:avoid}
.pass:has(.one){break-inside:auto}
.fnd tbody.f tr{break-before:auto}
.note{break-inside:avoid}
.two.in{break-inside:avoid;break-after:avoid}
p{orphans:3;widows:3}
.remark,.legend{break-before:avoid}
.cap{break-after:avoid}
.map .dw{max-height:${input.paper === 'A4' ? '204mm' : '186mm'}}
.heat tr,.sum{break-inside:avoid}
.figs td,.figs tbody th{padding-top:.18rem;padding-bottom:.18rem}
.toc .how{float:left;width:33mm;color:var(--grey);font-size:.815rem}
.toc ol,.toc .left{margin-left:38mm}
.draft{position:fixed;inset:0;z-index:-1;display:flex;align-items:center;justify-content:center}
.draft svg{width:150mm}
.toc a{text-decoration:none}
}
`;
