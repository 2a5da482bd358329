/** Whether there is anything to say in a report on one finding or one owner: a mistyped id must not become a report that says “none”. */
import type { Result } from '#core/evaluation/result.ts';
import { indexCatalog } from '#core/catalog/find-in-catalog.ts';
import type { ReportOptions } from '#contract/contract.ts';
import type { Opened } from './desk.ts';
import { Trouble } from './ports.ts';

const checkFinding = (id: string, { catalog }: Opened, result: Result): void => {
  if (result.findings.some((finding) => finding.id === id)) return;
  throw new Trouble(
    'refused',
    indexCatalog(catalog).itemByFinding.has(id)
      ? `${id} is not among the findings of this assessment, so a report on it would say nothing. Choose one that is.`
      : `The catalog has no finding ${id}. Take the id as the list of findings shows it.`,
  );
};

/** Somebody whose findings are all mended is still an owner, and the report says so. */
const checkOwner = (owner: string, { assessment }: Opened): void => {
  const owners = new Set(Object.values(assessment.remediation).flatMap((plan) => plan.owner?.trim() || []));
  if (owners.has(owner.trim())) return;
  const known = owners.size === 0 ? 'No finding has an owner yet.' : `Owners are ${[...owners].sort().join('; ')}.`;
  throw new Trouble('refused', `“${owner}” owns no finding of this assessment. ${known}`);
};

/** Throws `Trouble` where the finding or the owner that the options name is none of this assessment. */
export const checkWhose = (opened: Opened, result: Result, { kind, finding, owner }: ReportOptions): void => {
  if (kind !== 'findings') return;
  if (finding !== undefined) checkFinding(finding, opened, result);
  else if (owner !== undefined) checkOwner(owner, opened);
};
