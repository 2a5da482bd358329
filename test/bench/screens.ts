/** Where the bench clicks in the app and in the anchor, and how it sees that what was asked for is there. */

export interface Screens {
  /** Expression of the page: it can be used. */
  readonly usable: string;
  /** The button of the n-th path, and the expression that is true once that path is shown. */
  readonly path: (at: number) => { readonly target: string; readonly done: string };
  /** The n-th option of the question in focus, and what is text that changes with score and findings. */
  readonly option: (at: number) => string;
  readonly figures: string;
}

export const library = "document.querySelector('[role=row].body') !== null";

/** What a click on the first line of the library leads to. */
export const opened = { target: '[role=row].body', done: 'document.querySelector(\'table[aria-label^="Heat map"] tbody tr\') !== null' };

const codes = ['VIC-VC', 'VIC-HOST'];

export const ours: Screens = {
  usable: library,
  path: (at) => ({
    target: `nav button.path[title^="${codes[at] ?? ''},"]`,
    done: `document.querySelector('.top header .id')?.textContent === '${codes[at] ?? ''}'`,
  }),
  option: (at) => `.answer .options button:nth-of-type(${String(at + 1)})`,
  figures: "document.querySelector('.top header .figures').textContent",
};

const names = ['A', 'B'];

export const anchor: Screens = {
  usable: "document.querySelectorAll('fieldset').length === 50",
  path: (at) => ({
    target: `button.path:nth-of-type(${String(at + 1)})`,
    done: `document.querySelector('h1').textContent === '${names[at] ?? ''}' && document.querySelector('legend').textContent.startsWith('${names[at] ?? ''}-')`,
  }),
  option: (at) => `fieldset button:nth-of-type(${String(at + 1)})`,
  figures: "document.querySelector('.figures').textContent",
};
