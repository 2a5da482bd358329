/** One row per finding: raised ones and references as evaluated, then those that are not raised but about which something is recorded. */
import type { Acceptance, Answer, CompensatingControl, Observation, Remediation } from '#core/assessment/assessment.ts';
import { indexCatalog } from '#core/catalog/find-in-catalog.ts';
import type { FindingId, Item } from '#core/catalog/catalog.ts';
import type { Finding, QuestionResult } from '#core/evaluation/result.ts';
import { own } from '#core/parse/own.ts';
import type { ExportSource } from '../export-format.ts';

export interface FindingRow {
  readonly item: Item;
  /** Null where nothing is raised now. */
  readonly raised: Finding | null;
  readonly question: QuestionResult | undefined;
  readonly claim: Answer | undefined;
  readonly observation: Observation | undefined;
  readonly acceptance: Acceptance | undefined;
  readonly control: CompensatingControl | undefined;
  readonly remediation: Remediation | undefined;
}

/** Own findings and inherited references (product.md §3, rule 4) in the order of the result; then decisions whose finding is not raised. */
export const findingRows = ({ catalog, assessment, result }: ExportSource): readonly FindingRow[] => {
  const { itemByFinding } = indexCatalog(catalog);
  const row = (id: FindingId, raised: Finding | null): readonly FindingRow[] => {
    const item = itemByFinding.get(id);
    if (!item) return [];
    return [
      {
        item,
        raised,
        question: own(result.questions, item.question.id),
        claim: own(assessment.answers, item.question.id),
        observation: own(assessment.observations, item.check.id),
        acceptance: own(assessment.acceptances, id),
        control: own(assessment.compensatingControls, id),
        remediation: own(assessment.remediation, id),
      },
    ];
  };
  const raised = new Set(result.findings.map((finding) => finding.id));
  const decided = [assessment.acceptances, assessment.compensatingControls, assessment.remediation].flatMap((table) => Object.keys(table));
  const left = [...new Set(decided)].filter((id) => !raised.has(id));
  return [...result.findings.flatMap((finding) => row(finding.id, finding)), ...left.flatMap((id) => row(id, null))];
};

/** `open`, `accepted`, or `not raised` where the answer is in order or missing. */
export const stateOf = ({ raised }: FindingRow): string => raised?.state ?? 'not raised';
