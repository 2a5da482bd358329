/** Where the bench clicks in the app and in the anchor, and how it sees that what was asked for is there. */
import { areas } from '#core/catalog/catalog.ts';
import { vi4 } from '../catalog.ts';

export interface Screens {
  /** Expression of the page: it can be used. */
  readonly usable: string;
  /** The button of the n-th path, and the expression that is true once that path is shown. */
  readonly path: (at: number) => { readonly target: string; readonly done: string };
  /** A good and a bad option of the first question shown, and the text that changes with score and findings. */
  readonly options: { readonly good: string; readonly bad: string };
  readonly figures: string;
}

export const library = "document.querySelector('[role=row].body') !== null";

/** What a click on the first line of the library leads to: the sentence, the figures and the first cells; then the map and everything else. */
export const opened = {
  target: '[role=row].body',
  done: 'document.querySelector(\'table[aria-label^="Heat map"] tbody tr\') !== null',
  whole:
    'document.querySelector(\'section[aria-label="Estate map"] svg [data-pick]\') !== null && document.querySelector(\'table[aria-label^="Heat map"] tbody tr:nth-child(14)\') !== null && document.querySelector(\'[aria-label="What lets people in"] h2\') !== null',
};

const found = 'section[aria-label="What was found"]';

/** The library's search: hits beside the list, and the list in the order of hits with their number at each line. */
export const search = {
  field: 'input[type=search]',
  hits: (word: string) => `document.querySelector('${found} mark')?.textContent.toLowerCase().startsWith('${word}') ?? false`,
  list: (word: string) =>
    `document.querySelector('section[aria-label="Assessments"] [role=row].body .last b')?.textContent > '0' && document.querySelector('${found} mark')?.textContent.toLowerCase().startsWith('${word}')`,
  none: `document.querySelector('${found}') === null`,
};

/** The library's filter by state; every third assessment of the seeded library is in review, the others are drafts. */
export const filter = {
  menu: '[aria-label="Order and filters"] .chip select',
  shown: (state: string, all: number): string => {
    const inReview = Math.floor(all / 3);
    const lines = state === 'in-review' ? inReview : all - inReview;
    return `document.querySelector('[aria-label="Order and filters"] > .second')?.textContent === '${String(lines)} of ${String(all)}'`;
  },
};

const codes = ['VIC-VC', 'VIC-HOST'];

/** The question in focus when a path is shown first: the first of its first area. */
const first = vi4.paths
  .filter((path) => path.code === codes[0])
  .flatMap((path) => areas.flatMap((area) => path.items.filter((item) => item.finding.area === area)))[0];

const optionAt = (bad: boolean): string => {
  const form = first?.question.answer;
  const at = form?.kind === 'choice' ? form.options.findIndex((option) => option.bad === bad) : -1;
  if (at < 0) throw new Error('The first question of the path offers no such option.');
  return `.answer .options:first-child button:nth-of-type(${String(at + 1)})`;
};

export const ours: Screens = {
  usable: library,
  path: (at) => ({
    target: `nav button.path[title^="${codes[at] ?? ''},"]`,
    done: `document.querySelector('.top header .id')?.textContent === '${codes[at] ?? ''}'`,
  }),
  options: { good: optionAt(false), bad: optionAt(true) },
  figures: "document.querySelector('.top header .figures').textContent",
};

const names = ['A', 'B'];

export const anchor: Screens = {
  usable: "document.querySelectorAll('fieldset').length === 50",
  path: (at) => ({
    target: `button.path:nth-of-type(${String(at + 1)})`,
    done: `document.querySelector('h1').textContent === '${names[at] ?? ''}' && document.querySelector('legend').textContent.startsWith('${names[at] ?? ''}-')`,
  }),
  options: { good: 'fieldset button:nth-of-type(1)', bad: 'fieldset button:nth-of-type(2)' },
  figures: "document.querySelector('.figures').textContent",
};
