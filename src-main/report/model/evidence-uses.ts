/** Which records cite a piece of evidence, so that the evidence list leads back to every one of them. */
import type { Assessment } from '#core/assessment/assessment.ts';
import { indexCatalog } from '#core/catalog/find-in-catalog.ts';
import type { Catalog } from '#core/catalog/catalog.ts';

export interface EvidenceUse {
  readonly label: string;
  /** Anchor in the report; empty where the record has none of its own. */
  readonly anchor: string;
}

export const collectEvidenceUses = (catalog: Catalog, assessment: Assessment): ReadonlyMap<string, readonly EvidenceUse[]> => {
  const uses = new Map<string, EvidenceUse[]>();
  const cite = (evidence: readonly string[], use: EvidenceUse): void => {
    for (const id of evidence) {
      const known = uses.get(id) ?? [];
      if (!known.some((one) => one.label === use.label && one.anchor === use.anchor)) uses.set(id, [...known, use]);
    }
  };
  const { itemByCheck } = indexCatalog(catalog);
  for (const [check, observation] of Object.entries(assessment.observations)) {
    cite(observation.evidence, { label: check, anchor: itemByCheck.get(check)?.question.id ?? '' });
  }
  for (const [key, hop] of Object.entries(assessment.hops)) cite(hop.evidence, { label: `hop ${key}`, anchor: `p-${key.split('/')[0] ?? ''}` });
  Object.values(assessment.plugIns).forEach((plugIn, at) => {
    for (const observation of Object.values(plugIn.observations))
      cite(observation.evidence, { label: plugIn.name, anchor: `plug-in-${String(at + 1)}` });
  });
  return uses;
};
