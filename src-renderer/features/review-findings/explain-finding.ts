/** The chain behind one finding in plain words: rule by rule, and what it weighs. */
import type { Assessment } from '#core/assessment/assessment.ts';
import { indexCatalog } from '#core/catalog/find-in-catalog.ts';
import type { Catalog, Item } from '#core/catalog/catalog.ts';
import type { Finding, QuestionResult, Result } from '#core/evaluation/result.ts';
import { compareRatings } from '#core/evaluation/rate.ts';
import { weights } from '#core/evaluation/severity.ts';
import { sayDate } from '#shared/format/dates.ts';
import { sayScore } from '#shared/format/figures.ts';
import { sayValue } from '#shared/format/values.ts';
import { areaTitles, count } from '#shared/format/words.ts';

interface Explained {
  readonly catalog: Catalog;
  readonly assessment: Assessment;
  readonly result: Result;
}

const sayWhichCounts = (question: QuestionResult): string => {
  if (question.fromRegister) return 'The plug-in register decides this question (rule 12).';
  if (question.observed !== null)
    return question.claimed === null ? 'Only the observation is recorded, and it counts (rule 2).' : 'Observed counts over claimed (rule 2).';
  return 'Nothing was observed yet, so what was claimed counts (rule 2).';
};

const sayRaise = (item: Item, finding: Finding, question: QuestionResult): string => {
  if (question.effective === null) return '';
  const value = sayValue(question.effective, item.question.answer);
  if (finding.basis !== 'not-verified')
    return `“${value}” is among the bad answers to ${item.question.id}, which the catalog weighs as ${finding.catalogSeverity} (rule 3).`;
  return finding.steps.includes('unknown')
    ? `“${value}” leaves ${item.question.id} not verified, so ${finding.catalogSeverity} counts one step lower (rule 3).`
    : `“${value}” leaves ${item.question.id} not verified; ${finding.catalogSeverity} cannot count lower (rule 3).`;
};

const saySteps = ({ catalog, assessment }: Explained, finding: Finding): readonly string[] =>
  finding.steps.flatMap((step) => {
    if (step === 'unknown') return [];
    if (step === 'compensating-control')
      return [`Lowered one step by a recorded compensating control (rule 5): ${assessment.compensatingControls[finding.id]?.rationale ?? ''}`];
    const rule = catalog.compensation.find((one) => one.areas.includes(finding.area));
    return [
      `Lowered one step because ${rule ? `${rule.question} was observed as “${rule.value}”` : 'a measure in front of the hosts was observed'} (rule 5).`,
    ];
  });

const sayAcceptance = ({ assessment }: Explained, finding: Finding): readonly string[] => {
  const acceptance = assessment.acceptances[finding.id];
  if (!acceptance) return [];
  return finding.acceptanceExpired
    ? [`The acceptance expired on ${sayDate(acceptance.expiresOn)}, so the finding is open again (rule 7).`]
    : [`Accepted until ${sayDate(acceptance.expiresOn)}; from that day on it is open again (rule 7).`];
};

/** Why the finding stands as it stands, one sentence per rule, in the order of the rules. */
export const explainFinding = (of: Explained, finding: Finding): readonly string[] => {
  const item = indexCatalog(of.catalog).itemByFinding.get(finding.id);
  const question = of.result.questions[finding.question];
  if (!item || !question) return [];
  const inherited =
    finding.inheritedFrom === undefined
      ? []
      : [`Shown on ${finding.path} because that path is built on ${finding.inheritedFrom}; it rates both and is counted once (rule 4).`];
  return [sayWhichCounts(question), sayRaise(item, finding, question), ...saySteps(of, finding), ...sayAcceptance(of, finding), ...inherited].filter(
    (sentence) => sentence !== '',
  );
};

/** What the finding weighs in its area, and how path and area would stand without it. */
export const sayWeight = ({ result }: Explained, finding: Finding): string => {
  const path = finding.inheritedFrom ?? finding.path;
  const area = result.paths[path]?.areas[finding.area];
  const whole = result.paths[path];
  if (!area || !whole) return '';
  if (finding.state === 'accepted') return `Nothing while it is accepted: score of ${path} ${sayScore(whole.score)}.`;
  const weight = weights[finding.severity];
  const share = `${String(weight)} of ${count(area.decidedWeight, 'point')} in ${path} ${areaTitles[finding.area].toLowerCase()}.`;
  if (whole.decidedWeight === 0) return share;
  const without = (100 * (whole.decidedWeight - whole.openWeight + weight)) / whole.decidedWeight;
  return `${share} Without it: score of ${path} ${sayScore(whole.score)} to ${sayScore(without)}${sayRest(result, finding, path)}`;
};

const sayRest = (result: Result, finding: Finding, path: string): string => {
  const others = result.findings.filter((one) => one.path === path && one.area === finding.area && one.id !== finding.id && one.state === 'open');
  const worst = [...others].sort((a, b) => compareRatings(a.severity, b.severity))[0];
  const area = areaTitles[finding.area].toLowerCase();
  if (!worst) return `, nothing else open in ${area}.`;
  return compareRatings(worst.severity, finding.severity) <= 0
    ? `, ${area} still ${worst.severity} by ${worst.id}.`
    : `, ${area} down to ${worst.severity} by ${worst.id}.`;
};
