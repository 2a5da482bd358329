/** Sends a file, a pasted picture or a pasted text to be kept as evidence. Limits are told before anything is sent. */
import { evidenceTooLarge, mostEvidenceBytes } from '#core/assessment/limits.ts';
import type { EvidencePlace } from '#core/assessment/evidence-place.ts';
import { readBase64 } from '#shared/read-base64.ts';
import type { Workspace } from '#shared/workspace.svelte.ts';
import { cleanName } from './evidence-name.ts';

export type Attached = { readonly ok: true; readonly id: string; readonly remark: string | null } | { readonly ok: false; readonly sentence: string };

/** Why a file cannot be kept, or null. */
export const refuseFile = (file: Pick<File, 'name' | 'size'>): string | null => {
  const { name } = cleanName(file.name);
  if (file.size === 0) return `“${name}” is empty; there is nothing to keep.`;
  return file.size > mostEvidenceBytes ? `“${name}” ${evidenceTooLarge(file.size)}` : null;
};

const mediaTypeOf = (file: File): string => {
  const type = file.type.split(';')[0]?.trim() ?? '';
  if (/^[a-z0-9.+-]+\/[a-z0-9.+-]+$/i.test(type) && type.length <= 100) return type;
  return /\.(txt|log|conf|cfg|ini|csv|pem|xml|json|md)$/i.test(file.name) ? 'text/plain' : 'application/octet-stream';
};

/** Keeps the file as evidence beside what it proves: one transaction, and one step to undo. */
export const attachEvidence = async (
  workspace: Workspace,
  file: File,
  { onto, by }: { readonly onto: EvidencePlace; readonly by: string },
): Promise<Attached> => {
  const refusal = refuseFile(file);
  if (refusal !== null) return { ok: false, sentence: refusal };
  const { name, changed } = cleanName(file.name);
  let base64: string;
  try {
    base64 = await readBase64(file);
  } catch {
    return { ok: false, sentence: `“${name}” cannot be read. A folder cannot be attached; choose the files in it.` };
  }
  const outcome = await workspace.attach({ name, mediaType: mediaTypeOf(file), base64, onto, ...(by === '' ? {} : { by }) });
  if (!outcome.ok) return { ok: false, sentence: outcome.error.sentence };
  return {
    ok: true,
    id: outcome.value.evidence.id,
    remark: changed ? `The name held characters that no file may have everywhere; it is kept as “${name}”.` : null,
  };
};

/** Files in a drop or a paste; a pasted text becomes a file of its own. */
export const filesIn = (data: DataTransfer | null, clock: string): readonly File[] => {
  if (!data) return [];
  const files = [...data.files].map((file) =>
    file.name === 'image.png' ? new File([file], `pasted image ${clock.replace(':', '.')}.png`, { type: file.type }) : file,
  );
  if (files.length > 0) return files;
  const text = data.getData('text/plain');
  return text.trim() === '' ? [] : [new File([text], `pasted text ${clock.replace(':', '.')}.txt`, { type: 'text/plain' })];
};
