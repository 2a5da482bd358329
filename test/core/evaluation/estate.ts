/** Small assessments for the tests of evaluation: written as the auditor would say them. */
import type { Answer, AnswerValue, Assessment, Details, Observation, PlugIn } from '#core/assessment/assessment.ts';
import { emptyAssessment } from '#core/assessment/entry.ts';
import { evaluate } from '#core/evaluation/evaluate.ts';
import type { Finding, Result } from '#core/evaluation/result.ts';
import { vi4 } from '../../catalog.ts';

export const on = '2026-11-23';

export interface Said {
  readonly hosts?: readonly string[];
  /** Paths in use; all others are set to not in use. Left out: nothing is said of any path. */
  readonly use?: readonly string[];
  readonly answers?: Readonly<Record<string, AnswerValue | Answer>>;
  readonly observed?: Readonly<Record<string, AnswerValue | Answer>>;
  readonly plugIns?: readonly PlugIn[];
  readonly more?: Partial<Assessment>;
}

const isRecord = (value: AnswerValue | Answer): value is Answer => typeof value === 'object' && 'value' in value;
const toAnswer = (value: AnswerValue | Answer): Answer => (isRecord(value) ? value : { value });

export const plugIn = (id: string, answers: Readonly<Record<string, string>>, more: Partial<PlugIn> = {}): PlugIn => ({
  id,
  name: `Plug-in ${id}`,
  enabled: true,
  peers: [],
  answers: Object.fromEntries(Object.entries(answers).map(([question, value]) => [question, { value }])),
  observations: {},
  ...more,
});

export const estate = (said: Said): Assessment => {
  const details: Details = { title: 'Test', hosts: said.hosts ?? ['ESX', 'ESXi'], state: 'draft' };
  const scope = said.use
    ? Object.fromEntries(
        vi4.paths.map((path) => [path.code, { state: said.use?.includes(path.code) ? ('in-use' as const) : ('not-in-use' as const) }]),
      )
    : {};
  const observations = Object.entries(said.observed ?? {}).map(([id, value]): [string, Observation] => [id, { ...toAnswer(value), evidence: [] }]);
  return {
    ...emptyAssessment('vi4', details),
    scope,
    answers: Object.fromEntries(Object.entries(said.answers ?? {}).map(([id, value]) => [id, toAnswer(value)])),
    observations: Object.fromEntries(observations),
    plugIns: Object.fromEntries((said.plugIns ?? []).map((one) => [one.id, one])),
    ...said.more,
  };
};

export const result = (said: Said, date = on): Result => evaluate(vi4, estate(said), date);

/** The finding itself (not a reference to it). */
export const own = (of: Result, id: string): Finding | undefined =>
  of.findings.find((finding) => finding.id === id && finding.inheritedFrom === undefined);
