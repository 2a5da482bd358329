/**
 * Keys. A part of the screen says what it answers to while it is there; the shortcut sheet shows the same list. Single
 * letters are off while somebody types, and can be switched off altogether (WCAG 2.1.4).
 */
import { onDestroy } from 'svelte';

export interface Shortcut {
  /** As shown: `Ctrl K`, `J`, `G O` (one after the other), `?`, `F6`, `Esc`. Alternatives parted by a comma: `J, ArrowDown`. */
  readonly keys: string;
  readonly label: string;
  /** First and last of a row of keys, which the sheet then shows as `1 … 9`. */
  readonly range?: readonly [string, string];
  readonly run: (event: KeyboardEvent) => void;
  /** Whether it works while somebody types. Left out: modified keys, F keys and Esc do, all others do not. */
  readonly typing?: boolean;
  /** Left out of the sheet (the second of two that are listed as one). */
  readonly unlisted?: boolean;
}
export interface ShortcutGroup {
  readonly title: string;
  readonly entries: () => readonly Shortcut[];
}

const sequenceMs = 1200;
const lettersKey = 'postern.letters';

const isTyping = (target: EventTarget | null): boolean => {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !['radio', 'checkbox', 'button', 'submit', 'file'].includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable;
};

/** The key event in the notation of `Shortcut.keys`. */
export const nameKey = (event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>): string => {
  const key = event.key.length === 1 ? event.key.toUpperCase() : event.key === 'Escape' ? 'Esc' : event.key;
  const shift = event.shiftKey && (event.key.length > 1 || /[a-z]/i.test(event.key));
  return [event.ctrlKey || event.metaKey ? 'Ctrl' : '', event.altKey ? 'Alt' : '', shift ? 'Shift' : '', key].filter((part) => part !== '').join(' ');
};

const readLetters = (): boolean => {
  try {
    return localStorage.getItem(lettersKey) !== 'off';
  } catch {
    return true;
  }
};

class Shortcuts {
  /** Innermost last: what was mounted last answers first. */
  groups: readonly ShortcutGroup[] = $state.raw([]);
  /** The truth behind `groups`: one screen comes and another goes in one batch, in which state still reads as it was before. */
  #mounted: readonly ShortcutGroup[] = [];
  letters = $state(readLetters());
  #first: { readonly key: string; readonly at: number } | null = null;

  /** For a component's script: its keys hold as long as it is mounted. */
  use(title: string, entries: () => readonly Shortcut[]): void {
    const group: ShortcutGroup = { title, entries };
    this.#setMounted([...this.#mounted, group]);
    onDestroy(() => this.#setMounted(this.#mounted.filter((one) => one !== group)));
  }

  #setMounted(groups: readonly ShortcutGroup[]): void {
    this.#mounted = groups;
    this.groups = groups;
  }

  setLetters(on: boolean): void {
    this.letters = on;
    try {
      localStorage.setItem(lettersKey, on ? 'on' : 'off');
    } catch {
      // Not remembered in this window; it holds until it is closed.
    }
  }

  /** The window's one key listener; gives the way to stop. */
  listen(): () => void {
    const onkeydown = (event: KeyboardEvent): void => this.#handle(event);
    window.addEventListener('keydown', onkeydown);
    return () => window.removeEventListener('keydown', onkeydown);
  }

  #handle(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing) return;
    const key = nameKey(event);
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey && event.key.length === 1;
    const typing = isTyping(event.target);
    if (plain && (typing || !this.letters)) return;
    const sequence = this.#first && event.timeStamp - this.#first.at < sequenceMs ? `${this.#first.key} ${key}` : null;
    const hit = (sequence === null ? undefined : this.#find(sequence)) ?? this.#find(key);
    this.#first = plain && !hit ? { key, at: event.timeStamp } : null;
    if (!hit || (typing && !(hit.typing ?? (!plain && /^(Ctrl|Alt|Shift F|F\d|Esc)/.test(key))))) return;
    event.preventDefault();
    hit.run(event);
  }

  #find(keys: string): Shortcut | undefined {
    for (const group of this.#mounted.toReversed()) {
      const hit = group.entries().find((entry) => entry.keys.split(', ').includes(keys));
      if (hit) return hit;
    }
    return undefined;
  }
}

export const shortcuts = new Shortcuts();
