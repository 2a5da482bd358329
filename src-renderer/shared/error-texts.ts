/** What the screen says for each way to fail, beside the sentence that the host gave. A new code without a text does not compile. */
import type { ErrorCode, Failure } from '#contract/contract.ts';

interface ErrorText {
  /** A few words before the host's own sentence. */
  readonly title: string;
  /** What the auditor can do from here. */
  readonly remedy: string;
  /** Whether trying the same once more can succeed. */
  readonly again: boolean;
}

export const errorTexts: Readonly<Record<ErrorCode, ErrorText>> = {
  'bad-input': { title: 'This value cannot be stored', remedy: 'Correct it, or take the change back.', again: false },
  'not-found': { title: 'It is not there any more', remedy: 'Go back to the library and open it again.', again: false },
  refused: { title: 'This is not allowed', remedy: 'Nothing was changed.', again: false },
  'file-invalid': {
    title: 'This file cannot be imported',
    remedy: 'Correct the places below, or export it once more from where it came.',
    again: false,
  },
  'too-large': { title: 'This is too large', remedy: 'Choose a smaller file or shorten the text.', again: false },
  'newer-format': { title: 'This was written by a newer Postern', remedy: 'Install the newer Postern to open it.', again: false },
  'passphrase-needed': { title: 'This file is closed with a passphrase', remedy: 'Type the passphrase that it was closed with.', again: true },
  'storage-full': { title: 'The disk is full', remedy: 'Free some space, then try again; what you typed is kept on screen.', again: true },
  'storage-read-only': { title: 'The data folder can only be read', remedy: 'Ask for the right to write there, then try again.', again: true },
  'storage-locked': { title: 'Another Postern has the data open', remedy: 'Close the other one, then try again.', again: true },
  'storage-damaged': {
    title: 'The stored data is damaged',
    remedy: 'Export what you need and restart Postern; it restores the newest good backup.',
    again: false,
  },
  'storage-failed': { title: 'Saving did not work', remedy: 'Try again; what you typed is kept on screen.', again: true },
  'cannot-here': { title: 'This is not possible here', remedy: 'The HTML report always works.', again: false },
  cancelled: { title: 'Stopped', remedy: 'Nothing was written.', again: true },
  internal: {
    title: 'Something went wrong inside Postern',
    remedy: 'Try again; if it happens once more, restart Postern. Everything shown as saved is on disk.',
    again: true,
  },
};

/** One paragraph: what, why in the host's words, and what to do. */
export const sayFailure = (failure: Failure): string => {
  const { title, remedy } = errorTexts[failure.code];
  // Without places to correct, the host's own sentence says what to do about the file.
  const toDo = failure.code === 'file-invalid' && (failure.details ?? []).length === 0 ? '' : remedy;
  return [`${title}.`, failure.sentence, toDo].filter((part) => part !== '').join(' ');
};
