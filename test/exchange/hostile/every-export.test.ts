/** Every hostile text in every field through every export: nothing of it is more than text, and none is changed. */
import { describe, expect, it } from 'vitest';
import type { TableFormat } from '#contract/contract.ts';
import { loadFormat } from '#application/export-formats.ts';
import { showHidden } from '#core/words/hidden-characters.ts';
import { filled, filledSource, missingMarks } from '../marks.ts';
import { lost, readers, type Reader } from './readers.ts';
import { fourAtATime, hostileSource, hostileTexts } from './texts.ts';

/** Reading these takes its time: a field holds four texts at once, each on a line of its own. */
const slow: readonly TableFormat[] = ['docx', 'markdown', 'oscal', 'xlsx', 'questionnaire'];
const formats = Object.keys(readers) as readonly TableFormat[];

const textsFor = (format: TableFormat, { wellFormed }: Reader): { readonly texts: readonly string[]; readonly every: number } => {
  const texts = hostileTexts.filter((text) => wellFormed !== true || text.isWellFormed());
  return slow.includes(format) ? { texts: fourAtATime(texts), every: 4 } : { texts, every: 1 };
};

describe.each(formats)('%s', (format) => {
  const reader = readers[format];

  it('holds every hostile text in every field that it carries as the text that was typed', { timeout: 300_000 }, async () => {
    expect(hostileTexts.length).toBeGreaterThan(500);
    const { render } = await loadFormat[format]();
    // What it carries is told by marks: formats that leave fields out say so, and are not asked for them.
    const plain = await reader.read(await render(filledSource));
    const shown = plain.texts.join('\n');
    const carried = filled.marks.map((mark) => missingMarks(shown, [mark]).length === 0);
    expect(carried.filter(Boolean).length).toBeGreaterThan(format === 'questionnaire' ? 1 : 3);
    expect(plain.more).toEqual([]);
    const { texts, every } = textsFor(format, reader);
    const wrong: string[] = [];
    for (let turn = 0; turn < texts.length; turn += every) {
      const { source, typed } = hostileSource(texts, turn, reader.laysOut);
      const seen = await reader.read(await render(source));
      const missing = lost(
        seen,
        typed.filter((text, at) => carried[at] === true && text.trim() !== ''),
        showHidden,
        reader.keeps,
      );
      wrong.push(...seen.more.map((one) => `${String(turn)}: ${one}`), ...missing.map((text) => `${String(turn)}: lost ${text.slice(0, 60)}`));
      if (wrong.length > 20) break;
    }
    expect(wrong).toEqual([]);
  });

  it('would be found out if it changed one letter', async () => {
    const { source, typed } = hostileSource(['<b>bold</b> & "quotes" *stars*'], 0, true);
    const seen = await reader.read(await (await loadFormat[format]()).render(source));
    const [first = ''] = typed;
    expect(lost(seen, [first], showHidden, reader.keeps)).toEqual([]);
    expect(lost({ ...seen, texts: seen.texts.map((text) => text.replaceAll('stars', 'star')) }, [first], showHidden, reader.keeps)).toEqual([first]);
  });
});
