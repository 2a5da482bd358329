/** Shapes that figures share, defined once per document: closed, open and unsettled lock, and the mark of a difference. */
import { html, type Markup } from '../html.ts';

export const symbols: Markup = html`<svg class="defs" width="0" height="0" aria-hidden="true">
  <defs>
    <symbol id="lk" viewBox="0 0 10 12">
      <path class="f" d="M1 5.4h8V12H1z" />
      <path class="s" d="M2.7 5.4V3.6a2.3 2.3 0 0 1 4.6 0v1.8" />
    </symbol>
    <symbol id="lo" viewBox="0 0 10 12"><path class="a" d="M1.5 5.9h7v5.6h-7zM2.7 5.4V3.1A2.1 2.1 0 0 1 6.6 2" /></symbol>
    <symbol id="lu" viewBox="0 0 10 12">
      <path class="d" d="M1.5 5.9h7v5.6h-7zM2.7 5.4V3.6a2.3 2.3 0 0 1 4.6 0v1.8" />
      <path class="d1" d="M4 7.9a1 1 0 1 1 1.2 1v.6M5.1 10.6v.2" />
    </symbol>
    <symbol id="ne" viewBox="0 0 12 12">
      <circle class="af" cx="6" cy="6" r="5.6" />
      <path class="w" d="M3 4.7h6M3 7.3h6M7.8 2.9 4.2 9.1" />
    </symbol>
  </defs>
</svg>`;

export type Lock = 'closed' | 'open' | 'unsettled' | 'none';

const ids = { closed: 'lk', open: 'lo', unsettled: 'lu' } as const;

/** A lock of height 12 with its upper left corner at x, y. */
export const lockAt = (lock: Lock, x: number, y: number): Markup | null =>
  lock === 'none' ? null : html`<use href="#${ids[lock]}" x="${x}" y="${y}" width="9" height="10.8" />`;

/** A lock in running text; the word beside it says the same. */
export const inlineLock = (lock: Lock): Markup | null =>
  lock === 'none' ? null : html`<svg class="lock" viewBox="0 0 10 12" aria-hidden="true"><use href="#${ids[lock]}" /></svg>`;
