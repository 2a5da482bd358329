/** Copies within the library: forward into the next round, or exactly as it is. The bytes of evidence are shared, not copied. */
import type { Assessment } from '#core/assessment/assessment.ts';
import { carryForward } from '#core/assessment/carry-forward.ts';
import { checkChange } from '#core/assessment/check-change.ts';
import { suggestCopyTitle, suggestNextTitle } from '#core/assessment/copy-title.ts';
import { changeAssessment, entriesOf, type Change } from '#core/assessment/entry.ts';
import type { Catalog, FindingId } from '#core/catalog/catalog.ts';
import type { InputOf, OutputOf } from '#contract/contract.ts';
import type { Desk, Opened } from './desk.ts';
import { Trouble, type Ports } from './ports.ts';

interface Source {
  readonly id: string;
  readonly opened: Opened;
  readonly cameAs: 'copied-forward' | 'duplicated';
}

/** Keeps the copy as a new assessment that says where it came from; gives its id. */
const keepCopy = (ports: Ports, desk: Desk, source: Source, copy: Assessment, title: string): string => {
  const copiedFrom = { id: source.id, title: source.opened.assessment.details.title };
  const assessment: Assessment = { ...copy, details: { ...copy.details, title, copiedFrom } };
  const id = ports.newId();
  const summary = desk.summary({ assessment, catalog: source.opened.catalog });
  ports.store.create({ id, assessment, evidence: [], summary, sample: false, action: 'create', cameAs: source.cameAs, stamp: desk.stamp() });
  return id;
};

/** To confirm a decision that nobody took is a mistake, told before anything is made. */
const refuseUnknown = (what: string, table: Readonly<Record<string, unknown>>, ids: readonly FindingId[]): void => {
  const missing = ids.find((id) => !Object.hasOwn(table, id));
  if (missing !== undefined)
    throw new Trouble('bad-input', `There is no ${what} of ${missing} in this assessment to carry forward; take it off the list.`);
};

/** Leaves out what the catalog no longer knows: retired questions and options. One sentence for each. */
const dropUnknown = (catalog: Catalog, copy: Assessment): { readonly copy: Assessment; readonly warnings: readonly string[] } => {
  const warnings: string[] = [];
  let kept = copy;
  for (const { kind, key, value } of entriesOf(copy)) {
    if (kind === 'details' || checkChange(catalog, copy, { kind, key, value } as Change) === null) continue;
    kept = changeAssessment(kept, { kind, key, value: null });
    warnings.push(`The ${kind.replaceAll('-', ' ')} ${key} was left behind, because it does not fit catalog ${catalog.edition} ${catalog.version}.`);
  }
  return { copy: kept, warnings };
};

export const copyForward =
  (ports: Ports, desk: Desk) =>
  ({ id, title, acceptances = [], compensatingControls = [] }: InputOf<'copyForward'>): OutputOf<'copyForward'> => {
    const opened = desk.take(id);
    const { assessment, catalog } = opened;
    refuseUnknown('acceptance', assessment.acceptances, acceptances);
    refuseUnknown('compensating control', assessment.compensatingControls, compensatingControls);
    const { copy, warnings } = dropUnknown(catalog, carryForward(assessment, { acceptances, compensatingControls }));
    const today = ports.clock.now().slice(0, 10);
    const source: Source = { id, opened, cameAs: 'copied-forward' };
    return { id: keepCopy(ports, desk, source, copy, title ?? suggestNextTitle(assessment.details.title, today)), warnings };
  };

/** The same once more under another title. A copy was never issued: it starts as a draft. */
export const duplicateAssessment =
  (ports: Ports, desk: Desk) =>
  ({ id, title }: InputOf<'duplicateAssessment'>): OutputOf<'duplicateAssessment'> => {
    const opened = desk.take(id);
    const { details } = opened.assessment;
    const copy: Assessment = { ...opened.assessment, details: { ...details, state: 'draft' } };
    return { id: keepCopy(ports, desk, { id, opened, cameAs: 'duplicated' }, copy, title ?? suggestCopyTitle(details.title)) };
  };
