/**
 * A year later: everything recorded is carried over, and nothing of it is taken for granted. Each answer, observation and
 * capture is marked to be verified again, until somebody says or sees it anew (docs/decisions/0007).
 */
import type { FindingId } from '#core/catalog/catalog.ts';
import { own } from '#core/parse/own.ts';
import type { Assessment, Details, PlugIn } from './assessment.ts';
import type { Change } from './entry.ts';

/** Decisions of the last round that the auditor confirmed for the next one; all others stay behind. */
export interface Confirmed {
  readonly acceptances: readonly FindingId[];
  readonly compensatingControls: readonly FindingId[];
}

interface Markable {
  readonly reverify?: true;
}
type Table<T> = Readonly<Record<string, T>>;

const changeEach = <T>(table: Table<T>, change: (value: T) => T): Table<T> =>
  Object.fromEntries(Object.entries(table).map(([key, value]) => [key, change(value)]));
const mark = <T extends Markable>(entry: T): T => ({ ...entry, reverify: true });
const only = <T>(table: Table<T>, keys: readonly string[]): Table<T> =>
  Object.fromEntries(Object.entries(table).filter(([key]) => keys.includes(key)));

const carryPlugIn = (plugIn: PlugIn): PlugIn => ({
  ...plugIn,
  answers: changeEach(plugIn.answers, mark),
  observations: changeEach(plugIn.observations, mark),
});

/** Dates belong to one engagement; the copy gets its own. */
const carryDetails = ({ startsOn: _starts, endsOn: _ends, evaluatedOn: _on, ...details }: Details): Details => ({ ...details, state: 'draft' });

/** The next assessment of the same estate. Evidence entries go along by their SHA-256; remediation stays behind. */
export const carryForward = (assessment: Assessment, confirmed: Confirmed): Assessment => ({
  ...assessment,
  details: carryDetails(assessment.details),
  answers: changeEach(assessment.answers, mark),
  observations: changeEach(assessment.observations, mark),
  hops: changeEach(assessment.hops, mark),
  plugIns: changeEach(assessment.plugIns, carryPlugIn),
  acceptances: only(assessment.acceptances, confirmed.acceptances),
  compensatingControls: only(assessment.compensatingControls, confirmed.compensatingControls),
  remediation: {},
});

/** The fields that say something of the estate, and when it was said. A note, a name or more evidence confirms nothing. */
const statementFields = ['value', 'reason', 'at', 'ports', 'protocol', 'proxy', 'encryption'] as const;

const fieldOf = (entry: object, field: string): string => JSON.stringify((entry as Readonly<Record<string, unknown>>)[field] ?? null);

/** The mark is gone as soon as the entry says something else, or the same once more at another time. */
const settle = <T extends Markable>(before: T | null | undefined, after: T): T => {
  if (after.reverify === undefined || !before?.reverify || statementFields.every((field) => fieldOf(before, field) === fieldOf(after, field)))
    return after;
  const { reverify: _mark, ...said } = after;
  return said as T;
};

const settleEach = <T extends Markable>(before: Table<T> | undefined, after: Table<T>): Table<T> =>
  Object.fromEntries(Object.entries(after).map(([key, value]) => [key, settle(before && own(before, key), value)]));

/**
 * The change as it is to be kept: what is said or seen anew is no longer to be verified again. To be asked before every change
 * that a person makes; undo and redo restore what was there, mark included.
 */
export const settleChange = (assessment: Assessment, change: Change): Change => {
  if (change.value === null) return change;
  switch (change.kind) {
    case 'answer':
      return { ...change, value: settle(own(assessment.answers, change.key), change.value) };
    case 'observation':
      return { ...change, value: settle(own(assessment.observations, change.key), change.value) };
    case 'hop':
      return { ...change, value: settle(own(assessment.hops, change.key), change.value) };
    case 'plug-in': {
      const before = own(assessment.plugIns, change.key);
      const { answers, observations } = change.value;
      return {
        ...change,
        value: { ...change.value, answers: settleEach(before?.answers, answers), observations: settleEach(before?.observations, observations) },
      };
    }
    default:
      return change;
  }
};
