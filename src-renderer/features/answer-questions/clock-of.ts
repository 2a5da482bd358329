import { sayInstant, sayMinute } from '#shared/format/dates.ts';
import { today } from '#shared/workspace.svelte.ts';

/** When something was recorded: the clock time today, else day and clock time. */
export const clockOf = (at: string | undefined): string => (at === undefined ? '' : at.slice(0, 10) === today() ? sayMinute(at) : sayInstant(at));
