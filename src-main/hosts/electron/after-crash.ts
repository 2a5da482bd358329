/** What to do when a part of the app dies. Answers are on disk the moment they show as saved, so reopening loses nothing. */

export type CrashPlan =
  { readonly kind: 'ignore' } | { readonly kind: 'reopen'; readonly sentence: string } | { readonly kind: 'ask'; readonly sentence: string };

/** More than one death of the window in this time means that reopening does not help. */
const calmMilliseconds = 60_000;

const kept = 'Everything shown as saved is on disk.';

/** `reason` as Electron tells it; `earlier` are the times (ms) of former deaths. */
export const planAfterWindowDeath = (reason: string, now: number, earlier: readonly number[]): CrashPlan => {
  if (reason === 'clean-exit') return { kind: 'ignore' };
  const cause = reason === 'oom' || reason === 'memory-eviction' ? 'The window ran out of memory' : 'The window stopped working';
  return earlier.some((time) => now - time < calmMilliseconds)
    ? { kind: 'ask', sentence: `${cause} again. ${kept} Open it once more, or quit and start Postern anew.` }
    : { kind: 'reopen', sentence: `${cause} and was opened again. ${kept}` };
};

/** What the auditor is told when a helper process of the engine dies; null where the engine mends itself unseen. */
export const sentenceForHelperDeath = (type: string, reason: string): string | null => {
  if (reason === 'clean-exit' || reason === 'killed') return null;
  return type === 'GPU'
    ? null
    : `A part of Postern (${type.toLowerCase()}) stopped and was started again. ${kept} If printing was under way, do it once more.`;
};

export const faultSentence = `Something went wrong inside Postern. ${kept} If it happens again, quit and start Postern anew.`;
