/**
 * Type, colour and tables, for screen and paper alike. Sizes are in rem: the root is 9.2 pt on paper, 16 px on a screen.
 * Headings keep two habits for the outline of the PDF: blanks at a line's end are kept (`pre-wrap`), or Chromium joins the
 * words of two lines; and no heading that can open a page has letters taller than its line, or it is listed twice.
 */
export const baseStyles = `
:root{--ink:#17202a;--grey:#4f5b66;--line:#cfd5da;--tint:#f4f5f6;--alert:#b5361a;--teal:#0c5467;--accent:#17202a;--c:#6b1024;--h:#c63f1f;--m:#f0a63a;--l:#f8e3ae;color-scheme:only light}
*{box-sizing:border-box;-webkit-print-color-adjust:exact;print-color-adjust:exact}
html{background:#fff;color:var(--ink);font:400 16px/1.42 "IBM Plex Sans","IBM Plex Symbols","Segoe UI",Roboto,"Noto Sans","Helvetica Neue",Arial,sans-serif;font-variant-numeric:tabular-nums lining-nums;font-synthesis:none;text-size-adjust:100%;-webkit-text-size-adjust:100%}
body{margin:0}
h1,h2,h3,h4,h5,p,dl,dd,dt,ol,ul,blockquote,pre,figure,figcaption{margin:0;padding:0;font-size:inherit;font-weight:inherit}
h1,h2{font-size:2.39rem;line-height:1.14;font-weight:600;margin-bottom:2.3rem;letter-spacing:-.005em;overflow-wrap:break-word}
h1 .no,h2 .no{display:block;white-space:pre;font-size:1.1rem;line-height:1.5;font-weight:600;color:var(--accent);letter-spacing:0}
h3,.part{font-size:1.36rem;line-height:1.36;font-weight:600;margin:2.2rem 0 .75rem;letter-spacing:0}
.subhead{font-size:inherit;line-height:1.36;font-weight:600;margin:0}
h1,h2,h3,h1 bdi,h2 bdi,h3 bdi{white-space:pre-wrap}
a{color:inherit;text-decoration-color:#8b96a0;text-underline-offset:.18em;text-decoration-thickness:.06em}
strong,b{font-weight:600}
i{font-style:normal}em{font-style:normal;text-decoration:underline;text-decoration-thickness:.05em;text-underline-offset:.2em}.hc em{text-decoration:none}
bdi{white-space:pre-line;overflow-wrap:anywhere;unicode-bidi:isolate}
.cc{font:.8em "IBM Plex Mono","IBM Plex Symbols",ui-monospace,monospace;border:1px solid var(--alert);color:var(--alert);padding:0 .2em;border-radius:.15em;unicode-bidi:isolate}
code,.hash,time{font-variant-numeric:tabular-nums}
code{font-family:"IBM Plex Mono","IBM Plex Symbols",ui-monospace,Consolas,monospace;font-size:.93em;white-space:nowrap}
.id bdi{white-space:pre-wrap;overflow-wrap:anywhere}
.code,time{white-space:nowrap}.pair td,.pair th{padding-top:.26rem;padding-bottom:.26rem;padding-right:.5rem}
small{color:var(--grey);font-size:.95em;font-weight:400}
.q{color:var(--grey)}small.q{font-size:1em}
.alert,.ne{color:var(--alert);font-weight:600}
.lead{font-size:1.152rem;line-height:1.45}
.own{font-size:1.04rem;line-height:1.46}
.own+.own,.lead+.lead{margin-top:.7rem}
.subhead.own{font-size:1.15rem;margin:1.1rem 0 .3rem}.main>.subhead.own:first-child{margin-top:0}
.main ul,.main ol,.main blockquote,.main pre,.main .free,.main hr{margin:.6rem 0;font-size:1.04rem}.main ul,.main ol{padding-left:1.4rem}.main ul{list-style:"–  "}.main li{margin:.18rem 0}.main li>p{margin:0}
blockquote{border-left:.18rem solid var(--line);padding-left:1rem}pre{background:var(--tint);padding:.6rem .8rem;white-space:pre-wrap;overflow-wrap:anywhere;font-size:.95rem}pre code,code.own{white-space:pre-wrap;overflow-wrap:anywhere}pre bdi{white-space:pre-wrap}
hr{border:0;border-top:.055rem solid var(--line)}.main .free{font-size:.93rem;table-layout:auto}
.main>p+p{margin-top:.55rem}
.sr{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.defs{position:absolute}
.k{display:inline-block;width:1.3em;height:1.3em;line-height:1.26em;border:.065em solid transparent;font-size:.85em;font-weight:600;text-align:center;vertical-align:.06em;font-variant-numeric:normal;white-space:nowrap}
.k.c{background:var(--c);border-color:var(--c);color:#fff;width:1.72em;height:1.72em;line-height:1.68em;margin:-.21em -.21em;clip-path:polygon(50% 0,100% 50%,50% 100%,0 50%)}.k.h{background:var(--h);border-color:var(--h);color:#fff}.k.m{background:var(--m);border-color:var(--m)}.k.l{background:var(--l);border-color:#d9bd76}.k.m,.k.l,.k.i,.k.q{border-radius:50%}
.k.i{border-color:#8b96a0}.k.q{border:.07em dashed var(--ink)}.k.no{color:var(--grey)}.k.ok{border-color:var(--teal);background:#fff}
.k.ok::after,.tick::after{content:"";display:block;width:.36em;height:.66em;margin:.14em auto 0;border:solid var(--teal);border-width:0 .16em .16em 0;transform:rotate(40deg)}
.r{white-space:nowrap}.r .k{margin-right:.12em}.nb{white-space:nowrap}
.note{color:var(--grey);font-size:.815rem;line-height:1.39}
.note strong{color:var(--ink)}
.note p+p{margin-top:.7rem}
.remark{color:var(--grey);margin-top:.9rem;font-size:.95rem}
.nt{margin-top:.2em}.nt:first-child{margin-top:0}
table{border-collapse:collapse;width:100%;font-size:.848rem;line-height:1.333;text-align:left}
caption{text-align:left;color:var(--grey);font-size:.848rem;padding-bottom:.5rem}
caption strong{color:var(--ink)}
.t tr.over{border-bottom:0;break-after:avoid}.t tr.over>*{padding-bottom:.16rem}.t tr.below td{padding:0 11% .5rem 5%}.t.ans2 .below td{padding-left:15%}.t.reg .below td{padding-left:17%}.t .below td::before{content:none}
.below .nt{padding-left:4.35rem;text-indent:-4.35rem;margin-top:.08rem}.below .nt>small:first-child{display:inline-block;min-width:4.1rem;text-indent:0}
th,td{padding:.38rem .9rem .38rem 0;vertical-align:top;font-weight:400}
th:last-child,td:last-child{padding-right:0}
.t thead th{border-top:.09rem solid var(--ink);border-bottom:.09rem solid var(--ink);font-size:.783rem;line-height:1.3;font-weight:600;color:var(--grey);vertical-align:bottom;padding-top:.36rem;padding-bottom:.36rem}
.t tbody tr{border-bottom:.055rem solid var(--line)}
.t tbody th{font-weight:600}
.ans tbody th,.ans2 tbody th,.list tbody th,.seen tbody th,.contra tbody th,.accept tbody th,.control tbody th,.inherit tbody th,.later tbody th,.chg tbody th,.was tbody th,.todo tbody th,.na tbody th,.ev tbody th,.reg tbody th{font-weight:400}.ans tr.gh th{font-weight:600}
.t tr.gh,.heat tr.gh{border-bottom:.09rem solid var(--ink)}
.t tr.gh th,.heat tr.gh th{padding-top:1.05rem;font-weight:600}
.t tbody:first-of-type tr.gh th{padding-top:.7rem}
.n,.t thead .n{text-align:right}.n0{color:var(--grey)}
.ct{padding-right:.5rem}
.t{table-layout:fixed}
.w4{width:4%}.w5{width:5%}.w6{width:6%}.w7{width:7%}.w8{width:8%}.w9{width:9%}.w10{width:10%}.w11{width:11%}.w12{width:12%}.w13{width:13%}.w14{width:14%}.w15{width:15%}.w16{width:16%}.w17{width:17%}.w18{width:18%}.w19{width:19%}.w20{width:20%}.w21{width:21%}.w22{width:22%}.w23{width:23%}.w24{width:24%}.w25{width:25%}.w26{width:26%}.w28{width:28%}.w29{width:29%}.w30{width:30%}.w33{width:33%}.w34{width:34%}.w40{width:40%}.w45{width:45%}
td,th{overflow-wrap:break-word}
.hx{width:15.2rem}
.hash{font:.845em/1.4 "IBM Plex Mono","IBM Plex Symbols",ui-monospace,Consolas,monospace;display:inline-block;max-width:100%}
.hash{overflow-wrap:anywhere}.hash i{margin-right:.55em}.hash i:nth-of-type(4n){margin-right:0}
.list td,.list tbody th,.inherit td,.inherit tbody th,.seen td,.seen tbody th{padding-top:.27rem;padding-bottom:.27rem}.seen{margin-top:.9rem}
.mx th,.mx td,.rk th,.rk td{padding-right:.6rem}
.mx .sp{border-bottom-color:var(--line)}
.mx thead tr+tr th{border-top:0}.mx code{white-space:normal}
.mx,.rk,.pm,.cv,.hops{font-family:"IBM Plex Sans Condensed","IBM Plex Symbols","IBM Plex Sans",Arial,sans-serif}
.mx strong,.cv strong,.pm strong,.rk strong,.mx b,.cv b,.pm b,.rk b{font-weight:500}.t.mx tbody th,.t.cv tbody th,.t.pm tbody th,.t.rk tbody th,.pair .t tbody th{font-weight:500}th code{font-weight:400}
.pu{margin-right:.5em;display:inline-block}.pu.alert{font-weight:500}

.o{display:inline-block;width:.82em;height:.82em;border:.09em solid var(--ink);border-radius:50%;vertical-align:-.04em;margin-right:.1em}
.o.full{background:var(--ink)}.o.unk{border-style:dashed}
.figures{display:grid;grid-template-columns:repeat(4,1fr);border-top:.09rem solid var(--ink);margin-bottom:2rem}
.figures>div{padding:.55rem .8rem .2rem;border-left:.055rem solid var(--line);color:var(--grey);font-size:.848rem;line-height:1.36;break-inside:avoid}
.figures>div:first-child{border-left:0;padding-left:0}
.figures.assets{grid-template-columns:repeat(auto-fit,minmax(9rem,1fr));margin-bottom:1.4rem}.assets .big{font-size:1.35rem;margin:.1rem 0}.head{color:var(--ink);font-weight:600}
.big{font-size:2.1rem;line-height:1.25;font-weight:600;color:var(--ink);letter-spacing:-.01em}
.big .k{font-size:.56em;vertical-align:.2em}
.prof{line-height:1.42}
.prof>div,.rf>div{display:grid;grid-template-columns:22% 1fr;gap:0 .6rem;break-inside:avoid}
.prof dt,.rf dt,.cols dt{color:var(--grey)}
.whole{break-inside:avoid}
.prof.small{font-size:.93rem}.prof.small>div{grid-template-columns:32% 1fr;margin-bottom:.35rem}.prof.small.nn{columns:2;column-gap:1.9rem;font-size:.86rem;line-height:1.38}.prof.small.nn>div{grid-template-columns:2.4rem 1fr}
.prof.two2{columns:2;column-gap:1.4rem}.prof.two2>div{grid-template-columns:6.4rem 1fr;margin-bottom:.25rem}
.rf>div{grid-template-columns:4.6rem 1fr}
.cols{columns:2;column-gap:1.6rem;font-size:.848rem;line-height:1.36}
.cols>div{display:grid;grid-template-columns:36% 1fr;gap:0 .6rem;break-inside:avoid;padding:.13rem 0}
.cols.one{columns:1}.cols.one>div{grid-template-columns:16% 1fr}
.legend{display:flex;flex-wrap:wrap;gap:.35rem 1.4rem;font-size:.848rem;margin-top:.9rem;padding-top:.6rem;border-top:.055rem solid var(--line);break-inside:avoid}
.legend.key{border-top:0;padding-top:0;margin-top:.45rem}
.key i{display:inline-block;vertical-align:.25em;margin-right:.35em}
.k1{width:2.2rem;border-top:.16rem solid var(--ink)}.k2{width:2.2rem;border-top:.06rem solid var(--grey)}.k3{width:2.2rem;border-top:.09rem dashed var(--grey)}.key i.k4{width:.4rem;height:.9rem;border:solid var(--ink);border-width:0 .14rem;vertical-align:-.12em}
.cap{font-size:.848rem;margin-top:1rem;color:var(--grey)}.cap strong{color:var(--ink)}
.pair{display:grid;grid-template-columns:1fr 1fr;gap:1.6rem;align-items:start;margin-top:.5rem}
.pair>table{break-inside:avoid;font-family:"IBM Plex Sans Condensed","IBM Plex Symbols","IBM Plex Sans",Arial,sans-serif}

.heat{border-collapse:separate;border-spacing:.19rem;width:calc(100% + .4rem);margin:0 -.2rem;table-layout:fixed}
.heat th,.heat td{padding:.3rem .2rem;line-height:1.25}
.heat thead th{font-size:.815rem;font-weight:400;vertical-align:bottom}
.heat thead th:first-child{width:19%}.heat thead .n{width:7.3%}
.heat .gh th{border-bottom:.09rem solid var(--ink);padding-top:.62rem;padding-bottom:.2rem;font-size:.848rem}
.heat tr.gh{border-bottom:0}
.heat .sub{display:block;color:var(--grey);font-size:.9em;font-weight:400;font-family:"IBM Plex Sans Condensed","IBM Plex Symbols","IBM Plex Sans",sans-serif}
.heat th a{text-decoration:none}
.heat tbody th{font-weight:600;padding-left:0}
.heat .off th{font-weight:400;color:var(--grey)}
.hc,.hv{height:2.22rem;font-family:"IBM Plex Sans Condensed","IBM Plex Symbols","IBM Plex Sans",sans-serif;font-size:.8rem}
.off .hc,.off .hv{height:1.35rem}.dense .hc,.dense .hv{height:1.7rem;line-height:1.08;font-size:.75rem}.dense th,.dense td{padding-top:.12rem;padding-bottom:.1rem}.dense .gh th{padding-top:.4rem;padding-bottom:.12rem}.dense tbody th{line-height:1.1}.dense .off .hc,.dense .off .hv{height:1.15rem}
.heat .hc{padding:.2rem .1rem .1rem .45rem}
.off .hc{color:var(--grey)}
.hc b{font-size:1.25em;line-height:1;display:inline-block;min-width:.75em;font-family:"IBM Plex Sans","IBM Plex Symbols",sans-serif}
.hc em{white-space:nowrap}
.hv{background:var(--tint)}
.off .hv{background:var(--tint)}
td.g-c{background:var(--c);color:#fff}td.g-h{background:var(--h);color:#fff}td.g-m{background:var(--m)}td.g-l{background:var(--l)}
td.g-i{box-shadow:inset 0 0 0 .06rem #8b96a0}td.g-ok{box-shadow:inset 0 0 0 .06rem var(--teal);color:var(--teal)}
td.g-q{background:repeating-linear-gradient(135deg,#fff 0 .28rem,#dfe3e7 .28rem .34rem)}
.tick{display:inline-block}.tick::after{width:.3em;height:.58em;margin:0 .2em 0 .05em}
.heat td.n{vertical-align:middle;padding-right:.15rem;white-space:nowrap;letter-spacing:-.02em}.heat td.s{font-size:1em}
.heat tbody th{vertical-align:middle}
.fnd thead th,.fnd td,.fnd th{border:0}
.fnd thead th{border-top:.09rem solid var(--ink);border-bottom:.055rem solid var(--line)}
.fnd tbody.f tr{border-bottom:0}
.fnd tbody.f tr:last-child{border-bottom:.055rem solid var(--line)}
.fnd tbody.f tr:first-child>*{padding-top:.68rem}
.fnd tbody.f tr:last-child>td{padding-bottom:.7rem}
.fl{width:22%}
.fl small{font-weight:400;font-size:.95em;line-height:1.42;display:inline-block}
.t tbody th.fl{font-weight:400}.fl .r{font-weight:600}
.ftl{font-weight:600;font-size:1.1em}
.fnd .chain td{padding-top:.1rem}
.pass{border:.07rem solid var(--ink);padding:.75rem 1.4rem;margin-bottom:.85rem;break-inside:avoid}
.ph{display:flex;justify-content:space-between;gap:1rem;font-size:1.15rem;font-weight:600;margin-bottom:.7rem;break-after:avoid}
.pass .subhead a{text-decoration:none}
.rules{columns:2;column-gap:1.9rem;font-size:.913rem;line-height:1.4}
.rules>div{break-inside:avoid;margin-bottom:.55rem}
`;
