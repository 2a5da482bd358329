/** What happened to an assessment as a whole, in words: for its history and for the logbook of the library. */
import type { LogbookAct, LogbookRow } from '#contract/contract.ts';

export const actWords: Readonly<Record<LogbookAct, string>> = {
  'copied-forward': 'Copied forward',
  duplicated: 'Duplicated',
  'taken-over': 'Taken over from a sealed bundle',
  archived: 'Archived',
  unarchived: 'Taken out of the archive',
  deleted: 'Deleted',
  restored: 'Brought back',
  purged: 'Purged from the bin',
};

/** With what it was made from, where its details name that. */
export const sayAct = ({ act }: Pick<LogbookRow, 'act'>, origin: string | undefined): string => {
  if (origin === undefined) return actWords[act];
  if (act === 'copied-forward' || act === 'duplicated') return `${actWords[act]} from “${origin}”`;
  return act === 'taken-over' ? `${actWords[act]} of “${origin}”` : actWords[act];
};

/** Who did it, also where nobody did or no name was left. */
export const sayActor = ({ act, by }: Pick<LogbookRow, 'act' | 'by'>): string =>
  by === null ? (act === 'purged' ? 'by itself, after 30 days' : 'the name went with it') : by === '' ? 'no name' : by;
