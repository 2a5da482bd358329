/** Shapes and letters in drawings. */
import { drawingStyles } from '../drawing-svg.ts';
import { lifelineStyles } from '../figures/ladder.ts';

export const figureStyles = `
svg{display:block;max-width:100%}
:where(svg:not(.dw)) text{font-family:"IBM Plex Sans Condensed","IBM Plex Symbols","IBM Plex Sans",Arial,sans-serif;fill:var(--ink);font-variant-numeric:tabular-nums}
.f{fill:var(--ink)}.s{fill:none;stroke:var(--ink);stroke-width:1.1}.a{fill:#fff;stroke:var(--h);stroke-width:1.3}.af{fill:var(--h)}.w{fill:none;stroke:#fff;stroke-width:1.1}
.d{fill:#fff;stroke:var(--grey);stroke-width:1;stroke-dasharray:1.6 1.2}.d1{fill:none;stroke:var(--grey);stroke-width:1}
.p{fill:#fff}
.lock{display:inline-block;width:.72em;height:.86em;vertical-align:-.05em}
.gates svg{width:100%}.gates .wall{fill:#eaedf0}.gates .s{stroke-width:1.2}
.g-c{fill:var(--c)}.g-h{fill:var(--h)}.g-m{fill:var(--m)}.g-l{fill:var(--l);stroke:#d9bd76}.g-i{fill:#fff;stroke:#8b96a0}.g-q{fill:#fff;stroke:var(--ink);stroke-dasharray:2.5 2}.g-ok{fill:#fff;stroke:var(--teal)}.g-no{fill:#fff;stroke:#8b96a0}
.bk{fill:none;stroke:#8b96a0;stroke-width:.9}.tk{fill:none;stroke:var(--teal);stroke-width:1.7}
svg .gl{font:600 11px "IBM Plex Sans",Arial,sans-serif;text-anchor:middle;fill:var(--ink)}svg .gl-c,svg .gl-h{fill:#fff}
svg .gc{font-size:10px;font-weight:500;text-anchor:end}svg .gc.off,svg .off{fill:var(--grey)}
.gates p{color:var(--grey);font-size:.815rem;margin-top:.5rem}
.draw{position:relative}
.hops tbody .draw::before{content:"";position:absolute;inset:-.06rem 1rem -.06rem 0;background-repeat:no-repeat;background-size:.055rem 100%}
.leg{position:relative;width:100%}.rungs{width:100%}
.rungs .wt{font-size:9.2px;fill:#fff;text-anchor:middle}
.lt{font-size:9.4px}
.ln{fill:none;stroke:var(--ink);stroke-width:2}.hd{fill:var(--ink)}.br{fill:none;stroke:var(--ink);stroke-width:2}
.told .ln{stroke:#7b8791;stroke-width:.9}.told .hd{fill:#7b8791}.told .lt{fill:var(--grey)}.told .br{stroke:#7b8791}.told .f{fill:#7b8791}
.open .ln{stroke:var(--grey);stroke-width:1.1;stroke-dasharray:3.4 2.6}.open .hd{fill:var(--grey)}.open .lt{fill:var(--grey)}.open .br{stroke:var(--grey)}
.alert .ln{stroke:var(--h);stroke-width:3}g.alert .hd{fill:var(--h)}
.flow{width:100%;max-width:46rem;margin:0 0 .9rem}
.bx{fill:#fff;stroke:var(--ink);stroke-width:1.1}.bx.dash,.el.dash{stroke-dasharray:3.4 2.4}
svg .bt{font-size:10px;text-anchor:middle}svg .nt{font-size:9.4px;text-anchor:middle;fill:var(--grey)}svg .vt{font-size:8.6px;text-anchor:middle}
.due{width:100%}.gr{stroke:var(--line);stroke-width:.9;fill:none}svg .mt{font-size:9px;fill:var(--grey)}
.draft path{fill:none;stroke:#eef1f3;stroke-width:15;stroke-linecap:square;stroke-linejoin:miter}
${lifelineStyles}${drawingStyles()}
.dw{width:100%;height:auto;text-rendering:geometricPrecision}

`;
