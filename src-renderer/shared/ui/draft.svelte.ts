/**
 * Text while it is being typed. It is handed on after a short pause and at every end of typing (blur, page hidden, field
 * gone), so that no keystroke waits for a button; a value that changes from outside (undo) shows unless typing is going on.
 */

const pauseMs = 500;

export class Draft {
  #typed: string | null = $state(null);
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #read: () => string;
  readonly #commit: (text: string) => void;

  constructor(read: () => string, commit: (text: string) => void) {
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
    this.#typed = text;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.flush(), pauseMs);
  }

  /** Hands on what was typed since the last time, if anything. */
  flush(): void {
    clearTimeout(this.#timer);
    const typed = this.#typed;
    this.#typed = null;
    if (typed !== null && typed !== this.#read()) this.#commit(typed);
  }
}
