/** Characters that the embedded typefaces lack, each with its number: it stays legible where the character itself shows as a box or not at all. */
import { html, join, type Markup } from '../html.ts';
import type { ReportModel } from '../report-model.ts';

/** More of them than this are a text in another script, and nobody compares it character by character. */
const mostCharacters = 300;

export const namedCharacters = ({ beyondTypefaces }: ReportModel, most = mostCharacters): Markup => {
  const shown = beyondTypefaces
    .slice(0, most)
    .map((character) => html`<span class="nb">${character} U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}</span>`);
  const more = beyondTypefaces.length - shown.length;
  return html`${join(shown, ', ')}${more > 0 ? ` and ${String(more)} more` : ''}`;
};
