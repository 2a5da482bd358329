/**
 * Text while it is being typed. It is handed on after a short pause and at every end of typing (blur, page hidden, field
 * gone), so that no keystroke waits for a button; a value that changes from outside (undo) shows unless typing is going on.
 */

const pauseMs = 500;

/** Pasted control characters and broken surrogates go: no report could print them, and nothing would store them. */
const clean = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\t\n]/gu, '');

export class Draft {
  #typed: string | null = $state(null);
  /** The same, beside the state: while a field goes away, state still reads as it was before. */
  #uncommitted: string | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #pauses: () => boolean;
  readonly #read: () => string;
  readonly #commit: (text: string) => void;

  /** `pauses` false: only the end of typing commits, for fields whose halves make no sense (dates). */
  constructor(read: () => string, commit: (text: string) => void, pauses: () => boolean = () => true) {
    this.#pauses = pauses;
    this.#read = read;
    this.#commit = commit;
    $effect(() => {
      const flush = (): void => this.flush();
      window.addEventListener('pagehide', flush);
      document.addEventListener('visibilitychange', flush);
      return () => {
        window.removeEventListener('pagehide', flush);
        document.removeEventListener('visibilitychange', flush);
        this.flush();
      };
    });
  }

  get text(): string {
    return this.#typed ?? this.#read();
  }

  set text(text: string) {
    this.#uncommitted = clean(text);
    this.#typed = this.#uncommitted;
    clearTimeout(this.#timer);
    if (this.#pauses()) this.#timer = setTimeout(() => this.flush(), pauseMs);
  }

  /** Hands on what was typed since the last time, if anything. */
  flush(): void {
    clearTimeout(this.#timer);
    const typed = this.#uncommitted;
    this.#uncommitted = null;
    this.#typed = null;
    if (typed !== null && typed !== this.#read()) this.#commit(typed);
  }
}
