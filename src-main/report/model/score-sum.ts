/** A score worked out point by point: per severity, the decided questions and the open findings with their weights (rule 9). */
import { severities, type ManagementPath, type Severity } from '#core/catalog/catalog.ts';
import { weights } from '#core/evaluation/severity.ts';
import { pathResult, type ReportModel } from '../report-model.ts';

export interface ScoreLine {
  readonly severity: Severity;
  readonly weight: number;
  readonly decided: number;
  readonly open: number;
}

export interface ScoreSum {
  readonly path: ManagementPath;
  readonly lines: readonly ScoreLine[];
  readonly decidedWeight: number;
  readonly openWeight: number;
  readonly score: number;
}

/** The path in use with the most decided weight serves as the example; null while nothing with a weight is decided. */
export const workOutScore = (model: ReportModel): ScoreSum | null => {
  const [path] = [...model.pathsInUse].sort((a, b) => pathResult(model, b.code).decidedWeight - pathResult(model, a.code).decidedWeight);
  const standing = path ? pathResult(model, path.code) : null;
  if (!path || !standing || standing.score === null) return null;
  const own = (model.findingsByPath.get(path.code) ?? []).filter((finding) => finding.inheritedFrom === undefined && finding.state === 'open');
  const decided = path.items.filter((item) => model.result.questions[item.question.id]?.decided === true);
  const lines = severities.map((severity) => ({
    severity,
    weight: weights[severity],
    decided: decided.filter((item) => item.finding.severity === severity).length,
    open: own.filter((finding) => finding.severity === severity).length,
  }));
  return { path, lines, decidedWeight: standing.decidedWeight, openWeight: standing.openWeight, score: standing.score };
};
