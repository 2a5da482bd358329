import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ownWords } from '#report/document/own-words.ts';
import { renderOwnWords } from '#report/own-words.ts';
import { hostile } from './hostile.ts';
import { decode } from './read-html.ts';

const render = (text: string, level = 2): string => renderOwnWords(text, 'own', level).source;
/** The same text as Word, Markdown and the other plain documents carry it. */
const wordsOf = (text: string): string => {
  const read = (value: unknown): string =>
    Array.isArray(value)
      ? value.map(read).join('')
      : typeof value === 'object' && value !== null
        ? Object.entries(value)
            .map(([key, one]) => (key === 'text' || key === 'label' ? String(one) : typeof one === 'object' ? read(one) : ''))
            .join('')
        : '';
  return read(ownWords(text));
};
const shownText = (html: string): string => decode(html.replace(/<[^>]*>/g, ' '));

describe('own words in Markdown', () => {
  it('become headings below the section, lists, tables, quotations and code', () => {
    const html = render('# One\n\n## Two\n\n- a\n- b\n\n3. c\n\n| x | y |\n|---|--:|\n| 1 | 2 |\n\n> said\n\n`code`\n\n```\nblock\n```');
    expect(html).toContain('<h2 class="subhead own">');
    expect(html).toContain('<h3 class="subhead own">');
    expect(render('# One', 3)).toContain('<h3 ');
    expect(render('###### Six', 3)).toContain('<h5 ');
    for (const piece of ['<ul>', '<ol start="3">', ' class="n">', '<blockquote>', '<code class=own>', '<pre>']) expect(html).toContain(piece);
  });

  it('link only to the web and to people, and show the address in print', () => {
    expect(render('[words](https://a.example/x?y=1&z=2)')).toContain('<a href="https://a.example/x?y=1&amp;z=2" rel=noreferrer>');
    expect(render('[words](https://a.example/)')).toContain('<span class=print> (https://a.example/)</span>');
    expect(render('<mailto:a@b.example>')).toContain('href="mailto:a@b.example"');
    for (const address of [
      'javascript:alert(1)',
      'data:text/html,x',
      'file:///etc/passwd',
      'vbscript:x',
      '//evil.example',
      '#s-auth',
      'JaVaScRiPt:1',
      'https:\u202eevil',
    ])
      expect([address, render(`[words](<${address}>)`).includes('<a ')]).toEqual([address, false]);
  });

  it('print what is not allowed as it was typed', () => {
    for (const typed of [
      '<b>bold</b>',
      '<!-- comment -->',
      '![picture](https://a.example/p.png)',
      '[ref]: https://a.example/ "t"',
      '~~gone~~',
      '<img src=x onerror=alert(1)>',
    ])
      expect(shownText(render(`before\n\n${typed}\n\nafter`)).replace(/\s+/g, '')).toContain(typed.replace(/\s+/g, ''));
  });

  it('keep numbers and names of characters as they were typed, in every place that takes text', () => {
    for (const typed of ['a &#60;b&#62; c', '&#x3C;i&#x3E;', '&amp; &lt;b&gt; &nbsp;&copy;', 'C:\\temp\\new', 'a\\qb', '&#0; &#1114112;', 'R&D &amp'])
      for (const [before, after] of [
        ['', ''],
        ['# ', ''],
        ['- ', ''],
        ['- [ ] ', ''],
        ['> ', ''],
        ['**', '**'],
        ['_', '_'],
        ['`', '`'],
        ['```\n', '\n```'],
        ['~~', '~~'],
        ['| ', ' | x |\n|--|--|\n| y | z |'],
        ['[', '](https://a.example/)'],
        ['[words](https://a.example/ "', '")'],
        [`${'x '.repeat(30_000)}\n\n`, ''],
      ] as const) {
        const text = `${before}${typed}${after}`;
        expect([before, shownText(render(text)).includes(typed)]).toEqual([before, true]);
        expect([before, wordsOf(text).includes(typed)]).toEqual([before, true]);
      }
  });

  it('let a backslash keep a sign from laying out, and name what cannot be seen', () => {
    expect(shownText(render('\\*no emphasis\\* and \\&#60;')).trim()).toBe('*no emphasis* and &#60;');
    expect(wordsOf('\\*no emphasis\\* and \\&#60;')).toBe('*no emphasis* and &#60;');
    expect(render('a\u0007b\u202ec')).toContain('a<span class=cc>U+0007</span>b<span class=cc>U+202E</span>c');
  });

  it('open no tag and no attribute that is not ours, whatever is typed', () => {
    const ours =
      /^<\/?(?:p|bdi|strong|em|code|pre|ul|ol|li|table|thead|tbody|tr|th|td|blockquote|hr|br|h[2-5]|span|a)(?: +(?:class|start|href|rel|scope)=(?:"[^"<>]*"|[\w-]+))* *>$/;
    const foreign = (text: string): readonly string[] => (render(text).match(/<[^>]*>?/g) ?? []).filter((tag) => !ours.test(tag));
    for (const text of hostile)
      for (const wrap of [text, `> ${text}`, `- ${text}`, `| ${text} |\n|--|\n| ${text} |`, `[${text}](${text} "${text}")`, `\`${text}\``])
        expect(foreign(wrap)).toEqual([]);
    expect(ours.test('<script>')).toBe(false);
    expect(ours.test('<a onclick=x>')).toBe(false);
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => foreign(text).length === 0));
  });

  it('lose no word, however they are laid out', () => {
    const word = fc.stringMatching(/^[a-z]{3,9}$/);
    const sign = fc.constantFrom(
      '# ',
      '- ',
      '> ',
      '**',
      '`',
      '| ',
      '\n',
      '\n\n',
      '    ',
      '1. ',
      '[',
      '](',
      ')',
      '<',
      '>',
      '---\n',
      '![',
      '~~',
      '[x] ',
      ': ',
      '\\',
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(sign, word), { maxLength: 14 }), (pieces) => {
        const text = pieces.map(([before, one]) => `${before}${one} `).join('');
        const html = render(text);
        const shown = `${shownText(html)} ${decode(html.match(/href="[^"]*"/g)?.join(' ') ?? '')}`;
        return pieces.every(([, one]) => shown.includes(one));
      }),
    );
  });

  it('of the length of a book come out as plain paragraphs, at once', () => {
    const text = `${'*'.repeat(30_000)}\n\n${'[x]('.repeat(8_000)}`;
    expect(render(text)).toMatch(/^<p class="own">/);
    const nested = '> '.repeat(5_000);
    expect(shownText(render(`${nested}deep`))).toContain('deep');
  });
});
