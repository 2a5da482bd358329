/** What every format that claims the auditor's words must hold: the marks of a filled assessment, and hostile text as it was typed. */
import { showHidden } from '#core/words/hidden-characters.ts';
import type { ExportSource } from '#exchange/export-format.ts';
import { fillEveryField } from '../report/every-field.ts';
import { hostile } from '../report/hostile.ts';
import { smallCatalog } from '../report/small-catalog.ts';
import { createSource } from './source.ts';

export const filled = fillEveryField();
export const filledSource: ExportSource = createSource(smallCatalog, filled.assessment);

/** Marks that do not stand in a text; `mark 1` is not found in `mark 12`. */
export const missingMarks = (text: string, marks: readonly string[] = filled.marks): readonly string[] =>
  marks.filter((mark) => !new RegExp(`${mark.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?!\\d)`).test(text));

/**
 * Every field filled with hostile text; another `turn` moves the texts on by that many fields. The auditor's texts are
 * Markdown: formats for words lay them out, so that there (`laidOut`) they hold a plain mark, and `ownWords` tests them.
 */
export const hostileTurn = (turn: number, laidOut = false): { readonly source: ExportSource; readonly typed: readonly string[] } => {
  const made = (n: number, field: string): string =>
    laidOut && field.startsWith('text of') ? `mark ${n}` : (hostile[(n + turn) % hostile.length] ?? '');
  const { assessment, marks } = fillEveryField(made);
  return { source: createSource(smallCatalog, assessment), typed: marks };
};
/** As many turns as bring every hostile text into the title, the first note and the names at least once in a while. */
export const turns: readonly number[] = [0, 31, 62, 93];

/** Blanks folded, as every reader of words folds them. */
export const fold = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Typed texts that a reader does not show as they were typed, hidden characters named. Paragraphs may stand apart. */
export const altered = (shown: string, typed: readonly string[], named: (text: string) => string = showHidden): readonly string[] => {
  const whole = fold(shown);
  const pieces = typed.flatMap((text) => text.split(/\n\s*\n/)).map((text) => fold(named(text)));
  return pieces.filter((piece) => piece !== '' && !whole.includes(piece));
};

const sentence = '<b>bold</b> & "quotes" | pipes `code` *stars* _under_ [link](http://canary.test/x)';
/** The negative control of `altered`: one changed letter is noticed. */
export const wouldNotice = (): boolean =>
  altered(sentence.replace('stars', 'star'), [sentence]).length === 1 && altered(sentence, [sentence]).length === 0;

/** A filled assessment with these texts of the auditor. */
export const withTexts = (texts: Readonly<Record<string, string>>): ExportSource => createSource(smallCatalog, { ...filled.assessment, texts });
/** Letters and digits alone: what must be left of a text however it is laid out. */
export const letters = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '');
