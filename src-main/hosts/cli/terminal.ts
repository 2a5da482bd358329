/** Where the command line reads and writes. Waits when the reader is slow; ends quietly when the reader has gone. */
import { once } from 'node:events';

export interface Terminal {
  /** Output proper. Resolves when it is taken. */
  readonly write: (content: string | Uint8Array) => Promise<void>;
  /** One line on standard error. */
  readonly complain: (sentence: string) => void;
  readonly isInteractive: boolean;
}

/** Makes line breaks and control characters of foreign names and texts visible: a terminal would obey them. */
export const oneLine = (text: string): string =>
  Array.from(text)
    .map((character) => (/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(character) ? (/\s/.test(character) ? ' ' : '\u{FFFD}') : character))
    .join('');

/** `postern … | head` closes our output early: that is the reader's right and no error. A full disk is one. */
const endOnLostReader = (error: NodeJS.ErrnoException): void => {
  if (error.code === 'EPIPE') process.exit(0);
  process.stderr.write(`postern: the output could not be written (${error.code ?? 'no reason given'}); free some space or write elsewhere.\n`);
  process.exit(1);
};

export const openTerminal = (): Terminal => {
  process.stdout.on('error', endOnLostReader);
  process.stderr.on('error', () => undefined);
  return {
    write: async (content) => {
      if (!process.stdout.write(content)) await once(process.stdout, 'drain');
    },
    complain: (sentence) => void process.stderr.write(`postern: ${oneLine(sentence)}\n`),
    isInteractive: process.stdout.isTTY,
  };
};
