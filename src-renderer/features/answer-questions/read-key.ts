/** One key per action on the path page (docs/design.md). Single letters act only while nothing is being typed. */

export type PathCommand =
  | { readonly kind: 'option'; readonly index: number }
  | { readonly kind: 'next' | 'previous' | 'next-unanswered' | 'next-contradiction' }
  | { readonly kind: 'unknown' | 'not-applicable' | 'clear' | 'note' | 'evidence' | 'switch-mode' }
  | { readonly kind: 'as-claimed' | 'could-not-test' };

export type PathMode = 'interview' | 'verification';

interface Key {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

const everywhere: Readonly<Record<string, Exclude<PathCommand, { kind: 'option' }>['kind']>> = {
  j: 'next',
  arrowdown: 'next',
  k: 'previous',
  arrowup: 'previous',
  n: 'next-unanswered',
  d: 'next-contradiction',
  u: 'unknown',
  a: 'not-applicable',
  delete: 'clear',
  enter: 'note',
  e: 'evidence',
  v: 'switch-mode',
};

const verifying: typeof everywhere = { y: 'as-claimed', x: 'could-not-test' };

/** The action of a key in a mode, or null where it has none. */
export const readKey = (event: Key, mode: PathMode): PathCommand | null => {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  if (/^[1-9]$/.test(event.key)) return { kind: 'option', index: Number(event.key) - 1 };
  const name = event.key.toLowerCase();
  const kind = everywhere[name] ?? (mode === 'verification' ? verifying[name] : undefined);
  return kind === undefined ? null : { kind };
};

/** Whether a key pressed on this element belongs to it and to nobody else. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || (target instanceof HTMLInputElement && target.type !== 'checkbox' && target.type !== 'radio' && target.type !== 'file'));
