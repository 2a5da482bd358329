/** Text becomes Markdown here and nowhere else: whatever it holds, a reader shows it as it was typed. Also for OSCAL, whose prose is Markdown. */
import { showHidden } from '#core/words/hidden-characters.ts';

/** Signs that mean something inside a line: emphasis, code, links, HTML, entities, cells, escapes, strike-through, mathematics. */
const inline = /[\\`*_[\]<>|~&$^]/g;

/** Addresses that readers turn into links by themselves: the sign that starts them is escaped. */
const address = /(\bhttps?|\bftp|\bmailto|\bxmpp)(:)|(\bwww)(\.)|(@)/gi;

const plain = /^[^\\`*_[\]<>|~&$^:@wW]*$/;

const escapeInline = (text: string): string => {
  if (plain.test(text)) return text;
  const escaped = text.replace(inline, (sign) => (sign === '&' ? '&amp;' : sign === '<' ? '&lt;' : sign === '>' ? '&gt;' : `\\${sign}`));
  return escaped.replace(
    address,
    (_whole, scheme: string | undefined, colon: string | undefined, www: string | undefined, dot: string | undefined) =>
      scheme !== undefined ? `${scheme}\\${colon ?? ''}` : www !== undefined ? `${www}\\${dot ?? ''}` : '&#64;',
  );
};

/** What starts a block at the beginning of a line: heading, list, quote, rule, underline of a heading, number; and blanks, which indent code. */
const escapeStart = (line: string): string =>
  line
    .replace(/^[ \t]+/, (blanks) => Array.from(blanks, (one) => (one === '\t' ? '&#9;' : '&#32;')).join(''))
    .replace(/^((?:&#32;|&#9;)*)([#+=-])/, '$1\\$2')
    .replace(/^((?:&#32;|&#9;)*\d+)([.)])/, '$1\\$2');

/** Blanks at the end of a line mean a break; one blank between two words of a line means nothing. */
const escapeEnd = (line: string): string => line.replace(/(?:[ \t]{2,}|\t)$/, (blanks) => '&#32;'.repeat(blanks.length));

/**
 * A text that may have several lines, as one piece of Markdown with `<br>` between them. Hidden characters are named in
 * brackets. `inside`: something stands before it in the same line.
 */
export const escapeMarkdown = (text: string, inside = false): string =>
  showHidden(text)
    .split(/\r\n|\n|\r/)
    .map((line, at) => escapeEnd(inside && at === 0 ? escapeInline(line) : escapeStart(escapeInline(line))))
    .join('<br>');
