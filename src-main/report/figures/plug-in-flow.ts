/** What a plug-in receives and what it reaches: one small drawing per passport. */
import type { PlugIn } from '#core/assessment/assessment.ts';
import { html, type Markup } from '../html.ts';
import { list } from '../words.ts';
import { shorten, wrap } from './fit-text.ts';

const most = 6;

const box = (x: number, y: number, w: number, text: string, className: string): Markup => {
  const lines = wrap(text, Math.floor((w - 10) / 5), 2);
  return html`<rect
      class="${className}"
      x="${x}"
      y="${y - 15}"
      width="${w}"
      height="30"
    />${lines.map((line, at) => html`<text class="bt" x="${x + w / 2}" y="${y + 3.4 + (at - (lines.length - 1) / 2) * 10.5}">${line}</text>`)}`;
};

/** `tone` is the class of the outgoing lines: alert where the traffic is known to be unprotected. */
export const drawPlugInFlow = (plugIn: PlugIn, tone: 'seen' | 'alert' | 'open'): Markup => {
  const peers =
    plugIn.peers.length > most ? [...plugIn.peers.slice(0, most - 1), `and ${String(plugIn.peers.length - most + 1)} more`] : plugIn.peers;
  const shown = peers.length === 0 ? ['not recorded'] : peers;
  const height = Math.max(shown.length * 38, 44);
  const middle = height / 2;
  const sentence = `${plugIn.name} receives ${plugIn.credentials ?? 'credentials that are not recorded'} and talks to ${plugIn.peers.length === 0 ? 'systems that are not recorded' : list(plugIn.peers)}.`;
  return html`<svg class="flow" viewBox="0 0 620 ${height}" role="img" aria-label="${sentence}">
    ${box(1, middle, 132, 'session of the user', 'bx')}
    <g class="seen">
      <path class="ln" d="M133 ${middle}h57" />
      <path class="hd" d="M198 ${middle}l-8 -3.6v7.2z" />
    </g>
    <text class="nt" x="164" y="${middle - 6}">rights</text>
    ${box(198, middle, 140, plugIn.name, 'bx')}${shown.map((peer, at) => {
      const y = (height / shown.length) * (at + 0.5);
      return html`<g class="${tone}"><path class="ln" d="M338 ${middle}h72V${y}h24" /><path class="hd" d="M442 ${y}l-8 -3.6v7.2z" /></g
        >${box(442, y, 177, peer, plugIn.peers.length === 0 ? 'bx dash' : 'bx')}`;
    })}${plugIn.ports === undefined ? null : html`<text class="nt" x="374" y="${middle - 6}">${shorten(plugIn.ports, 14)}</text>`}
  </svg>`;
};
