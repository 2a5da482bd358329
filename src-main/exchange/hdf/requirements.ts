/** What both shapes of HDF say of each question of the catalog: one requirement, one outcome, the words behind it. */
import type { Acceptance, Answer, CompensatingControl, Evidence, Observation, Remediation } from '#core/assessment/assessment.ts';
import { indexCatalog } from '#core/catalog/find-in-catalog.ts';
import type { Item, Severity } from '#core/catalog/catalog.ts';
import { judgeValue } from '#core/evaluation/judge-value.ts';
import type { Finding, QuestionResult } from '#core/evaluation/result.ts';
import { areaTitles } from '#core/words/titles.ts';
import { own } from '#core/parse/own.ts';
import type { ExportSource } from '../export-format.ts';
import { valueText } from '../tables/value-text.ts';

/** `not-reviewed` stands for everything that nobody answered or could test: it never passes. */
export type Outcome = 'passed' | 'failed' | 'not-reviewed' | 'not-applicable';

export interface Requirement {
  readonly item: Item;
  readonly outcome: Outcome;
  /** The severity that counts: of the finding where one is raised, else of the catalog. */
  readonly severity: Severity;
  readonly finding: Finding | null;
  readonly tags: Readonly<Record<string, string | number | boolean | readonly string[]>>;
  /** What was done: the check. */
  readonly codeDesc: string;
  /** What came out, with who said and saw what. */
  readonly message: string;
  /** ISO 8601 instant. */
  readonly at: string;
  readonly evidence: readonly Evidence[];
  readonly acceptance: Acceptance | null;
  readonly control: CompensatingControl | null;
  readonly remediation: Remediation | null;
}

/** The beginning of a day, as an instant. */
export const startOf = (day: string): string => `${day.slice(0, 10)}T00:00:00Z`;

const outcomeOf = (item: Item, question: QuestionResult | undefined, finding: Finding | null): Outcome => {
  if (!question || question.reasonMissing) return 'not-reviewed';
  if (!question.applicable) return 'not-applicable';
  if (finding) return finding.basis === 'not-verified' ? 'not-reviewed' : 'failed';
  if (!question.decided || question.effective === null) return 'not-reviewed';
  return judgeValue(item.question.answer, question.effective) === 'good' ? 'passed' : 'not-reviewed';
};

const whyNot: Readonly<Record<NonNullable<QuestionResult['whyNot']>, string>> = {
  'path-not-in-use': 'The path is not in use.',
  platform: 'No host of the kind in question is in the estate.',
  'not-applicable': 'The question does not apply.',
};

const lead = (outcome: Outcome, question: QuestionResult | undefined, finding: Finding | null): string => {
  switch (outcome) {
    case 'passed':
      return question?.basis === 'observed' ? 'In order, as observed.' : 'In order by what was said; not observed.';
    case 'failed':
      return `${finding?.title ?? 'A bad answer'} (${finding?.basis ?? 'claimed'}).`;
    case 'not-applicable':
      return question?.whyNot ? whyNot[question.whyNot] : 'The question does not apply.';
    case 'not-reviewed':
      return finding ? `Not verified: ${finding.title}.` : question?.reasonMissing ? 'Set to not applicable without a reason.' : 'Not answered.';
  }
};

const sayRecord = (word: string, record: Answer | undefined): readonly string[] => {
  if (!record) return [];
  const parts = [
    valueText(record.value) ?? 'no value yet',
    record.reason === undefined ? null : `reason: ${record.reason}`,
    record.note === undefined ? null : `note: ${record.note}`,
    record.by === undefined ? null : `by ${record.by}`,
    record.at === undefined ? null : `at ${record.at}`,
    record.reverify ? 'carried forward, to be verified again' : null,
  ];
  return [`${word}: ${parts.filter((part) => part !== null).join('; ')}`];
};

const tagsOf = (item: Item, question: QuestionResult | undefined, finding: Finding | null, severity: Severity): Requirement['tags'] => ({
  nist: item.finding.controls,
  severity,
  catalog_severity: item.finding.severity,
  area: areaTitles[item.finding.area],
  path: item.path,
  finding_id: item.finding.id,
  check_id: item.check.id,
  fact_id: item.fact.id,
  tier: item.question.tier,
  basis: question?.basis ?? 'none',
  contradiction: question?.contradiction ?? false,
  state: finding?.state ?? 'not raised',
  acceptance_expired: finding?.acceptanceExpired ?? false,
  severity_steps: finding?.steps ?? [],
});

/** One per question of the catalog, in its order. */
export const createRequirements = ({ catalog, assessment, result }: ExportSource): readonly Requirement[] => {
  const raised = new Map(result.findings.filter((finding) => finding.inheritedFrom === undefined).map((finding) => [finding.id, finding]));
  return indexCatalog(catalog).items.map((item): Requirement => {
    const question = own(result.questions, item.question.id);
    const finding = raised.get(item.finding.id) ?? null;
    const claim = own(assessment.answers, item.question.id);
    const seen: Observation | undefined = own(assessment.observations, item.check.id);
    const outcome = outcomeOf(item, question, finding);
    const severity = finding?.severity ?? item.finding.severity;
    const register = question?.fromRegister ? [`Decided by the plug-in register: ${valueText(question.effective) ?? 'no value'}`] : [];
    return {
      item,
      outcome,
      severity,
      finding,
      tags: tagsOf(item, question, finding, severity),
      codeDesc: `${item.question.text} ${item.check.text}`,
      message: [lead(outcome, question, finding), ...sayRecord('Claimed', claim), ...sayRecord('Observed', seen), ...register].join('\n'),
      at: seen?.at ?? claim?.at ?? startOf(result.evaluatedOn),
      evidence: (seen?.evidence ?? []).flatMap((id) => own(assessment.evidence, id) ?? []),
      acceptance: own(assessment.acceptances, item.finding.id) ?? null,
      control: own(assessment.compensatingControls, item.finding.id) ?? null,
      remediation: own(assessment.remediation, item.finding.id) ?? null,
    };
  });
};

/** Impact as Heimdall groups it; never 0, which would read as “not applicable”. */
export const impactOf: Readonly<Record<Severity, number>> = { critical: 0.9, high: 0.7, medium: 0.5, low: 0.3, info: 0.1 };

/** The documentation, the check and the fix under the labels that readers of HDF expect; `default` comes first. */
export const describe = ({ item }: Requirement): readonly { readonly label: string; readonly data: string }[] => [
  { label: 'default', data: item.fact.text },
  { label: 'check', data: item.check.text },
  { label: 'fix', data: item.finding.fix },
  { label: 'finding', data: item.finding.title },
];

/** Everything recorded, word for word, for the corner of a file that is kept for the tool's own data. */
export const recordedIn = ({ assessment, result, madeAt, programVersion }: ExportSource, omits: readonly string[]): object => ({
  program: `Postern ${programVersion}`,
  madeAt,
  notInThisFile: omits,
  catalog: result.catalog,
  evaluatedOn: result.evaluatedOn,
  totals: result.totals,
  weakestPaths: result.weakestPaths,
  contradictions: result.contradictions,
  assessment,
});

/** What neither shape carries. */
export const omits = ['drawings', 'the content of evidence (its SHA-256 is listed)', 'the change history'];
