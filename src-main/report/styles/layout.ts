/** Cover, contents and the two columns; then the screen: navigation at the left from 901 px on, stacked tables below. */
import { labelStyles } from '../columns.ts';
import type { Chapter } from '../model/chapters.ts';

export const layoutStyles = `
.two{display:flow-root;margin-bottom:1.1rem}
.two .note{float:left;width:19.1%}
.two .main{margin-left:22%}
h3+.two,.part+.two{margin-top:-.1rem}
.cover .logo{align-self:flex-start;max-width:14rem;max-height:4.6rem;margin-top:2.4rem}
.cover .logo+.title{margin-top:2.6rem}
.cover .top{display:flex;justify-content:space-between;border-top:.3rem solid var(--accent);padding-top:.6rem;font-weight:600;font-size:.98rem}
.cover .title{text-wrap:balance;font-size:4.35rem;line-height:1.05;font-weight:600;letter-spacing:-.02em;margin:4.6rem 0 2.2rem;max-width:85%}
.cover .title.mid{font-size:3.5rem;max-width:none}.cover .title.long{font-size:2.6rem;line-height:1.12}.cover .title.longest{font-size:1.6rem;line-height:1.2;margin:2.4rem 0 1.4rem}
.cover .sub{font-size:1.2rem;line-height:1.45;max-width:62%}
.cover .gates{margin-top:auto}
.cover .facts{display:grid;grid-template-columns:repeat(4,1fr);gap:1.6rem;margin-top:8%;font-size:.98rem}
.cover .facts>div{min-width:0;border-top:.09rem solid var(--ink);padding-top:.5rem;break-inside:avoid}
.cover .facts.rows{grid-template-columns:1fr;gap:.45rem;font-size:.9rem;margin-top:6%}.facts.rows>div{display:grid;grid-template-columns:15% 1fr;gap:0 1rem}.facts.rows dd{grid-column:2}.cover:has(.rows) .sub{max-width:88%;font-size:1.05rem}.cover:has(.rows) .title{margin-bottom:1.2rem}.cover .facts.rows+.ids{margin-top:5%}
.cover dt,.cover .ids{color:var(--grey)}
.cover .ids{display:flex;flex-wrap:wrap;gap:.3rem 2.4rem;font-size:.848rem;margin-top:12%}
.toc ol{list-style:none}.toc h1{line-height:1.36}
.toc a{display:flex;gap:.6rem;text-decoration:none}
.box{display:inline-block;width:.95em;height:.95em;border:.08em solid var(--ink);border-radius:.1em;vertical-align:-.12em;margin-right:.4em;background:#fff}.box.big{width:1.35em;height:1.35em;margin:.3em 0 0}
.ask{display:grid;grid-template-columns:17.5% 1fr;gap:0 1rem;padding:.75rem 0 .9rem;border-bottom:.055rem solid var(--line);break-inside:avoid}
.ask.long{break-inside:auto}
.ask+.part{margin-top:1.5rem}.qt{font-weight:600;margin-bottom:.35rem}.opts{display:flex;flex-wrap:wrap;gap:.2rem 1.3rem;margin:.2rem 0}.opt{display:inline-block;margin-right:.2rem}.blank .opt{margin-right:1.1rem}
.num{display:inline-block;width:4.5rem;border-bottom:.08rem solid var(--ink);margin-right:.5rem}
.lines{margin-top:.5rem}.write{display:block;border-bottom:.055rem solid #8b96a0;height:1.75rem}.write small{font-size:.8em}
.lines.two3{display:grid;grid-template-columns:1fr 30%;gap:0 1.4rem;margin-top:0}
.t.blank th,.t.blank td{border-right:.055rem solid var(--line);height:2.1rem;padding-left:.4rem}.t.blank tr>:last-child{border-right:0}
.draft{pointer-events:none}
@media print{
.cover .sub+.facts{margin-top:auto}
.toc .l1>a{border-top:.09rem solid var(--ink);padding:.36rem 0 .52rem;font-weight:600;font-size:1.03rem;break-inside:avoid}
.toc .l2>a{padding:.13rem 0;break-inside:avoid}
.toc .l2+.l1>a{margin-top:.5rem}
.dense.toc .l1>a{padding-bottom:.16rem}.dense.toc .l2>a{padding-bottom:0}
.toc .tn{width:2.4rem}.toc .tt{flex:1}.toc .tr{width:7rem}.toc a::after{content:"";flex:0 0 2.2rem}.brief .toc{display:none}
.brief h1{margin-bottom:1.5rem}.brief .part{margin-top:1.5rem}.brief .figures{margin-bottom:1.3rem}.brief .two{margin-bottom:.8rem}.brief .legend,.brief .remark{margin-top:.5rem}.brief .remark{font-size:.848rem}
.toc .left{margin-top:1.4rem;color:var(--grey)}
.hops .hn{width:9mm}.hops .ho{width:22%}.hops .hv2{width:14mm}
.hops.few .draw{width:61.5mm}.hops.some .draw{width:79.5mm}.hops.many .draw{width:95.7mm}.hops.many .ho{width:28mm}.hops.many .hv2{width:11.5mm}
.bar{display:none}
}
.hops tbody tr{border-bottom:0}
.hops tbody tr>*{border-bottom:.055rem solid var(--line)}
.hops td.draw{border-bottom:0;padding:0 1rem 0 0}
.hops thead .draw{padding-bottom:0;padding-right:1rem}
.hops thead .draw .rungs{margin-bottom:-.05rem}
.hops tbody tr:last-child>*{border-bottom:.09rem solid var(--ink)}
.hops .ft{font-weight:500}.hops th.hn{font-weight:500}
.plan .db{padding-right:.8rem}.plan thead .db{vertical-align:bottom}.plan .nt{font-weight:400}
.plan thead .db{width:9%}
`;

