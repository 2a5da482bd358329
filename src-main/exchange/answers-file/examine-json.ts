/**
 * Looks through JSON text before it is parsed, for what the engine's own parser does not tell: where exactly a fault is
 * (its messages give no position for some), nesting that would exhaust the stack of a recursive reader, and a key that
 * stands twice in one object, of which the parser would silently keep only the last.
 */

export interface JsonFault {
  readonly kind: 'syntax' | 'depth' | 'twice';
  /** Index into the text. */
  readonly at: number;
  /** The repeated key; empty for other faults. */
  readonly key: string;
}

/** Deeper nesting than any honest file has. */
export const mostDepth = 64;

const isSpace = (code: number): boolean => code === 32 || code === 10 || code === 13 || code === 9;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const word = /true|false|null/y;
// eslint-disable-next-line no-control-regex -- JSON forbids them in strings
const plain = /[^"\\\u0000-\u001f]*/y;
const escape = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

class Fault extends Error {
  readonly fault: JsonFault;
  constructor(kind: JsonFault['kind'], at: number, key = '') {
    super(kind);
    this.fault = { kind, at, key };
  }
}

/** Walks one text; depth is bounded, so its recursion is too. */
class Walker {
  readonly #source: string;
  #at = 0;

  constructor(source: string) {
    this.#source = source;
  }

  walk(): void {
    this.#value(1);
    this.#space();
    if (this.#at < this.#source.length) this.#fail();
  }

  #fail(at = this.#at): never {
    throw new Fault('syntax', at);
  }

  #space(): void {
    while (isSpace(this.#source.charCodeAt(this.#at))) this.#at += 1;
  }

  /** Passes white space and then the character, if it stands there. */
  #take(character: string): boolean {
    this.#space();
    if (this.#source[this.#at] !== character) return false;
    this.#at += 1;
    return true;
  }

  #match(pattern: RegExp): boolean {
    pattern.lastIndex = this.#at;
    if (!pattern.test(this.#source)) return false;
    this.#at = pattern.lastIndex;
    return true;
  }

  #value(depth: number): void {
    this.#space();
    const first = this.#source[this.#at];
    if (first === '{' || first === '[') {
      if (depth > mostDepth) throw new Fault('depth', this.#at);
      this.#at += 1;
      if (first === '{') this.#object(depth);
      else this.#list(depth);
    } else if (first === '"') this.#string();
    else if (!this.#match(word) && !this.#match(number)) this.#fail();
  }

  #object(depth: number): void {
    if (this.#take('}')) return;
    const keys = new Set<string>();
    do {
      this.#space();
      const at = this.#at;
      const key = this.#key();
      if (keys.has(key)) throw new Fault('twice', at, key);
      keys.add(key);
      if (!this.#take(':')) this.#fail();
      this.#value(depth + 1);
    } while (this.#take(','));
    if (!this.#take('}')) this.#fail();
  }

  #list(depth: number): void {
    if (this.#take(']')) return;
    do this.#value(depth + 1);
    while (this.#take(','));
    if (!this.#take(']')) this.#fail();
  }

  /** A key as it is meant: `"\u0051"` and `"Q"` are the same. */
  #key(): string {
    const from = this.#at;
    if (this.#source[from] !== '"') this.#fail();
    this.#string();
    const raw = this.#source.slice(from + 1, this.#at - 1);
    return raw.includes('\\') ? (JSON.parse(`"${raw}"`) as string) : raw;
  }

  #string(): void {
    this.#at += 1;
    do this.#match(plain);
    while (this.#match(escape));
    // Neither plain nor an escape: the closing mark, or a bare control character, or the end of the text.
    if (this.#source[this.#at] !== '"') this.#fail();
    this.#at += 1;
  }
}

/** The first fault of JSON text, or null where there is none. Never throws. */
export const examineJson = (source: string): JsonFault | null => {
  try {
    new Walker(source).walk();
    return null;
  } catch (error) {
    if (error instanceof Fault) return error.fault;
    throw error;
  }
};
