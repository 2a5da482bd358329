/** Where on the screens an entry lives, and what it is called: for search hits, history rows and consistency checks. */
import type { EntryKind } from '#core/assessment/entry.ts';
import { own } from '#core/parse/own.ts';
import type { Place, Screen } from './route.svelte.ts';
import { chapterTitles } from './format/words.ts';

export const entryWords: Readonly<Record<EntryKind, string>> = {
  details: 'Details',
  scope: 'Scope',
  target: 'Target',
  answer: 'Answer',
  observation: 'Observation',
  hop: 'Leg',
  'plug-in': 'Plug-in',
  acceptance: 'Acceptance',
  'compensating-control': 'Compensating control',
  remediation: 'Remediation',
  evidence: 'Evidence',
  text: 'Report text',
};

/** The same for several of them. */
export const entryPlurals: Readonly<Record<EntryKind, string>> = {
  ...entryWords,
  target: 'Targets',
  answer: 'Answers',
  observation: 'Observations',
  hop: 'Legs',
  'plug-in': 'Plug-ins',
  acceptance: 'Acceptances',
  'compensating-control': 'Compensating controls',
  text: 'Report texts',
};

/** What stands beside the word for an entry: nothing for the details, the title of a chapter of the report in quotes, else the entry's id. */
export const nameOfEntry = (kind: EntryKind, key: string): { readonly text: string; readonly isId: boolean } => {
  if (kind === 'details') return { text: '', isId: false };
  const title = kind === 'text' ? own<string>(chapterTitles, key) : undefined;
  return title === undefined ? { text: key, isId: true } : { text: `“${title}”`, isId: false };
};

/** `VIC-VC` of `Q-VIC-VC-17`, `C-VIC-VC-17`, `F-VIC-VC-17`. */
export const pathOfId = (id: string): string => id.replace(/^[QCF]-/, '').replace(/-\d+$/, '');

const questionOf = (id: string): string => id.replace(/^[QCF]-/, 'Q-');

/** The screen and the place on it where an entry is shown and changed. */
export const placeOfEntry = (kind: EntryKind, key: string): { readonly screen: Screen; readonly target: Place } => {
  switch (kind) {
    case 'answer':
      return { screen: 'path', target: { path: pathOfId(key), question: key, mode: 'interview' } };
    case 'observation':
      return { screen: 'path', target: { path: pathOfId(key), question: questionOf(key), mode: 'verification' } };
    case 'hop':
      return { screen: 'path', target: { path: key.split('/')[0] ?? key } };
    case 'plug-in':
      return { screen: 'plug-ins', target: { plugIn: key } };
    case 'acceptance':
    case 'compensating-control':
    case 'remediation':
      return { screen: 'findings', target: { finding: key } };
    case 'text':
      return { screen: 'report', target: {} };
    case 'evidence':
      return { screen: 'history', target: { entry: `evidence/${key}` } };
    case 'details':
    case 'scope':
    case 'target':
      return { screen: 'scope', target: {} };
  }
};
