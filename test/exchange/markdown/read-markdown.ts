/** Markdown as marked reads it: what a person would see, and everything that would be more than text. */
import { marked } from 'marked';

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#32': ' ', '#9': '\t', '#64': '@' };

/** As GitHub reads it. */
export const toHtml = (markdown: string): string => marked.parse(markdown, { gfm: true, async: false });

/** The visible text of HTML. */
export const visible = (html: string): string =>
  html
    .replace(/<br\s*\/?>/g, ' ')
    .replace(/<\/?(?:strong|em|code)>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(amp|lt|gt|quot|#39|#32|#9|#64);/g, (_, name: string) => entities[name] ?? '');

const known = new Set('h1 h2 h3 h4 p ul li strong em code br table thead tbody tr th td blockquote'.split(' '));

/** Elements that a report has no use for, links that leave it, attributes. */
export const foreign = (html: string): readonly string[] =>
  [...html.matchAll(/<\/?([a-zA-Z][\w-]*)([^>]*)>/g)].flatMap(([whole, name = '', attributes = '']) => {
    const mail = name === 'a' && /^(?: href="mailto:[^"]*")?$/.test(attributes);
    return (known.has(name.toLowerCase()) && /^\s*\/?$/.test(attributes)) || mail ? [] : [whole.slice(0, 80)];
  });
