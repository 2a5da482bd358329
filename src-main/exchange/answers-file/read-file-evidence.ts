/** One piece of evidence of an answers file: what it says of itself is held against its content. */
import type { Evidence } from '#core/assessment/assessment.ts';
import { evidenceTooLarge, mostEvidenceBytes } from '#core/assessment/limits.ts';
import { quote, type Problem } from '#core/parse/shape.ts';
import type { FileEvidence } from './answers-shape.ts';
import { fromBase64 } from './base64.ts';

/** One piece of evidence may weigh 25 MB. */

interface EvidenceTools {
  readonly sha256: (bytes: Uint8Array) => string;
  /** Inside a bundle, where contents lie beside this file: whether one of this SHA-256 and size is there. */
  readonly liesBeside?: (sha256: string, size: number) => boolean;
}

export interface ReadEvidence {
  readonly entry: Evidence;
  /** Null where the content lies beside the file. */
  readonly bytes: Uint8Array | null;
}

/** Inside a bundle an entry names its content by SHA-256 and size alone. */
const readBeside = (given: FileEvidence, liesBeside: NonNullable<EvidenceTools['liesBeside']>): ReadEvidence | Problem => {
  const { text: _text, base64: _base64, kind, mediaType, size, sha256, ...said } = given;
  const place = `evidence / ${given.id}`;
  if (given.text !== undefined || given.base64 !== undefined || !kind || mediaType === undefined || size === undefined || sha256 === undefined)
    return { place, sentence: 'In a bundle each piece of evidence states kind, media type, size and SHA-256, and no content.' };
  if (!liesBeside(sha256, size)) return { place, sentence: `The content of ${quote(given.name)} is not in the bundle.` };
  return { entry: { ...said, kind, mediaType, size, sha256 }, bytes: null };
};

export const readEvidence = (given: FileEvidence, tools: EvidenceTools): ReadEvidence | Problem => {
  if (tools.liesBeside !== undefined) return readBeside(given, tools.liesBeside);
  const place = `evidence / ${given.id}`;
  if (given.text === undefined && given.base64 === undefined)
    return { place, sentence: `The content of ${quote(given.name)} is missing; give it as “text” or “base64”.` };
  const bytes = given.text === undefined ? fromBase64(given.base64 ?? '') : new TextEncoder().encode(given.text);
  if (bytes === null) return { place, sentence: 'The base64 content cannot be read; export the file again.' };
  if (bytes.byteLength > mostEvidenceBytes) return { place, sentence: `${quote(given.name)} ${evidenceTooLarge(bytes.byteLength)}` };
  const hash = tools.sha256(bytes);
  if (given.sha256 !== undefined && given.sha256 !== hash) {
    return {
      place,
      sentence: `The content of ${quote(given.name)} does not have the SHA-256 that the file states; it was changed after it was recorded.`,
    };
  }
  const { id, name, note, by, at } = given;
  const entry: Evidence = {
    id,
    kind: given.kind ?? (given.text === undefined ? 'file' : 'text'),
    name,
    mediaType: given.mediaType ?? (given.text === undefined ? 'application/octet-stream' : 'text/plain'),
    size: bytes.byteLength,
    sha256: hash,
    ...(note === undefined ? {} : { note }),
    ...(by === undefined ? {} : { by }),
    ...(at === undefined ? {} : { at }),
  };
  return { entry, bytes };
};
