/**
 * The auditor's own words in Markdown, as plain structure. What is not on the list (HTML, pictures, rules) stays as it was
 * typed, so that nothing is lost; a link shows its address and leads nowhere.
 */
import type { Token, Tokens } from 'marked';
import type { Block, Cell, Line, Run } from '#core/document/document.ts';
import { readOwnWords } from '../read-own-words.ts';

type Look = Run['look'];

const run = (text: string, look: Look): Run => (look === undefined ? { text } : { text, look });

const inline = (tokens: readonly Token[], look?: Look): Line =>
  tokens.flatMap((token): Line => {
    switch (token.type) {
      case 'text':
        // As typed: the library would already have resolved numbers of characters (`&#60;`).
        return 'tokens' in token ? inline(token.tokens ?? [], look) : [run(token.raw, look)];
      case 'escape':
        return [run((token as Tokens.Escape).text, look)];
      case 'strong':
        return inline((token as Tokens.Strong).tokens, 'strong');
      case 'em':
        return inline((token as Tokens.Em).tokens, look ?? 'emphasis');
      case 'codespan':
        return [run((token as Tokens.Codespan).text, 'code')];
      case 'br':
        return [run('\n', look)];
      case 'link': {
        const { tokens: words, text, href, title } = token as Tokens.Link;
        const address = text === href && !title ? [] : [run(` (${[href, title].filter(Boolean).join(' ')})`, look)];
        return [...inline(words, look), ...address];
      }
      default:
        return [run(token.raw, look)];
    }
  });

const own = (line: Line): Block => ({ kind: 'paragraph', line, role: 'own' });

/** Items of a list, those of lists inside it after their own item; numbers are text. */
const items = (list: Tokens.List): readonly Line[] =>
  list.items.flatMap((item, at) => {
    const number = list.ordered ? [run(`${String((list.start === '' ? 1 : list.start) + at)}. `, undefined)] : [];
    const lines = item.tokens.flatMap((token): readonly Line[] => {
      if (token.type === 'list') return items(token as Tokens.List);
      const line = token.type === 'text' || token.type === 'paragraph' ? inline([{ ...token, type: 'text' }]) : inline([token]);
      return line.some(({ text }) => text.trim() !== '') ? [line] : [];
    });
    const [first = [], ...rest] = lines;
    return [[...number, ...first], ...rest];
  });

const table = ({ header, rows }: Tokens.Table): Block => {
  const cell = ({ tokens }: Tokens.TableCell): Cell => ({ lines: [inline(tokens)] });
  const share = Math.floor(100 / Math.max(header.length, 1));
  return {
    kind: 'table',
    caption: 'In the auditor’s words',
    columns: header.map((one, at) => ({
      label: inline(one.tokens)
        .map(({ text }) => text)
        .join(''),
      share: at === 0 ? 100 - share * (header.length - 1) : share,
    })),
    rows: rows.map((cells) => ({ kind: 'cells', cells: cells.map(cell) })),
  };
};

const blocks = (tokens: readonly Token[]): readonly Block[] =>
  tokens.flatMap((token): readonly Block[] => {
    switch (token.type) {
      case 'space':
        return [];
      case 'heading':
        return [{ kind: 'paragraph', line: inline((token as Tokens.Heading).tokens, 'strong'), role: 'item' }];
      case 'paragraph':
      case 'text':
        return [own(inline([{ ...token, type: 'text' }]))];
      case 'list':
        return [{ kind: 'list', items: items(token as Tokens.List) }];
      case 'table':
        return [table(token as Tokens.Table)];
      case 'blockquote':
        return blocks((token as Tokens.Blockquote).tokens);
      case 'code': {
        const { text, lang } = token as Tokens.Code;
        return [own([...(lang ? [run(`${lang}\n`, 'quiet')] : []), run(text, 'code')])];
      }
      default:
        return [own([run(token.raw.trim(), undefined)])];
    }
  });

/** Blocks of the auditor's text on a section. */
export const ownWords = (text: string): readonly Block[] => blocks(readOwnWords(text));
