import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cssString, html, join, markLong, said, showHidden, type Markup } from '#report/html.ts';
import { decode } from './read-html.ts';

describe('the html template', () => {
  it('escapes every text that comes in', () => {
    expect(html`<p title="${`"'><x`}">${'<b>&'}</p>`.source).toBe('<p title="&quot;&#39;&gt;&lt;x">&lt;b&gt;&amp;</p>');
  });

  it('takes markup as it is, alone and in lists', () => {
    expect(html`<p>${[html`<b>1</b>`, '<', 2]}${join(['a', html`<i>b</i>`], ', ')}${null}${undefined}${false}</p>`.source).toBe(
      '<p><b>1</b>&lt;2a, <i>b</i></p>',
    );
  });

  it('is not fooled by data that looks like markup', () => {
    const forged = JSON.parse('{"source":"<script>alert(1)</script>"}') as unknown as Markup;
    expect(() => html`${forged}`.source).toThrow();
  });

  it('marks an element as long by its text, not by its markup, and changes nothing else', () => {
    const row = (text: string) =>
      html`<tr id="r">
        <td>${text}</td>
      </tr>`;
    const source = (text: string): string => html`${markLong(row(text))}`.source;
    expect(source('x'.repeat(3_000))).toBe(row('x'.repeat(3_000)).source.replace('<tr', '<tr data-long'));
    expect(source('x'.repeat(300))).toBe(row('x'.repeat(300)).source);
    const manySmall = html`<tr>
      <td>${Array.from({ length: 400 }, () => html`<b class="k">1</b>`)}</td>
    </tr>`;
    expect(html`${markLong(manySmall)}`.source).toBe(manySmall.source);
    expect(html`${markLong('<tr>'.repeat(900))}`.source).not.toContain('data-long');
  });

  it('leaves out what HTML lets it leave out, and never inside a value', () => {
    const value = ' </td> <br />\n <td class="x"> ';
    const cell = html`<tr>
      <td class="n" title="a b">${value}</td>
      <td><b>1</b> <i>2</i></td>
    </tr>`.source;
    expect(cell).toBe(`<tr><td class=n title="a b">${html`${value}`.source}<td><b>1</b> <i>2</i>`);
    expect(decode(cell)).toContain(value);
  });

  it('gives back any text unchanged once it is decoded, hidden characters named', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const { source } = html`${text}`;
        expect(source).not.toMatch(/[<>"']/);
        expect(decode(source)).toBe(showHidden(text));
      }),
    );
  });
});

describe('text of people', () => {
  it('names characters that hide or turn text, and keeps the joiners of scripts and emoji', () => {
    expect(showHidden('a\u202eb\u0000c\u200bd')).toBe('a[U+202E]b[U+0000]c[U+200B]d');
    expect(showHidden('می\u200cخواهم 👩\u200d💻')).toBe('می\u200cخواهم 👩\u200d💻');
    expect(said('a\u202eb').source).toBe('<bdi>a<span class=cc>U+202E</span>b</bdi>');
  });

  it('cannot leave a CSS string', () => {
    expect(cssString('a"} </style> \\')).toBe('"a\\22 \\7d  \\3c \\2f style\\3e  \\5c "');
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => /^"(?:[A-Za-z0-9 ]|\\[0-9a-f]{1,6} )*"$/.test(cssString(text))));
  });
});
