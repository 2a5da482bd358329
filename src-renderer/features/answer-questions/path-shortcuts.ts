/** The keys of the path page, for the key listener and for the sheet that lists them. */
import type { Shortcut } from '#shared/shortcuts.svelte.ts';
import type { PathPage } from './path-page.svelte.ts';
import type { PathMode } from './path-view.svelte.ts';

interface Actions {
  readonly page: PathPage;
  readonly issued: boolean;
  /** Focus has moved to another question. */
  readonly moved: () => void;
  readonly setMode: (mode: PathMode) => void;
  readonly addEvidence: () => void;
  /** To the fact behind the question, and back. */
  readonly showFact: () => void;
  readonly typeNumber: (digit: string) => void;
  /** Into the first line of a question that is answered thing by thing. */
  readonly firstLine: () => void;
}

const chooseByDigit = ({ page, typeNumber, firstLine }: Actions, digit: string): void => {
  const form = page.row?.item.question.answer;
  if (!form) return;
  if (form.kind === 'number') return typeNumber(digit);
  const option = form.options[Number(digit) - 1];
  if (!option) return;
  if (form.kind === 'each' && typeof page.value === 'object' && page.value !== null) firstLine();
  else page.choose(option.value);
};

/** Beside the questions, on a leg or a link, the key would take away what nobody looks at. */
const clearHere = ({ page }: Actions, { target }: KeyboardEvent): void => {
  if (!(target instanceof Element && target.closest('aside'))) page.clear();
};

/** Answering stays on the question; only J, K, N and D move. */
export const pathShortcuts = (actions: Actions): readonly Shortcut[] => {
  const { page, moved, setMode, addEvidence } = actions;
  const go = (move: () => void) => () => {
    move();
    moved();
  };
  const moves: readonly Shortcut[] = [
    { keys: 'J', label: 'Next question (also arrow down)', run: go(() => page.step(1)) },
    { keys: 'K', label: 'Previous question (also arrow up)', run: go(() => page.step(-1)) },
    { keys: 'N', label: 'Next question without an answer', run: go(() => page.jump('unanswered')) },
    { keys: 'D', label: 'Next contradiction', run: go(() => page.jump('contradicted')) },
    { keys: 'F', label: 'The fact behind the question, and back', run: actions.showFact },
    {
      keys: 'V',
      label: page.verifying ? 'Back to the interview' : 'Record the observation',
      run: () => setMode(page.verifying ? 'interview' : 'verification'),
    },
  ];
  if (actions.issued) return moves;
  const record: readonly Shortcut[] = [
    { keys: '1, 2, 3, 4, 5, 6, 7, 8, 9', range: ['1', '9'], label: 'Choose an option', run: (event) => chooseByDigit(actions, event.key) },
    { keys: 'U', label: 'Unknown', run: () => page.recordUnknown() },
    { keys: 'A', label: 'Not applicable, with a reason', run: () => (page.askingReason = true) },
    { keys: 'Delete', label: 'Take the answer away; note and evidence stay', run: (event) => clearHere(actions, event) },
    { keys: 'E', label: 'Add evidence', run: () => addEvidence() },
  ];
  const verify: readonly Shortcut[] = [
    { keys: 'Y', label: 'Observed as claimed', run: () => page.recordAsClaimed() },
    { keys: 'X', label: 'Could not test', run: () => page.recordUnknown() },
  ];
  return [...moves, ...record, ...(page.verifying ? verify : [])];
};