/** A click in the contents marks its section even where the browser does not follow the scroll position. */
const marked = (chapters: readonly Chapter[]): string => chapters.map(({ id }) => `body:has(#${id}:target) .toc a[href="#${id}"]`).join(',');

export const screenStyles = (chapters: readonly Chapter[]): string => `
@media screen{
.print{display:none}
section.ch{border-top:.09rem solid var(--ink);padding:2.6rem 0 3.6rem;scroll-margin-top:0}
.toc .tn{display:none}
.cover{padding:2rem 0 3.4rem}
.cover .gates{margin-top:3.4rem}
.cover .facts{margin-top:2.6rem}.cover .ids{margin-top:2.4rem}
.toc .side{margin-bottom:1.1rem;line-height:1.4}
.toc .side strong{display:-webkit-box;-webkit-line-clamp:4;-webkit-box-orient:vertical;overflow:hidden}
.toc .l2 .tl,.toc .tw{display:none}
.draft svg{display:none}
.draft{position:sticky;top:0;z-index:3;background:#fff4d6;border-bottom:1px solid #d9bd76;padding:.3rem 1rem;text-align:center;font-size:.9rem}
.draft::before{content:attr(data-state)}
tr:target,tbody:target,h3:target,.part:target{background:#fff8e4}
a:focus-visible{outline:2px solid var(--teal);outline-offset:2px}
}
@media screen and (min-width:901px){
html{scroll-padding-top:1rem}
.page{display:grid;grid-template-columns:264px minmax(0,1fr);align-items:start}
.toc{grid-column:1;grid-row:1/span 2;position:sticky;top:0;height:100vh;overflow-y:auto;border-right:1px solid var(--line);padding:2rem 1.2rem 2rem 1.75rem}
.cover,main{grid-column:2;max-width:1120px;padding-left:3.5rem;padding-right:3.5rem;width:100%}
main{grid-row:2}
.toc a{padding:.18rem .8rem;margin-left:-.05rem;border-left:3px solid transparent;justify-content:space-between;font-size:.95rem;line-height:1.35;scroll-margin:0}
.toc .l2 a{padding-left:1.8rem;font-size:.87rem}
.toc a:hover{background:var(--tint)}
.toc ol{scroll-target-group:auto}
.toc a:target-current{background:var(--tint);border-left-color:var(--ink);font-weight:600}
${marked(chapters)}{background:var(--tint);border-left-color:var(--ink);font-weight:600}
.bar{display:none}
.t thead th{position:sticky;top:0;background:#fff;z-index:2}
.mx thead th,.hops thead th{position:static}
.pic .dw{max-width:820px}
.hops .hn{width:4.2rem}.hops.few .draw{width:20rem}.hops.some .draw{width:25rem}.hops.many .draw{width:31rem}.hops .hv2{width:6rem}
.draft~.page .toc{top:0}
}
@media screen and (max-width:900px){
html{font-size:15px;scroll-padding-top:3.6rem}
.page,.toc{display:block;padding:0 1.1rem}
.toc{padding:0;margin:0 0 2.6rem;border-top:.09rem solid var(--ink);padding-top:1.2rem}
.toc .side{display:none}
.toc ol{columns:1}
.toc a{padding:.36rem 0;justify-content:space-between;min-height:1.9rem}
.toc .l2 a{padding-left:1.2rem}
.bar{position:sticky;top:0;z-index:4;display:flex;justify-content:space-between;gap:1rem;background:#fff;border-bottom:1px solid var(--line);padding:.85rem 1.1rem}
.bar span{overflow:hidden;text-overflow:ellipsis;font-weight:600}.bar span,.bar bdi{white-space:nowrap}
.draft{position:static}
h1,h2:not(.part,.subhead){font-size:1.9rem;margin-bottom:1.4rem}
.cover .title,.cover .title.mid{font-size:2.5rem;margin:2.2rem 0 1.2rem;max-width:none}
.cover .sub,.cover:has(.rows) .sub{max-width:none}
.facts.rows>div{display:block}
.cover .facts,.figures{grid-template-columns:1fr 1fr}
.figures>div{border-left:0;padding-left:0;padding-right:.6rem}
.figures>div:nth-child(even){border-left:.055rem solid var(--line);padding-left:.8rem}
.big{font-size:1.7rem}
.two .note{float:none;width:auto;margin-bottom:.7rem}.two .main{margin-left:0}
.cols,.rules,.prof.two2,.prof.small.nn{columns:1}.pair{grid-template-columns:1fr}
.prof>div{grid-template-columns:34% 1fr}
.ask{grid-template-columns:1fr}.lines.two3{grid-template-columns:1fr 34%}
.pic{overflow-x:auto}.pic .dw{width:654px;max-width:none}.pic .flow{width:560px;max-width:none}
.t,.t caption,.t tbody,.t tr,.t td,.t th{display:block;width:auto}
.t caption{padding-bottom:.8rem}
.t thead{display:none}
.t tbody tr{padding:.7rem 0}
.t tbody th,.t td{padding:.12rem 0;text-align:left}
.t tbody tr.gh{padding:1.3rem 0 .3rem}
.t td:not(.draw){display:flow-root;padding-left:8.6rem}
.t td:not(.draw)::before{content:attr(data-l);float:left;width:8rem;margin-left:-8.6rem;color:var(--grey);font-size:.93em}
.t td[colspan]{padding-left:0!important}.t td[colspan]::before{content:none!important}
${labelStyles}
.t td:empty,.pm td:not(:has(*)),.plan td.n0{display:none!important}
.hops tbody tr>*{border-bottom:0}.hops tbody tr{border-bottom:.055rem solid var(--line)}
.hops td.draw{padding:.3rem 0;max-width:26rem}.hops tbody .draw::before{right:0}
.plan .db{display:none!important}
.heat{font-size:.87rem}.heat thead th:first-child{width:30%}.heat thead .v{width:11.6%}
.heat .n,.heat .sub,.hc span,.hc em,.hc br{display:none}
.heat thead .v{height:8rem;padding:0}.heat .v span{writing-mode:vertical-rl;transform:rotate(180deg);display:block;max-height:8rem;line-height:1.1;margin:auto}
.hc{text-align:center;padding:.3rem 0!important}.hc b{min-width:0}.hc,.hv{height:2.3rem;vertical-align:middle}
.hash{display:block}.hash i{display:inline-block}
.fnd tbody.f tr{border-bottom:0}
}
`;
