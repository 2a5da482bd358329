/** A bar from the evaluation date to a due date, on a scale of months that the table head names. */
import { html, type Markup } from '../html.ts';
import { daysBetween, shortDate } from '../words.ts';

export interface DueScale {
  readonly from: string;
  readonly days: number;
  /** First days of months inside the scale: offset in days and name. */
  readonly months: readonly { readonly day: number; readonly name: string }[];
}

/** In units of the width that the plan's column has in print: a letter of 9 units comes out at 6.6 pt. */
const width = 82;
/** What the name of a month takes. */
const nameWidth = 19;

/** A scale that holds all due dates; null where there is none after the evaluation date. */
export const dueScale = (from: string, dueDates: readonly string[]): DueScale | null => {
  const days = Math.max(...dueDates.map((due) => daysBetween(from, due)), 0);
  if (days === 0) return null;
  const span = Math.ceil(days * 1.06);
  const months: { day: number; name: string }[] = [];
  for (let [year, month] = [Number(from.slice(0, 4)), Number(from.slice(5, 7)) + 1]; months.length < 240; month += 1) {
    const first = `${String(year + Math.floor((month - 1) / 12))}-${String(((month - 1) % 12) + 1).padStart(2, '0')}-01`;
    const day = daysBetween(from, first);
    if (day >= span) break;
    months.push({ day, name: shortDate(first).slice(2, 5) });
  }
  return { from, days: span, months };
};

const at = (scale: DueScale, day: number): number => Math.round((day / scale.days) * width * 10) / 10;
const grid = (scale: DueScale, height: number): string => scale.months.map(({ day }) => `M${String(at(scale, day))} 0v${String(height)}`).join('');

/** Month names; only as many as find room. */
export const drawDueHead = (scale: DueScale): Markup => {
  const every = Math.max(1, Math.ceil((scale.months.length * nameWidth) / width));
  const fits = (day: number): boolean => at(scale, day) + nameWidth <= width;
  return html`<svg class="due" viewBox="0 0 ${width} 12" aria-hidden="true">
    <defs>
      <symbol id="dg"><path class="gr" d="${grid(scale, 16)}" /></symbol>
    </defs>
    ${scale.months.map(({ day, name }, n) => (n % every === 0 && fits(day) ? html`<text class="mt" x="${at(scale, day) + 2}" y="9.5">${name}</text>` : null))}
  </svg>`;
};

export const drawDueBar = (scale: DueScale, due: string | null): Markup => {
  const end = due === null ? 0 : at(scale, Math.max(daysBetween(scale.from, due), 0));
  return html`<svg class="due" viewBox="0 0 ${width} 16" aria-hidden="true">
    <use href="#dg" />
    ${due === null ? null : html`<rect class="f" y="5" width="${Math.max(end, 1.5)}" height="5" />`}
  </svg>`;
};
