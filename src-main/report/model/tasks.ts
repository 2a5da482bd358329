/** The findings that one team has to mend, and the evidence behind them. */
import type { Evidence } from '#core/assessment/assessment.ts';
import { severities } from '#core/catalog/catalog.ts';
import type { Finding } from '#core/evaluation/result.ts';
import { own } from '#core/parse/own.ts';
import type { ReportModel } from '../report-model.ts';

type Source = Pick<ReportModel, 'options' | 'assessment' | 'findingById' | 'index' | 'evidence'>;

const isWanted = ({ options, assessment }: Source, finding: Finding): boolean => {
  if (options.finding !== undefined) return finding.id === options.finding;
  if (options.owner !== undefined) return own(assessment.remediation, finding.id)?.owner?.trim() === options.owner.trim();
  return finding.state === 'open';
};

/** Worst first, otherwise in the order of the catalog. */
export const tasksOf = (model: Source): readonly Finding[] =>
  [...model.findingById.values()]
    .filter((finding) => isWanted(model, finding))
    .sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));

/** What is cited by the observations that raised these findings. */
export const evidenceOf = (model: Source, findings: readonly Finding[]): readonly Evidence[] => {
  const cited = new Set(
    findings.flatMap((finding) => {
      const check = model.index.itemByFinding.get(finding.id)?.check.id ?? '';
      return [
        ...(own(model.assessment.observations, check)?.evidence ?? []),
        ...Object.values(model.assessment.plugIns).flatMap((plugIn) => own(plugIn.observations, check)?.evidence ?? []),
      ];
    }),
  );
  return model.evidence.filter((one) => cited.has(one.id));
};

/** Which findings these are. */
export const whoseTasks = ({ options }: Pick<ReportModel, 'options'>): string =>
  options.finding !== undefined
    ? 'One finding'
    : options.owner !== undefined
      ? `Findings that ${options.owner} is to mend`
      : 'All findings that stand open';

export const tasksRemark =
  'Each rests on the answer, the observation and the evidence shown with it; mended is what the check then shows to be in order.';
