/** Evidence under its SHA-256: kept once, never changed, checked on the way in and on the way out. */
import type { Change, Entry } from '#core/assessment/entry.ts';
import { Trouble, type EvidenceBytes } from '#application/ports.ts';
import { hash } from './node-parts.ts';
import type { Connection } from './open-database.ts';
import { damaged } from './trouble.ts';

const sha256 = (bytes: Uint8Array): string => hash('sha256', bytes, 'hex');

/** Undo and redo may still need bytes that no entry names now, so every journal row counts. */
export const dropUnspokenEvidence = (db: Connection): void => {
  db.exec(`DELETE FROM evidence_bytes WHERE sha256 NOT IN
    (SELECT json_extract(after, '$.sha256') FROM journal WHERE kind = 'evidence' AND after IS NOT NULL)`);
};

export const createEvidenceStore = (db: Connection) => {
  const sizeOf = db.prepare<[string], number>('SELECT length(bytes) FROM evidence_bytes WHERE sha256 = ?').pluck();
  const insert = db.prepare<[string, Uint8Array]>('INSERT INTO evidence_bytes (sha256, bytes) VALUES (?, ?)');
  const read = db.prepare<[string], Buffer>('SELECT bytes FROM evidence_bytes WHERE sha256 = ?').pluck();

  const pastIndex = db.prepare<[string], number>('SELECT count(*) FROM evidence_bytes NOT INDEXED WHERE sha256 = ?').pluck();

  const keep = ({ sha256: named, bytes }: EvidenceBytes): void => {
    if (sha256(bytes) !== named) throw new Trouble('refused', 'The evidence does not match its SHA-256, so it was not kept. Attach the file again.');
    if (sizeOf.get(named) === undefined) insert.run(named, bytes);
  };

  return {
    /**
     * Keeps the bytes that these entries speak of and refuses an entry whose bytes are neither given nor kept already:
     * no evidence without its bytes, and no bytes that nobody speaks of. Runs inside the caller's transaction.
     */
    keepFor: (entries: readonly (Entry | Change)[], given: readonly EvidenceBytes[]): void => {
      for (const entry of entries) {
        if (entry.kind !== 'evidence' || entry.value === null) continue;
        const { sha256: named, size, name } = entry.value;
        const bytes = given.find((piece) => piece.sha256 === named);
        if (bytes !== undefined) keep(bytes);
        if (sizeOf.get(named) !== size)
          throw new Trouble('refused', `The bytes of the evidence “${name.slice(0, 80)}” are missing or of another size. Attach the file again.`);
      }
    },
    /** Keeps bytes that no entry speaks of yet: all of them or none. */
    keepAhead: db.transaction((pieces: readonly EvidenceBytes[]): void => pieces.forEach(keep)),
    /** The bytes, once they have been found to match their hash; null where there are none. */
    read: (named: string): Uint8Array | null => {
      const bytes = read.get(named);
      if (bytes === undefined) {
        if (pastIndex.get(named) !== 0) throw damaged('The index of the evidence is damaged.');
        return null;
      }
      // A damaged page can give nothing at all for a column that is never empty.
      if (!((bytes as unknown) instanceof Uint8Array) || sha256(bytes) !== named) throw damaged(`Evidence ${named} does not match its SHA-256.`);
      return bytes;
    },
  };
};
export type EvidenceStore = ReturnType<typeof createEvidenceStore>;
