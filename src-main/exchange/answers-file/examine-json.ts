/**
 * Looks through JSON text before it is parsed, for what the engine's own parser does not tell: where exactly a fault is
 * (its messages give no position for some), nesting that would exhaust the stack of a recursive reader, and a key that
 * stands twice in one object, of which the parser would silently keep only the last.
 */

import { finish, type Steps } from './steps.ts';

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

/** Walks one text, as far at a time as it is asked to. */
class Walker {
  readonly #source: string;
  #at = 0;
  /** What is open at this place, from outside in: the keys that an object has had, or null for a list. */
  readonly #open: (Set<string> | null)[] = [];
  /** Whether a value must come next, or what follows one. */
  #wantsValue = true;

  constructor(source: string) {
    this.#source = source;
  }

  /** How far it is: index into the text. */
  get at(): number {
    return this.#at;
  }

  /** Goes on until that index at least; true when the text is at its end. */
  walk(until: number): boolean {
    while (this.#wantsValue || this.#open.length > 0) {
      if (this.#at >= until) return false;
      if (this.#wantsValue) this.#value();
      else this.#afterValue();
    }
    this.#space();
    if (this.#at < this.#source.length) this.#fail();
    return true;
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

  #value(): void {
    this.#space();
    const first = this.#source[this.#at];
    this.#wantsValue = false;
    if (first === '{' || first === '[') this.#enter(first === '{' ? new Set() : null);
    else if (first === '"') this.#string();
    else if (!this.#match(word) && !this.#match(number)) this.#fail();
  }

  /** Into an object or a list, unless it is empty. */
  #enter(keys: Set<string> | null): void {
    if (this.#open.length >= mostDepth) throw new Fault('depth', this.#at);
    this.#at += 1;
    if (this.#take(keys === null ? ']' : '}')) return;
    this.#open.push(keys);
    this.#member(keys);
  }

  /** Up to the value of the next member. */
  #member(keys: Set<string> | null): void {
    if (keys !== null) {
      this.#space();
      const at = this.#at;
      const key = this.#key();
      if (keys.has(key)) throw new Fault('twice', at, key);
      keys.add(key);
      if (!this.#take(':')) this.#fail();
    }
    this.#wantsValue = true;
  }

  #afterValue(): void {
    const keys = this.#open.at(-1) ?? null;
    if (this.#take(',')) this.#member(keys);
    else if (this.#take(keys === null ? ']' : '}')) this.#open.pop();
    else this.#fail();
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

/** This many characters are looked through in one step. */
const atOnce = 4_000_000;

/** The first fault of JSON text, or null where there is none; tells in steps how far it is, 0 to 1. Never throws. */
export function* examineInSteps(source: string): Steps<JsonFault | null> {
  try {
    const walker = new Walker(source);
    while (!walker.walk(walker.at + atOnce)) yield walker.at / source.length;
    return null;
  } catch (error) {
    if (error instanceof Fault) return error.fault;
    throw error;
  }
}
export const examineJson = (source: string): JsonFault | null => finish(examineInSteps(source));
