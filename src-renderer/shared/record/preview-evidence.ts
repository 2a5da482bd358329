/** What a piece of evidence shows of itself: the first lines of a text, or a picture decoded and drawn anew. */
import { api } from '#shared/api.ts';
import type { Evidence } from '#core/assessment/assessment.ts';

export type Preview =
  | { readonly kind: 'text'; readonly lines: readonly string[]; readonly more: boolean }
  | { readonly kind: 'image'; readonly picture: ImageBitmap }
  | { readonly kind: 'none' }
  | { readonly kind: 'failed'; readonly sentence: string };

const mostTextBytes = 1_000_000;
const mostImageBytes = 10_000_000;
const mostLines = 4;
const longestLine = 160;
/** Pixels of the longer side. */
const thumbnail = 160;

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));

const startsWith = (bytes: Uint8Array, signature: readonly number[]): boolean => signature.every((byte, at) => bytes[at] === byte);

/** PNG or JPEG by its first bytes; what the name or the sender says does not count. */
const imageType = (bytes: Uint8Array): string | null =>
  startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) ? 'image/png' : startsWith(bytes, [0xff, 0xd8, 0xff]) ? 'image/jpeg' : null;

/** A small bitmap: nothing of the file itself reaches the page. */
const shrink = async (bytes: Uint8Array<ArrayBuffer>, type: string): Promise<ImageBitmap> => {
  const whole = await createImageBitmap(new Blob([bytes], { type }));
  const scale = Math.min(1, thumbnail / Math.max(whole.width, whole.height));
  const size = {
    resizeWidth: Math.max(1, Math.round(whole.width * scale)),
    resizeHeight: Math.max(1, Math.round(whole.height * scale)),
    resizeQuality: 'medium' as const,
  };
  const small = await createImageBitmap(whole, size);
  whole.close();
  return small;
};

/** Control characters other than tab, line feed, form feed and carriage return: bytes that merely happen to be UTF-8. */
const hasControls = (text: string): boolean => /[^\P{Cc}\t\n\v\f\r]/u.test(text.slice(0, 4_000));

/** The first lines, or nothing where the bytes are no text. */
const excerpt = (bytes: Uint8Array<ArrayBuffer>): Preview => {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (hasControls(text)) return { kind: 'none' };
    const lines = text.replace(/(\r\n|\r|\n)$/, '').split(/\r\n|\r|\n/);
    return { kind: 'text', lines: lines.slice(0, mostLines).map((line) => line.slice(0, longestLine)), more: lines.length > mostLines };
  } catch {
    return { kind: 'none' };
  }
};

const load = async (assessment: string, evidence: Evidence): Promise<Preview> => {
  const image = evidence.mediaType.startsWith('image/');
  if (evidence.size > (image ? mostImageBytes : mostTextBytes)) return { kind: 'none' };
  const outcome = await api.invoke('readEvidence', { id: assessment, evidence: evidence.id });
  if (!outcome.ok) return { kind: 'failed', sentence: outcome.error.sentence };
  const bytes = bytesOf(outcome.value.base64);
  const type = imageType(bytes);
  if (type === null) return excerpt(bytes);
  try {
    return { kind: 'image', picture: await shrink(bytes, type) };
  } catch {
    return { kind: 'none' }; // damaged or too large to decode: name, size and hash still stand
  }
};

/** Evidence never changes, so a preview is made once. */
const known = new Map<string, Promise<Preview>>();
const mostKnown = 200;

export const previewEvidence = (assessment: string, evidence: Evidence): Promise<Preview> => {
  const key = `${assessment}/${evidence.sha256}`;
  const before = known.get(key);
  if (before) return before;
  const oldest = known.keys().next().value;
  if (known.size >= mostKnown && oldest !== undefined) known.delete(oldest);
  const preview = load(assessment, evidence);
  known.set(key, preview);
  void preview.then((made) => made.kind === 'failed' && known.delete(key));
  return preview;
};
