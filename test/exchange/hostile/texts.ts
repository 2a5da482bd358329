/** More than five hundred texts that try to be more than text: those of the report and of cells, and markup inside the marks of other formats. */
import type { ExportSource } from '#exchange/export-format.ts';
import { fillEveryField } from '../../report/every-field.ts';
import { hostile, markup } from '../../report/hostile.ts';
import { smallCatalog } from '../../report/small-catalog.ts';
import { hostileCells } from '../hostile-cells.ts';
import { createSource } from '../source.ts';

/** Out of what they are put into: a list, a link and code of Markdown, a CDATA section, a formula. */
const wraps: readonly ((text: string) => string)[] = [
  (text) => `- **${text}**\n> ${text}`,
  (text) => `[${text}](http://canary.test/x "${text}") \`${text}\``,
  (text) => `]]></w:t></t>${text}<![CDATA[`,
  (text) => `=HYPERLINK("${text}")`,
];

export const hostileTexts: readonly string[] = [
  ...new Set([...hostileCells, ...hostile, ...markup.flatMap((text) => wraps.map((wrap) => wrap(text)))]),
];

/** Each text with the three that follow it, on lines of their own. */
export const fourAtATime = (texts: readonly string[]): readonly string[] =>
  texts.map((text, at) => [text, ...[1, 2, 3].map((step) => texts[(at + step) % texts.length] ?? '')].join('\n'));

/**
 * Every field filled; in the next turn each field has the next text. As many turns as there are texts bring each into every
 * field. Where a format lays the auditor's texts out, these hold a mark instead.
 */
export const hostileSource = (
  texts: readonly string[],
  turn: number,
  laysOut: boolean,
): { readonly source: ExportSource; readonly typed: readonly string[] } => {
  const made = (n: number, field: string): string =>
    laysOut && field.startsWith('text of ') ? `mark ${String(n)}` : (texts[(n + turn) % texts.length] ?? '');
  const { assessment, marks } = fillEveryField(made);
  return { source: createSource(smallCatalog, assessment), typed: marks };
};
