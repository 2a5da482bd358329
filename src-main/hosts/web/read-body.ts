/** Reads a request body up to a cap counted in bytes that really came; a declared length is only trusted to refuse early. */
import type { IncomingMessage } from 'node:http';

/** Evidence may have 25 MB; as base64 inside JSON that is a little over 33 MB. An import may be larger: 64 MB as base64. */
export const mostBodyBytes = 90 * 1024 * 1024;

export type Body = { readonly ok: true; readonly bytes: Buffer } | { readonly ok: false };

export const readBody = async (request: IncomingMessage, most: number = mostBodyBytes): Promise<Body> => {
  if (Number(request.headers['content-length'] ?? 0) > most) return { ok: false };
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    size += piece.byteLength;
    if (size > most) return { ok: false };
    pieces.push(piece);
  }
  return { ok: true, bytes: Buffer.concat(pieces) };
};
