/** Issues: numbered, sealed, never changed; their documents deflated under the SHA-256 of what they hold. */
import type { Assessment } from '#core/assessment/assessment.ts';
import type { Catalog } from '#core/catalog/catalog.ts';
import { Trouble, type FrozenIssue, type IssueRecord } from '#application/ports.ts';
import { hash } from './node-parts.ts';
import type { Connection } from './open-database.ts';
import { sealIssue, type AssessmentRecord } from './seal.ts';
import { damaged } from './trouble.ts';

/** Loaded when a document is frozen or read: no start needs it. */
const zlib = () => process.getBuiltinModule('node:zlib');

interface IssueRow {
  readonly revision: number;
  readonly record: string;
  readonly snapshot: string;
  readonly catalog: string;
  readonly document: string;
  readonly seal: string;
}

const sha256 = (bytes: Uint8Array): string => hash('sha256', bytes, 'hex');
const encode = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));
/** An issued document has a few megabytes; what inflates beyond this was not written here. */
const mostDocumentBytes = 512 * 1_048_576;

export const createIssueStore = (db: Connection) => {
  const ofAssessment = db.prepare<[number], IssueRow>(
    'SELECT revision, record, snapshot, catalog, document, seal FROM issue WHERE assessment = ? ORDER BY revision',
  );
  const insert = db.prepare<[number, number, string, string, string, string, string]>(
    'INSERT INTO issue (assessment, revision, record, snapshot, catalog, document, seal) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const has = db.prepare<[string], number>('SELECT 1 FROM frozen WHERE sha256 = ?').pluck();
  const freezeOne = db.prepare<[string, Uint8Array]>('INSERT INTO frozen (sha256, bytes) VALUES (?, ?)');
  const thaw = db.prepare<[string], Buffer>('SELECT bytes FROM frozen WHERE sha256 = ?').pluck();
  const all = db.prepare<[], number>('SELECT count(*) FROM issue').pluck();
  const expected = db.prepare<[], number>("SELECT value FROM mark WHERE name = 'issues'").pluck();

  const freeze = (bytes: Uint8Array): string => {
    const named = sha256(bytes);
    if (has.get(named) === undefined) freezeOne.run(named, zlib().deflateSync(bytes));
    return named;
  };

  /** The bytes, found to match their hash. */
  const read = (named: string): Uint8Array => {
    const kept = thaw.get(named);
    let bytes: Uint8Array | null = null;
    try {
      if ((kept as unknown) instanceof Uint8Array) bytes = zlib().inflateSync(kept as Buffer, { maxOutputLength: mostDocumentBytes });
    } catch {
      // Told below: what cannot be inflated is as damaged as what has another hash.
    }
    if (bytes === null || sha256(bytes) !== named) throw damaged(`What was kept of an issue (${named.slice(0, 12)}) is missing or was altered.`);
    return bytes;
  };

  /** In order, each checked against its seal; none may be missing in between. */
  const rows = (record: AssessmentRecord): readonly IssueRow[] => {
    const found = ofAssessment.all(record.number);
    found.forEach((row, at) => {
      if (row.revision !== at + 1 || sealIssue(record.id, row) !== row.seal)
        throw damaged(`The record of issue ${String(at + 1)} of “${record.title}” is missing or was altered.`);
    });
    return found;
  };
  const parse = (row: IssueRow): IssueRecord => JSON.parse(row.record) as IssueRecord;

  return {
    list: (record: AssessmentRecord): readonly IssueRecord[] => rows(record).map(parse).reverse(),
    /** Inside the caller's transaction. The revision must be the next one: the document prints it. */
    add: (record: AssessmentRecord, { record: issue, assessment, catalog, html }: FrozenIssue): void => {
      if (issue.revision !== rows(record).length + 1)
        throw new Trouble('refused', 'This assessment was issued once more in the meantime. Look at the newest issue and try again.');
      const frozen = { snapshot: freeze(encode(assessment)), catalog: freeze(encode(catalog)), document: freeze(html) };
      const row = { revision: issue.revision, record: JSON.stringify(issue), ...frozen };
      insert.run(record.number, row.revision, row.record, row.snapshot, row.catalog, row.document, sealIssue(record.id, row));
    },
    read: (record: AssessmentRecord, revision: number): FrozenIssue | null => {
      const row = rows(record).find((one) => one.revision === revision);
      if (row === undefined) return null;
      const parsed = (named: string): unknown => JSON.parse(new TextDecoder().decode(read(named)));
      return {
        record: parse(row),
        assessment: parsed(row.snapshot) as Assessment,
        catalog: parsed(row.catalog) as Catalog,
        html: read(row.document),
      };
    },
    /** Every record and document of these assessments; throws at the first that is damaged. Gives how many issues there are. */
    examine: (records: readonly AssessmentRecord[]): number => {
      let count = 0;
      const documents = new Set<string>();
      for (const record of records)
        for (const row of rows(record)) {
          count += 1;
          for (const named of [row.snapshot, row.catalog, row.document]) documents.add(named);
        }
      if (count !== all.get() || count !== expected.get()) throw damaged('The record of an issue is missing.');
      for (const named of documents) read(named);
      return count;
    },
  };
};
export type IssueStore = ReturnType<typeof createIssueStore>;
