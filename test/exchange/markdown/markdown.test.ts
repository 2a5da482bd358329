/** The report as Markdown, through a reader that is not ours. */
import { describe, expect, it } from 'vitest';
import { showHidden } from '#core/words/hidden-characters.ts';
import type { ExportSource } from '#exchange/export-format.ts';
import { escapeMarkdown } from '#exchange/markdown/escape.ts';
import { createMarkdown } from '#exchange/markdown/markdown.ts';
import { createDocument } from '#report/document/create-document.ts';
import { hostile } from '../../report/hostile.ts';
import { expectGolden } from '../golden-file.ts';
import { altered, filledSource, hostileTurn, letters, missingMarks, turns, withTexts } from '../marks.ts';
import { createSource } from '../source.ts';
import { foreign, toHtml, visible } from './read-markdown.ts';

const markdown = createMarkdown(createDocument);
const render = async (source: ExportSource): Promise<string> => new TextDecoder().decode(await markdown.render(source));

describe('the Markdown report', () => {
  it('is what was accepted, and the same each time', async () => {
    const text = await render(filledSource);
    expectGolden('every-field.md', text);
    expect(await render(filledSource)).toBe(text);
  });

  it('holds the mark of every field, and says what it leaves out', async () => {
    const words = visible(toHtml(await render(filledSource)));
    expect(missingMarks(words)).toEqual([]);
    for (const clause of markdown.omits) expect(words).toContain(clause);
    expect(missingMarks(words.replaceAll('mark 7 ', ''))).toHaveLength(1);
  });

  it('shows hostile text as it was typed and as nothing but text, in every turn', async () => {
    for (const turn of turns) {
      const { source, typed } = hostileTurn(turn, true);
      const html = toHtml(await render(source));
      expect(foreign(html)).toEqual([]);
      expect(altered(visible(html), typed)).toEqual([]);
    }
  });

  it('keeps a note that stands without a value, and says that there is none yet', async () => {
    const { assessment, catalog } = filledSource;
    const noted = {
      ...assessment,
      answers: { ...assessment.answers, 'Q-A-01': { value: null, note: 'asked on the phone' } },
      observations: { ...assessment.observations, 'C-A-01': { value: null, note: 'looked in vain', evidence: ['E-01'] } },
    };
    const words = visible(toHtml(await render(createSource(catalog, noted))));
    expect(words).toMatch(/no answer yet:\s+asked on the phone/);
    expect(words).toMatch(/nothing observed yet:\s+looked in vain/);
  });

  it('lays out the auditor’s Markdown, loses no word of it, and lets nothing else through', async () => {
    const text =
      '# Head\n\nIt is **bold** and *soft*, `code`.\n\n- one\n- two [far](http://canary.test/x)\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n\n<script>x</script>\n';
    const html = toHtml(await render(withTexts({ summary: text })));
    for (const part of ['<strong>Head</strong>', '<strong>bold</strong>', '<em>soft</em>', '<code>code</code>', '<li>one</li>', '<td>1</td>'])
      expect(html).toContain(part);
    expect(visible(html)).toContain('two far (http://canary.test/x)');
    expect(foreign(html)).toEqual([]);
    const all = toHtml(await render(withTexts(Object.fromEntries(hostile.map((one, at) => [`key ${at}`, one])))));
    const left = letters(visible(all));
    expect(foreign(all)).toEqual([]);
    const wrong = hostile.filter((one) => !left.includes(letters(showHidden(one))));
    expect(wrong).toEqual([]);
  });

  it('escapes every hostile text by itself, at the start of a line and inside one', () => {
    const wrong = hostile.flatMap((text) => {
      const html = toHtml(`${escapeMarkdown(text)}\n\n| a | b |\n| --- | --- |\n| x ${escapeMarkdown(text, true)} | y |\n`);
      const cells = html.match(/<td>/g)?.length ?? 0;
      return foreign(html).length > 0 || altered(visible(html), [text]).length > 0 || cells !== 2 ? [text.slice(0, 60)] : [];
    });
    expect(wrong).toEqual([]);
  });

  it('would be seen as markup if it were not escaped', () => {
    const raw = hostile.filter((text) => foreign(toHtml(text)).length > 0);
    expect(raw.length).toBeGreaterThan(40);
    expect(foreign(toHtml('[x](http://canary.test/x) and http://canary.test/x'))).toHaveLength(2);
  });
});
