/** What became of each finding. */
import { indexCatalog } from '#core/catalog/find-in-catalog.ts';
import { severities } from '#core/catalog/catalog.ts';
import type { Finding } from '#core/evaluation/result.ts';
import { own } from '#core/parse/own.ts';
import { findingChanges, type ComparedFinding, type FindingChange, type FindingSide, type Side } from './comparison.ts';
import { pairKeys } from './pair-keys.ts';

/** Why a side has no finding where the other has one. */
const absence = ({ question }: FindingSide): 'in-order' | 'out-of-scope' | 'not-answered' =>
  question === null || !question.applicable ? 'out-of-scope' : question.decided ? 'in-order' : 'not-answered';

const gone = { 'in-order': 'fixed', 'out-of-scope': 'no-longer-in-scope', 'not-answered': 'not-known-now' } as const;
const come = { 'in-order': 'new', 'out-of-scope': 'newly-in-scope', 'not-answered': 'not-known-before' } as const;

const compareBoth = (before: Finding, after: Finding): FindingChange => {
  if (before.state !== after.state) return after.state === 'accepted' ? 'accepted' : 'expired';
  const [unknownBefore, unknownAfter] = [before.basis === 'not-verified', after.basis === 'not-verified'];
  if (unknownBefore !== unknownAfter) return unknownAfter ? 'not-known-now' : 'not-known-before';
  const step = severities.indexOf(after.severity) - severities.indexOf(before.severity);
  return step === 0 ? 'unchanged' : step < 0 ? 'worse' : 'better';
};

const decide = (before: FindingSide, after: FindingSide): FindingChange => {
  if (before.finding && after.finding) return compareBoth(before.finding, after.finding);
  return before.finding ? gone[absence(after)] : come[absence(before)];
};

const ownFindings = ({ result }: Side): ReadonlyMap<string, Finding> =>
  new Map(result.findings.filter((finding) => finding.inheritedFrom === undefined).map((finding) => [finding.id, finding]));

export const compareFindings = (before: Side, after: Side): readonly ComparedFinding[] => {
  const [earlier, later] = [ownFindings(before), ownFindings(after)];
  const order = pairKeys(
    indexCatalog(before.catalog).items.map((item) => item.finding.id),
    indexCatalog(after.catalog).items.map((item) => item.finding.id),
  );
  return order.flatMap((id): readonly ComparedFinding[] => {
    const [was, is] = [earlier.get(id) ?? null, later.get(id) ?? null];
    const any = is ?? was;
    if (!any) return [];
    const one = { finding: was, question: own(before.result.questions, any.question) ?? null };
    const two = { finding: is, question: own(after.result.questions, any.question) ?? null };
    const { path, area, title, question } = any;
    return [{ id, change: decide(one, two), path, area, title, question, before: one, after: two }];
  });
};

export const countChanges = (findings: readonly ComparedFinding[]): Readonly<Record<FindingChange, number>> =>
  Object.fromEntries(findingChanges.map((change) => [change, findings.filter((one) => one.change === change).length])) as Record<
    FindingChange,
    number
  >;
