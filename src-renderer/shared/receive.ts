/** What the screen does with a delivered file: a host without a save dialog offers it as a download of this window. */
import type { Delivered } from '#contract/contract.ts';

export const receive = (delivered: Delivered): void => {
  if (delivered.kind === 'download') location.assign(`/download/${encodeURIComponent(delivered.ref)}`);
};
