/** Files on their way to the auditor's browser: kept in memory, fetched once by an opaque reference, then forgotten. */
import { randomUUID } from 'node:crypto';

export interface Download {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** A file that is made while it is fetched; null where its size is not known before. */
export interface StreamedDownload {
  readonly name: string;
  readonly mediaType: string;
  readonly size: number | null;
  readonly pieces: () => AsyncIterable<Uint8Array>;
}

export interface Downloads {
  /** Keeps the file and gives its reference. The oldest ones go when `most` bytes are exceeded. */
  readonly keep: (file: Download) => string;
  readonly take: (ref: string) => Download | StreamedDownload | null;
  /** Keeps what makes the file, not the file. */
  readonly keepPieces: (file: StreamedDownload) => string;
}

export const createDownloads = (most: number = 256 * 1024 * 1024): Downloads => {
  const waiting = new Map<string, Download>();
  const streams = new Map<string, StreamedDownload>();
  const weight = (): number => [...waiting.values()].reduce((sum, file) => sum + file.bytes.byteLength, 0);
  return {
    keep: (file) => {
      const ref = randomUUID();
      waiting.set(ref, file);
      for (const oldest of waiting.keys()) {
        if (weight() <= most || oldest === ref) break;
        waiting.delete(oldest);
      }
      return ref;
    },
    keepPieces: (file) => {
      const ref = randomUUID();
      streams.set(ref, file);
      return ref;
    },
    take: (ref) => {
      const file = waiting.get(ref) ?? streams.get(ref) ?? null;
      waiting.delete(ref);
      streams.delete(ref);
      return file;
    },
  };
};

/** `content-disposition` that makes every browser save and never show; the name is data (RFC 6266, RFC 8187). */
export const disposition = (name: string): string => {
  const plain = name.replace(/[^\w .()-]/g, '_');
  const encoded = encodeURIComponent(name.toWellFormed()).replace(
    /['()*!]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
};
