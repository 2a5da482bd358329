/** The auditor's Markdown taken apart, for the report and for the plain document alike. What it becomes is decided there. */
import { lexer, type Token } from 'marked';

/** Some texts are longer than Markdown is written for; beyond this they are plain paragraphs, in full. */
const longest = 50_000;

const plainParagraphs = (text: string): readonly Token[] =>
  text
    .split(/\n\s*\n/)
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .map((raw) => ({ type: 'paragraph', raw, text: raw, tokens: [{ type: 'text', raw, text: raw, escaped: false }] }));

/** The blocks of a text; where nobody can have laid it out (a book, thousands of levels), its plain paragraphs. */
export const readOwnWords = (text: string): readonly Token[] => {
  if (text.length > longest) return plainParagraphs(text);
  try {
    return lexer(text, { gfm: true });
  } catch {
    // Nested more deeply than the library follows: then it is no text that somebody laid out.
    return plainParagraphs(text);
  }
};
