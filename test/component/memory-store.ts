/** A store that keeps everything in memory: the port that SQLite implements, for the real application inside a browser. */
import type { Assessment } from '#core/assessment/assessment.ts';
import { changeAssessment, entryValue, type Change } from '#core/assessment/entry.ts';
import type { Saved, SavedChange, Settings } from '#contract/contract.ts';
import { Trouble, type EvidenceBytes, type FrozenIssue, type NextStep, type Stamp, type Store } from '#application/ports.ts';

interface Row {
  readonly seq: number;
  /** Changes of one commit are one step. */
  readonly step: number;
  readonly back: Change;
  readonly forth: Change;
}

interface Kept {
  assessment: Assessment;
  changedAt: string;
  done: Row[];
  undone: Row[];
}

const nextStep = (rows: readonly Row[], way: 'back' | 'forth'): NextStep | null => {
  const [top, under] = [rows.at(-1), rows.at(-2)];
  if (!top) return null;
  const also = under && under.step === top.step ? { also: { refersTo: under.seq, change: under[way] } } : {};
  return { refersTo: top.seq, change: top[way], ...also };
};

const unused = (name: string) => (): never => {
  throw new Trouble('cannot-here', `The store in memory cannot ${name}.`);
};

/** Holds the assessments it is given; `settings` are those of the auditor. */
export const memoryStore = (given: Readonly<Record<string, Assessment>>, settings: Settings): Store => {
  const kept = new Map<string, Kept>(
    Object.entries(given).map(([id, assessment]) => [id, { assessment, changedAt: '2026-11-23T08:00:00Z', done: [], undone: [] }]),
  );
  const bytes = new Map<string, Uint8Array>();
  const issued: { readonly id: string; readonly issue: FrozenIssue }[] = [];
  let seq = 0;
  const find = (id: string): Kept => kept.get(id) ?? unused(`find ${id}`)();
  const keep = (evidence: readonly EvidenceBytes[]): void => evidence.forEach((one) => bytes.set(one.sha256, one.bytes));
  const saved = (one: Kept, stamp: Stamp): Saved => ({ seq, at: stamp.at, canUndo: one.done.length > 0, canRedo: one.undone.length > 0 });
  const apply = (one: Kept, change: Change, stamp: Stamp): void => {
    one.assessment = changeAssessment(one.assessment, change);
    one.changedAt = stamp.at;
  };
  return {
    readOnly: null,
    notices: [],
    read: (id) => {
      const one = kept.get(id);
      return one ? { assessment: one.assessment, seq, changedAt: one.changedAt, canUndo: one.done.length > 0, canRedo: one.undone.length > 0 } : null;
    },
    change({ id, changes, evidence, stamp }) {
      const one = find(id);
      keep(evidence);
      const step = seq + 1;
      for (const change of changes) {
        seq += 1;
        one.done.push({
          seq,
          step,
          back: { kind: change.kind, key: change.key, value: entryValue(one.assessment, change.kind, change.key) } as Change,
          forth: change,
        });
        apply(one, change, stamp);
      }
      one.undone = [];
      return saved(one, stamp);
    },
    nextUndo: (id) => nextStep(find(id).done, 'back'),
    nextRedo: (id) => nextStep(find(id).undone, 'forth'),
    step({ id, action, change, also, stamp }): SavedChange {
      const one = find(id);
      for (const made of also ? [change, also.change] : [change]) {
        const row = action === 'undo' ? one.done.pop() : one.undone.pop();
        if (row) (action === 'undo' ? one.undone : one.done).push(row);
        seq += 1;
        apply(one, made, stamp);
      }
      return { ...saved(one, stamp), change, ...(also ? { also: also.change } : {}) };
    },
    journalRows: unused('show chained rows'),
    copiesOf: () => [],
    issues: (id) =>
      issued
        .filter((one) => one.id === id)
        .map((one) => one.issue.record)
        .reverse(),
    readIssue: (id, revision) => issued.find((one) => one.id === id && one.issue.record.revision === revision)?.issue ?? null,
    issue({ id, change, issue, stamp }) {
      issued.push({ id, issue });
      return this.change({
        id,
        changes: [change],
        evidence: [],
        summary: { rating: 'clear', score: null, completeness: null, verifiedShare: null },
        stamp,
      });
    },
    readEvidence: (sha256) => bytes.get(sha256) ?? null,
    keepEvidence: unused('keep evidence'),
    dropUnspokenEvidence: unused('drop evidence'),
    readSettings: () => settings,
    changeSettings: unused('change settings'),
    list: () => [],
    search: () => [],
    create: unused('create'),
    history: () => [],
    logbook: () => [],
    setDeleted: unused('delete'),
    setArchived: unused('archive'),
    backUp: unused('back up'),
    verify: unused('verify'),
    window: unused('show the library'),
    close: () => undefined,
  };
};
