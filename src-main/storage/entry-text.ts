/** What people typed into an entry: the words that search finds, and the text that a hit is cut from. */
import { notApplicable, unknown, type Answer, type AnswerValue } from '#core/assessment/assessment.ts';
import type { EntryKind, EntryValues } from '#core/assessment/entry.ts';

type Pieces = readonly (string | undefined)[];

const answerValue = (value: AnswerValue | null): readonly string[] => {
  if (value === null || value === unknown || value === notApplicable) return []; // not typed, and on every second answer
  if (typeof value === 'object') return Array.isArray(value) ? (value as readonly string[]) : Object.entries(value).flat();
  return [String(value)];
};

const answerText = (answer: Answer): Pieces => [answer.note, answer.reason, ...answerValue(answer.value), answer.by];

const texts: { readonly [K in EntryKind]: (value: EntryValues[K]) => Pieces } = {
  details: (d) => [d.title, d.client, d.site, ...(d.team ?? [])],
  scope: (s) => [s.reason],
  target: (t) => [t.name, t.address, t.version, t.note],
  answer: answerText,
  observation: answerText,
  hop: (h) => [h.note, h.protocol, h.proxy, h.by],
  'plug-in': (p) => [
    ...[p.name, p.vendor, p.version, ...p.peers, p.ports, p.credentials, p.authentication, p.verification, p.owner, p.approval, p.note],
    ...Object.values(p.answers).flatMap(answerText),
    ...Object.values(p.observations).flatMap(answerText),
  ],
  acceptance: (a) => [a.reason, a.owner, a.by],
  'compensating-control': (c) => [c.rationale, c.owner, c.by],
  remediation: (r) => [r.note, r.owner],
  evidence: (e) => [e.name, e.note, e.by],
  text: (t) => [t],
};

/** The typed text of one entry, pieces apart by line breaks; empty where nothing was typed. */
export const entryText = <K extends EntryKind>(kind: K, value: EntryValues[K]): string =>
  texts[kind](value)
    .filter((piece) => piece !== undefined && piece.trim() !== '')
    .join('\n');
