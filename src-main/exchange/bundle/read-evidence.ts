/** The evidence of a bundle that was verified, once more from its beginning: one piece in memory at a time. */
import { evidencePrefix } from './manifest.ts';
import { collect, readContainer } from './read-container.ts';
import { mostOf, openContainer } from './verify.ts';

export interface EvidencePiece {
  readonly sha256: string;
  readonly bytes: Uint8Array;
}

/** Pieces under the SHA-256 that their names state; whoever keeps them compares it. Throws `BundleFault`. */
export async function* readEvidence(source: AsyncIterable<Uint8Array>, passphrase: string | null): AsyncGenerator<EvidencePiece> {
  const { reader } = await openContainer(source, passphrase);
  for await (const { name, size, content } of readContainer(reader, mostOf)) {
    if (name.startsWith(evidencePrefix)) yield { sha256: name.slice(evidencePrefix.length), bytes: await collect(content(), size) };
    else for await (const _piece of content());
  }
}
