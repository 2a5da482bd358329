/** The assessment that is being worked on, kept in memory: a saved answer must not cost reading the whole assessment again. */
import type { Assessment } from '#core/assessment/assessment.ts';
import { evaluate, evaluateOverall } from '#core/evaluation/evaluate.ts';
import type { Catalog } from '#core/catalog/catalog.ts';
import type { Result } from '#core/evaluation/result.ts';
import { Trouble, type Ports, type Stamp, type Summary } from './ports.ts';

export interface Opened {
  readonly assessment: Assessment;
  readonly catalog: Catalog;
}

export interface Desk {
  /** The assessment as it is on disk. Throws `Trouble('not-found')`. */
  take(id: string): Opened;
  /** Remembers what has just been committed. */
  keep(id: string, assessment: Assessment): void;
  /** Forgets, after a failed write or a deletion: the next `take` reads from disk. */
  drop(): void;
  /** The date of evaluation: the assessment's own, else today's. */
  dateOf(assessment: Assessment): string;
  result(opened: Opened): Result;
  summary(opened: Opened): Summary;
  stamp(): Stamp;
}

export const openDesk = (ports: Ports): Desk => {
  let held: { readonly id: string; readonly opened: Opened } | null = null;
  const desk: Desk = {
    take(id) {
      if (held?.id === id) return held.opened;
      const read = ports.store.read(id);
      if (!read) throw new Trouble('not-found', 'This assessment is not in the library any more. Go back to the library and open another.');
      const opened = { assessment: read.assessment, catalog: ports.catalogs.read(read.assessment.edition) };
      held = { id, opened };
      return opened;
    },
    keep(id, assessment) {
      held = { id, opened: { assessment, catalog: ports.catalogs.read(assessment.edition) } };
    },
    drop() {
      held = null;
    },
    dateOf: (assessment) => assessment.details.evaluatedOn ?? ports.clock.now().slice(0, 10),
    result: ({ assessment, catalog }) => evaluate(catalog, assessment, desk.dateOf(assessment)),
    summary({ assessment, catalog }) {
      const { rating, score, completeness, verifiedShare } = evaluateOverall(catalog, assessment, desk.dateOf(assessment));
      return { rating, score, completeness, verifiedShare };
    },
    stamp() {
      const { auditor } = ports.store.readSettings();
      return { by: auditor.trim() === '' ? 'auditor' : auditor, at: ports.clock.now() };
    },
  };
  return desk;
};

/** An issued assessment is frozen; only its details may change, so that it can be taken back into review. */
export const refuseWhenIssued = (assessment: Assessment): void => {
  if (assessment.details.state === 'issued') {
    throw new Trouble('refused', 'This assessment is issued and can no longer be changed. Take it back to review on the report screen first.');
  }
};
