/** A new, empty assessment with its scope. */
import type { Details } from '#core/assessment/assessment.ts';
import { checkChange } from '#core/assessment/check-change.ts';
import { emptyAssessment, entriesOf } from '#core/assessment/entry.ts';
import type { NewAssessment } from '#contract/contract.ts';
import type { Desk } from './desk.ts';
import { Trouble, type Ports } from './ports.ts';

export const createAssessment =
  (ports: Ports, desk: Desk) =>
  ({ edition, scope, ...details }: NewAssessment): { readonly id: string } => {
    const catalog = ports.catalogs.read(edition);
    const draft: Details = { ...details, state: 'draft' };
    const assessment = { ...emptyAssessment(edition, draft), scope };
    for (const entry of entriesOf(assessment)) {
      const complaint = checkChange(catalog, assessment, entry);
      if (complaint !== null) throw new Trouble('bad-input', complaint);
    }
    const id = ports.newId();
    ports.store.create({
      id,
      assessment,
      evidence: [],
      summary: desk.summary({ assessment, catalog }),
      sample: false,
      action: 'create',
      stamp: desk.stamp(),
    });
    return { id };
  };
