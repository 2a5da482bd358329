/** Rules 1 to 13 of the evaluation in plain words, with the paths and questions of the catalog at hand. */
import type { ReportModel } from '../report-model.ts';
import { areaWords, list } from '../words.ts';

const builtOn = (model: ReportModel): string =>
  model.catalog.paths
    .filter((path) => path.builtOn.length > 0)
    .map((path) => `${path.code} on ${list(path.builtOn)}`)
    .join('; ');

const reaches = (model: ReportModel): string =>
  model.catalog.assets
    .map(
      (asset) =>
        `${asset.name}: ${list(asset.reachedBy.map((one) => (one.only ? `${one.path} (by ${list(one.only)})` : one.path)))}${asset.includes.length > 0 ? `, and what reaches ${list(asset.includes.map((id) => model.catalog.assets.find((other) => other.id === id)?.name ?? id))}` : ''}`,
    )
    .join('. ');

/** Title and text of each rule, in order. */
export const methodRules = (model: ReportModel, platform: string): readonly (readonly [title: string, text: string])[] => [
  [
    '1 Scope',
    `A path is in use, not in use or undecided. Undecided, also when nothing was said, counts as in use and is listed. A path that counts pulls in the paths it is built on, whatever was said of them${builtOn(model) === '' ? '' : ` (${builtOn(model)})`}. What cuts across all paths is always in use.`,
  ],
  [
    '2 Claim and observation',
    'What was said is the claim; what was seen is the observation. Where both exist, the observation decides. A difference is a contradiction: it is listed and never resolved silently. What was carried forward from an earlier assessment is a statement until it is said or seen again.',
  ],
  [
    '3 How a finding arises',
    'Each question has answers that raise its finding at the severity of the catalog. “Unknown” raises it one step lower, as not verified. No answer raises nothing and counts as unanswered. “Not applicable” needs a reason, raises nothing and is listed. A path that is not in use raises nothing; its answers are kept.',
  ],
  [
    '4 Inheritance',
    'A path built on others shows their findings on certificates and roles as inherited. They rate that path and are counted once in totals and scores.',
  ],
  [
    '5 Compensation',
    `${model.catalog.compensation.length === 0 ? '' : `${model.catalog.compensation.map((rule) => `${rule.question}, observed as “${rule.value}”, lowers findings on ${list(rule.areas.map((area) => areaWords[area]))} of ${list(rule.paths)} by one step`).join('; ')}. `}A compensating control recorded on a single finding lowers that one by one step. Never more than one step in total, never below low; info stays info.`,
  ],
  [
    '6 Platform',
    platform === ''
      ? 'No question of this catalog depends on the kind of host.'
      : `Questions that only some kinds of host raise are asked where the estate has them, or where its kinds are not recorded, and marked for confirmation: ${platform}.`,
  ],
  [
    '7 Acceptance',
    'An accepted finding keeps its place with reason, owner and expiry. Before the expiry date it is not open; from that date on it is open again. The evaluation date is an input, so the same inputs give the same result.',
  ],
  [
    '8 Rating',
    'The highest severity among the open findings of a cell, path, area or the whole, inherited ones included. Clear: every question that applies is decided and nothing is open. Incomplete: nothing is open, something is undecided.',
  ],
  [
    '9 Score',
    '100 × (1 − weight of open findings ÷ weight of decided questions). Weights: critical 10, high 6, medium 3, low 1, info 0. Findings count at their effective severity, questions at that of the catalog. Without decided weight there is no score. It stands beside the rating, never in its place.',
  ],
  ['10 Completeness and verified share', 'Decided questions of those that apply, “unknown” included; observed answers of those decided.'],
  [
    '11 Weakest path',
    `Per asset and area the headline is the worst path that reaches it, because a strong way in does not help beside a weak one. ${reaches(model)}.`,
  ],
  [
    '12 Plug-ins',
    `Each plug-in is rated by ${list(model.catalog.plugInQuestions.map((one) => one.question))}. The register decides these questions for the path; where register and path disagree, that is a contradiction.`,
  ],
  ['13 No surprises', 'Improving one value never lowers a score or worsens a rating, and the order of answers never matters.'],
];
