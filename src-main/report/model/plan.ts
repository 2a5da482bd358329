/** The remediation plan: actions, not findings. Findings with the same fix are closed by one action. */
import { severities, type FindingId, type Severity } from '#core/catalog/catalog.ts';
import type { Remediation } from '#core/assessment/assessment.ts';
import type { Finding, WeakestPath } from '#core/evaluation/result.ts';
import { own } from '#core/parse/own.ts';
import type { ReportModel } from '../report-model.ts';
import { areaWords, count, ratingWords } from '../words.ts';
import { assetName } from './headlines.ts';

export interface PlanNote {
  readonly finding: FindingId;
  readonly text: string;
}

export interface PlanAction {
  readonly fix: string;
  readonly severity: Severity;
  readonly findings: readonly Finding[];
  readonly owners: readonly string[];
  /** The latest due date of the findings; null where none has one. */
  readonly dueOn: string | null;
  readonly notes: readonly PlanNote[];
  /** Headlines that this action moves, alone or together with others. */
  readonly effects: readonly Effect[];
}

const planOf = (model: ReportModel, id: FindingId): Remediation | undefined => own(model.assessment.remediation, id);

interface Effect {
  readonly words: string;
  readonly alone: boolean;
}

const most = 3;

/** How many more changes a headline takes; it differs from asset to asset, and the chapter on the area names them. */
const togetherWith = (others: readonly number[]): string => {
  const [least, greatest] = [Math.min(...others), Math.max(...others)];
  return least === greatest ? `with ${count(least, 'more change')}` : `with ${String(least)} to ${String(greatest)} more changes`;
};

/** Headlines of one area that move alike stand in one line. */
const effectsOf = (model: ReportModel, findings: readonly Finding[]): readonly Effect[] => {
  const closes = new Set(findings.map((finding) => finding.question));
  const groups = new Map<string, { readonly one: WeakestPath; readonly others: number[]; readonly assets: string[] }>();
  for (const one of model.result.weakestPaths) {
    const hit = one.questions.filter((question) => closes.has(question)).length;
    if (hit === 0 || one.improvesTo === one.rating || one.rating === 'incomplete') continue;
    const others = one.questions.length - hit;
    const key = [one.area, one.rating, one.improvesTo, others === 0].join(' ');
    const group = groups.get(key) ?? { one, others: [], assets: [] };
    group.assets.push(assetName(model, one.asset));
    group.others.push(others);
    groups.set(key, group);
  }
  const effects = [...groups.values()].map(({ one, others, assets }): Effect => {
    const move = `${areaWords[one.area]}: ${ratingWords[one.rating]} to ${ratingWords[one.improvesTo]}`;
    const alone = others[0] === 0;
    return { words: alone ? `${move}, ${assets.join('; ')}` : `${move}, ${togetherWith(others)}`, alone };
  });
  return [...effects.filter((one) => one.alone), ...effects.filter((one) => !one.alone)].slice(0, most);
};

const byTime = (a: string | null, b: string | null): number => ((a ?? '9999') < (b ?? '9999') ? -1 : (a ?? '9999') > (b ?? '9999') ? 1 : 0);

/** Open findings grouped by fix; worst first, then by effect on a headline, then by due date. */
export const planActions = (model: ReportModel): readonly PlanAction[] => {
  const byFix = new Map<string, Finding[]>();
  for (const finding of model.findingById.values()) {
    if (finding.state !== 'open') continue;
    const fix = model.index.itemByFinding.get(finding.id)?.finding.fix.trim() ?? finding.title;
    byFix.set(fix, [...(byFix.get(fix) ?? []), finding]);
  }
  const actions = [...byFix].map(([fix, findings]): PlanAction => {
    const plans = findings.flatMap((finding) => planOf(model, finding.id) ?? []);
    const due = plans.flatMap((plan) => plan.dueOn ?? []).sort();
    return {
      fix,
      severity: severities.find((severity) => findings.some((finding) => finding.severity === severity)) ?? 'info',
      findings,
      owners: [...new Set(plans.flatMap((plan) => plan.owner ?? []))],
      dueOn: due.at(-1) ?? null,
      notes: findings.flatMap((finding) => {
        const text = planOf(model, finding.id)?.note;
        return text === undefined ? [] : [{ finding: finding.id, text }];
      }),
      effects: effectsOf(model, findings),
    };
  });
  const alone = (action: PlanAction): number => Number(!action.effects.some((one) => one.alone));
  return actions.sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity) || alone(a) - alone(b) || byTime(a.dueOn, b.dueOn));
};

/** What was planned for findings that are not open now: accepted, or not raised any more. */
export const plannedButNotOpen = (model: ReportModel): readonly { readonly id: FindingId; readonly plan: Remediation; readonly state: string }[] =>
  Object.entries(model.assessment.remediation).flatMap(([id, plan]) => {
    const state = model.findingById.get(id)?.state;
    return state === 'open' ? [] : [{ id, plan, state: state ?? 'not raised now' }];
  });
