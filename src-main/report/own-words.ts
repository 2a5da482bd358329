/**
 * The auditor's own words in Markdown. The library only takes the text apart; what becomes markup is decided here, by a
 * list of what is allowed. Whatever is not on it (HTML, pictures, what a later version of the library may know) is
 * printed as it was typed, so that nothing is lost and nothing runs.
 */
import type { Token, Tokens } from 'marked';
import { html, join, nothing, showHidden, shown, type Markup, type Part } from './html.ts';
import { readOwnWords } from './read-own-words.ts';

const isSafe = (address: string): boolean => /^(?:https?:\/\/|mailto:)[^\s<>"'`\\]+$/i.test(address) && showHidden(address) === address;

/** A link with its address, which paper needs; an address of another kind is no link. */
const renderLink = (token: Tokens.Link): Markup => {
  const words = renderInline(token.tokens);
  const title = token.title ? html` “${shown(token.title)}”` : nothing;
  if (!isSafe(token.href)) return html`${words} (${shown(token.href)}${title})`;
  const plain = token.href.replace(/^mailto:/i, '');
  const address = token.text === token.href || token.text === plain ? nothing : html`<span class="print"> (${plain})</span>`;
  return html`<a href="${token.href}" rel="noreferrer">${words}</a>${address}${title}`;
};

const renderPiece = (token: Token): Part => {
  switch (token.type) {
    case 'text':
      // As typed: the library would already have resolved numbers of characters (`&#60;`).
      return 'tokens' in token ? renderInline(token.tokens ?? []) : shown(token.raw);
    case 'escape':
      return shown((token as Tokens.Escape).text);
    case 'strong':
      return html`<strong>${renderInline((token as Tokens.Strong).tokens)}</strong>`;
    case 'em':
      return html`<em>${renderInline((token as Tokens.Em).tokens)}</em>`;
    case 'codespan':
      return html`<code class="own">${shown((token as Tokens.Codespan).text)}</code>`;
    case 'br':
      return html`<br />`;
    case 'link':
      return renderLink(token as Tokens.Link);
    default:
      return shown(token.raw);
  }
};

const renderInline = (tokens: readonly Token[]): Markup => html`${tokens.map(renderPiece)}`;

const renderItem = (item: Tokens.ListItem, level: number, className: string): Markup =>
  html`<li>
    ${item.tokens.map((token) => (token.type === 'text' || token.type === 'checkbox' ? renderPiece(token) : renderBlock(token, level, className)))}
  </li>`;

const renderList = (token: Tokens.List, level: number, className: string): Markup => {
  const items = token.items.map((item) => renderItem(item, level, className));
  return token.ordered
    ? html`<ol start="${token.start === '' ? 1 : token.start}">
        ${items}
      </ol>`
    : html`<ul>
        ${items}
      </ul>`;
};

const renderTable = (token: Tokens.Table): Markup => {
  const side = (at: number): Part => (token.align[at] === 'right' ? html` class="n"` : nothing);
  return html`<table class="t free">
    <thead>
      <tr>
        ${token.header.map((cell, at) => html`<th scope="col" ${side(at)}><bdi>${renderInline(cell.tokens)}</bdi></th>`)}
      </tr>
    </thead>
    <tbody>
      ${token.rows.map(
        (row) =>
          html`<tr>
            ${row.map((cell, at) => html`<td${side(at)}><bdi>${renderInline(cell.tokens)}</bdi></td>`)}
          </tr>`,
      )}
    </tbody>
  </table>`;
};

/** The heading of a section is `level - 1`; what the auditor heads stands below it, however it was typed. */
const renderHeading = (token: Tokens.Heading, level: number): Markup => {
  const words = html`<bdi>${renderInline(token.tokens)}</bdi>`;
  const depth = Math.min(level + token.depth - 1, 5);
  if (depth === 2) return html`<h2 class="subhead own">${words}</h2>`;
  if (depth === 3) return html`<h3 class="subhead own">${words}</h3>`;
  return depth === 4 ? html`<h4 class="subhead own">${words}</h4>` : html`<h5 class="subhead own">${words}</h5>`;
};

const renderBlock = (token: Token, level: number, className: string): Part => {
  switch (token.type) {
    case 'space':
      return nothing;
    case 'paragraph':
      return html`<p class="${className}"><bdi>${renderInline((token as Tokens.Paragraph).tokens)}</bdi></p>`;
    case 'text':
      return html`<p class="${className}"><bdi>${renderPiece(token)}</bdi></p>`;
    case 'heading':
      return renderHeading(token as Tokens.Heading, level);
    case 'list':
      return renderList(token as Tokens.List, level, className);
    case 'table':
      return renderTable(token as Tokens.Table);
    case 'blockquote':
      return html`<blockquote>${(token as Tokens.Blockquote).tokens.map((one) => renderBlock(one, level, className))}</blockquote>`;
    case 'code': {
      const { text, lang } = token as Tokens.Code;
      return html`${lang ? html`<p class="q">${shown(lang)}</p>` : nothing}
        <pre><code><bdi>${shown(text)}</bdi></code></pre>`;
    }
    case 'hr':
      return html`<hr />`;
    default:
      return html`<p class="${className}"><bdi>${shown(token.raw.trim())}</bdi></p>`;
  }
};

/** Blocks of markup; `level` is the level of the first heading below the section, `className` that of its paragraphs. */
export const renderOwnWords = (text: string, className: string, level: number): Markup =>
  join(
    readOwnWords(text).map((block) => renderBlock(block, level, className)),
    nothing,
  );
