/** Text becomes XML here and nowhere else in this format. */
import { showHidden } from '#core/words/hidden-characters.ts';

const special: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Any text as the content of an element or attribute; what XML forbids is named in brackets (`[U+0000]`). */
export const escapeXml = (text: string): string => {
  const shown = showHidden(text);
  return /[&<>"']/.test(shown) ? shown.replace(/[&<>"']/g, (character) => special[character] ?? character) : shown;
};

export const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
