/** Reads a report as a person or a machine would: visible text, ids, links. Small on purpose; a browser does the rest. */

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", shy: '' };

export const decode = (text: string): string => text.replace(/&(amp|lt|gt|quot|#39|shy);/g, (_, name: string) => entities[name] ?? '');

/** Text between the tags of the body, blanks folded. */
export const visibleText = (html: string): string =>
  decode(
    html.slice(html.indexOf('<body')).replace(/<[^>]*>/g, (tag) => (/^<\/?(?:bdi|a|b|i|em|small|code|span|strong|time|wbr)\b/.test(tag) ? '' : ' ')),
  ).replace(/\s+/g, ' ');

const all = (html: string, pattern: RegExp): readonly string[] => [...html.matchAll(pattern)].map((match) => decode(match[1] ?? match[2] ?? ''));

export const idsOf = (html: string): readonly string[] => all(html, / id=(?:"([^"]*)"|([^\s>"]+))/g);
export const linksOf = (html: string): readonly string[] => all(html, /<a [^>]*?href=(?:"([^"]*)"|([^\s>"]+))/g);
