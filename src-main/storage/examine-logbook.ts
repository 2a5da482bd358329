/** The logbook against the library: each assessment must lie where the last act on it left it. */
import { createLogbook, type Act } from './logbook.ts';
import type { Connection } from './open-database.ts';
import type { AssessmentRecord } from './seal.ts';
import { damaged } from './trouble.ts';

type Shelved = Partial<Pick<AssessmentRecord, 'archived_at' | 'deleted_at'>>;

/** Where an act leaves an assessment; an act that moves nothing leaves it where it was. */
const shelvedBy = (act: Act, at: string): Shelved => {
  switch (act) {
    case 'archived':
      return { archived_at: at };
    case 'unarchived':
      return { archived_at: null };
    case 'deleted':
      return { deleted_at: at };
    case 'restored':
      return { deleted_at: null };
    case 'purged':
    case 'copied-forward':
    case 'duplicated':
    case 'taken-over':
      return {};
  }
};

const liesWhere = ({ archived_at: archived, deleted_at: deleted }: AssessmentRecord, said: Shelved): boolean =>
  (said.archived_at === undefined || said.archived_at === archived) && (said.deleted_at === undefined || said.deleted_at === deleted);

/** Where an assessment lies that nothing has happened to. */
const onTheList: Shelved = { archived_at: null, deleted_at: null };

/** Throws `storage-damaged` where the chain breaks or the library disagrees. Gives how many rows there are. */
export const examineLogbook = (db: Connection, records: readonly AssessmentRecord[]): number => {
  const { rows, purged } = createLogbook(db).walk();
  const from = db.prepare<[], number>("SELECT value FROM mark WHERE name = 'logbook-from'").pluck().get() ?? 0;
  const first = db.prepare<[number], number | null>('SELECT min(seq) FROM journal WHERE assessment = ?').pluck();
  /** Of what happened before there was a logbook it says nothing: only what it does say must be so. */
  const isOlder = ({ number }: AssessmentRecord): boolean => (first.get(number) ?? 0) <= from;
  const told = new Map<string, { readonly said: Shelved; readonly after: number }>();
  for (const { assessment, act, at, after } of rows) told.set(assessment, { said: { ...told.get(assessment)?.said, ...shelvedBy(act, at) }, after });
  for (const record of records) {
    const { said, after } = told.get(record.id) ?? { said: {}, after: 0 };
    const isRight = liesWhere(record, { ...onTheList, ...said }) || (isOlder(record) && liesWhere(record, said));
    if (purged.has(record.id) || after > record.last_seq || !isRight) throw damaged(`The logbook and the library disagree about “${record.title}”.`);
    told.delete(record.id);
  }
  if ([...told.keys()].some((id) => !purged.has(id))) throw damaged('The logbook tells of an assessment that is missing.');
  return rows.length;
};
