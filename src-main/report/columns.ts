/**
 * The columns of every table that is the same in each report: one list from which the head is made and, on a phone where
 * a table is stacked, the labels of its cells. Widths are classes of `styles/base.ts`; `n` aligns numbers to the right.
 */
import { cssString, html, markLong, nothing, type Markup, type Part } from './html.ts';

type Column = readonly [label: string, className?: string];

export const columns = {
  ans: [['No.', 'w5'], ['Question'], ['Claimed', 'w20'], ['Observed', 'w20'], ['Result', 'w11']],
  ans2: [['Question', 'w15'], ['Asked'], ['Claimed', 'w15'], ['Observed', 'w22'], ['Result', 'w11']],
  figs: [['What'], ['Rating before', 'w15'], ['Rating now', 'w15'], ['Score before', 'n w13'], ['Score now', 'n w13'], ['Direction', 'w13']],
  chg: [['Finding', 'w16'], ['What it says'], ['Before', 'w25'], ['Now', 'w25']],
  was: [['What', 'w17'], ['Field', 'w33'], ['Before'], ['Now']],
  list: [['Severity', 'w10'], ['Finding', 'w15'], ['What was found'], ['Basis', 'w18'], ['State', 'w9']],
  cv: [['Path, client, endpoint', 'w19'], ['Documented', 'w18'], ['Asked', 'w24'], ['Claimed', 'w13'], ['Observed', 'w14'], ['Verdict']],
  wire: [['Leg', 'w13'], ['From, to', 'w20'], ['Documented', 'w22'], ['Observed'], ['State', 'w13']],
  contra: [['Question', 'w15'], ['Asked'], ['Claimed', 'w21'], ['Observed', 'w19'], ['Evidence', 'w10'], ['Result', 'w7']],
  accept: [['Finding', 'w33'], ['Reason given'], ['Accepted by', 'w21'], ['Expires', 'w13']],
  control: [['Finding', 'w33'], ['Rationale'], ['Owner', 'w21']],
  words: [['Path', 'w18'], ['From'], ['Ports', 'w20'], ['Encrypted', 'w17'], ['Rating', 'w19']],
  ev: [['Item', 'w7'], ['Kind', 'w15'], ['What it shows, when taken'], ['SHA-256', 'hx']],
  seen: [['Leg', 'w6'], ['What was noted on it'], ['Evidence', 'w11'], ['Recorded by', 'w28']],
  legs: [['Leg', 'w13'], ['From, to', 'w20'], ['Documented', 'w22'], ['Observed'], ['Differs in', 'w11']],
  targets: [['Name', 'w28'], ['Kind', 'w11'], ['Address', 'w16'], ['Version', 'w16'], ['Note']],
  scope: [['Path', 'w11'], ['What it is', 'w25'], ['In use?', 'w22'], ['Reason']],
  na: [['Question', 'w17'], ['Asked', 'w45'], ['Why it does not apply']],
  open: [['Path', 'w16'], ['Count', 'n w14'], ['Questions']],
  kept: [['Leg', 'w16'], ['Observed', 'w40'], ['Note, evidence']],
  fnd: [['Finding', 'fl'], ['Claimed', 'w33'], ['→ Observed']],
  inherit: [['Severity', 'w10'], ['Finding', 'w15'], ['What was found'], ['From', 'w11'], ['State', 'w9']],
  paths: [
    ['Path', 'w11'],
    ['What it is, from where'],
    ['Ports', 'w11'],
    ['Encrypted', 'w9'],
    ['Rating', 'w11'],
    ['Open findings', 'w17'],
    ['Decided', 'n w9'],
    ['Verified', 'n w9'],
  ],
  later: [['Finding', 'w16'], ['State', 'w16'], ['Owner', 'w20'], ['Due', 'w12'], ['Note']],
  pcv: [['Plug-in', 'w22'], ['How it verifies, as recorded', 'w28'], ['Claimed', 'w18'], ['Observed'], ['Verdict', 'w12']],
  reg: [['Fact', 'w17'], ['Asked'], ['Claimed', 'w16'], ['Observed', 'w18'], ['Result', 'w11']],
  roles: [
    ['Path', 'w14'],
    ['Roles that apply, as documented'],
    ['Reaches a host past vCenter', 'w20'],
    ['Decided', 'n w9'],
    ['Verified', 'n w9'],
    ['Score', 'n w7'],
    ['Rating', 'w14'],
  ],
  todo: [['Done', 'w7'], ['Finding', 'w18'], ['What to do'], ['Owner', 'w20'], ['Due', 'w13']],
  moves: [['No.', 'w6'], ['Change', 'w40'], ['Question', 'w22'], ['Headline moves']],
  sum: [['Severity'], ['Weight', 'n'], ['Decided questions', 'n'], ['their weight', 'n'], ['Open findings', 'n'], ['their weight', 'n']],
} as const satisfies Readonly<Record<string, readonly Column[]>>;

export type TableName = keyof typeof columns;

const cell = ([label, className]: Column): Markup =>
  html`<th scope="col" ${className === undefined ? nothing : html` class="${className}"`}>${label}</th>`;

export const headOf = (name: TableName): Markup =>
  html`<thead>
    <tr>
      ${columns[name].map(cell)}
    </tr>
  </thead>`;

/** A table with the columns of its name; the body is one or more `tbody`. */
export const grid = (name: TableName, body: Part, caption: Markup | null = null): Markup =>
  html`<table class="t ${name}">
    ${
      caption === null
        ? nothing
        : html`<caption>
            ${caption}
          </caption>`
    }${headOf(name)}${body}
  </table>`;

export const rows = (of: readonly Part[]): Markup =>
  html`<tbody>
    ${of.map(markLong)}
  </tbody>`;

/** Rows under a group head. */
export const groupRows = (title: string, span: number, of: readonly Part[]): Markup =>
  html`<tbody>
    <tr class="gh">
      <th scope="rowgroup" colspan="${span}">${title}</th>
    </tr>
    ${of.map(markLong)}
  </tbody>`;

/** Labels of stacked cells, from the second column on: the first is the row's own head (of a finding, a cell over three rows). */
export const labelStyles: string = (Object.keys(columns) as TableName[])
  .flatMap((name) =>
    columns[name].map(([label], at) =>
      at === 0 ? '' : `.${name} td:nth-child(${String(name === 'fnd' ? at : at + 1)})::before{content:${cssString(label.replace(/^→ /, ''))}}`,
    ),
  )
  .join('');
