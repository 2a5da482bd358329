/** The examination in sentences, with the age of the newest backup. */
import type { Store } from '#application/ports.ts';
import { listBackups } from './backup-files.ts';
import { examine, runThrough } from './examine.ts';
import type { Desk } from './open-desk.ts';

const backupSentence = (desk: Desk): string => {
  const backups = listBackups(desk.layout);
  const [newest] = backups;
  if (newest === undefined) return 'There is no backup yet.';
  return `The newest of ${String(backups.length)} verified backups was made on ${new Date(newest.atMs).toISOString().slice(0, 16).replace('T', ' at ')} UTC.`;
};

/** Examines everything now. Calls `onDamage` where something is wrong, so that the next start puts it right. */
export const verifyDesk = (desk: Desk, onDamage: () => void): ReturnType<Store['verify']> => {
  const found = runThrough(examine(desk.db, 'whole'));
  const ok = found.every((one) => one.ok);
  if (!ok) onDamage();
  return { ok, sentences: [...found.map(({ sentence }) => sentence), backupSentence(desk)] };
};
