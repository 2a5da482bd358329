/** Assessments for drawing tests, made from the real catalog: answers all bad or none, legs observed in several ways. */
import type { Assessment, HopObservation } from '#core/assessment/assessment.ts';
import { emptyAssessment } from '#core/assessment/entry.ts';
import type { AnswerForm, Catalog, Hop } from '#core/catalog/catalog.ts';
import { evaluate } from '#core/evaluation/evaluate.ts';
import type { Result } from '#core/evaluation/result.ts';

export const evaluatedOn = '2026-11-23';

const badValue = (form: AnswerForm): string | number | readonly string[] => {
  if (form.kind === 'number') return form.badAbove + 1;
  const bad = form.options.find((option) => option.bad)?.value ?? '';
  return form.kind === 'several' ? [bad] : bad;
};

const asDocumented = (hop: Hop): HopObservation => {
  const { state } = hop.encryption;
  return { ports: hop.ports, ...(state === 'yes' || state === 'no' || state === 'handshake' ? { encryption: state } : {}), evidence: [] };
};
const otherwise = (hop: Hop): HopObservation => ({
  ports: hop.ports.map((port) => port + 4000),
  encryption: hop.encryption.state === 'no' ? 'yes' : 'no',
  protocol: 'TLS 1.0, renegotiated',
  proxy: 'none seen',
  evidence: [],
});

/** How the legs of every path were observed. */
export const observations = {
  none: () => null,
  'as documented': asDocumented,
  differing: otherwise,
  mixed: (hop: Hop, at: number) =>
    [null, asDocumented(hop), otherwise(hop), { encryption: 'unknown', evidence: [] } satisfies HopObservation][at % 4] ?? null,
  'carried forward': (hop: Hop, at: number) => ({ ...(at % 2 === 0 ? asDocumented(hop) : otherwise(hop)), reverify: true }),
} as const satisfies Record<string, (hop: Hop, at: number) => HopObservation | null>;
export type Observed = keyof typeof observations;

export interface Sketch {
  readonly assessment: Assessment;
  readonly result: Result;
}

/** An estate whose legs were observed in one way and whose answers are all bad, or not given. */
export const sketchEstate = (catalog: Catalog, observed: Observed, answers: 'bad' | 'none', notInUse: readonly string[] = []): Sketch => {
  const empty = emptyAssessment(catalog.edition, { title: 'Sketch', hosts: ['ESX', 'ESXi'], state: 'draft' });
  const items = catalog.paths.flatMap((path) => path.items);
  const legs = catalog.paths.flatMap((path) =>
    path.hops.flatMap((hop, at) => {
      const seen = observations[observed](hop, at);
      return seen ? [[`${path.code}/${hop.id}`, seen] as const] : [];
    }),
  );
  const assessment: Assessment = {
    ...empty,
    scope: Object.fromEntries(catalog.paths.map((path) => [path.code, { state: notInUse.includes(path.code) ? 'not-in-use' : 'in-use' }])),
    answers: answers === 'bad' ? Object.fromEntries(items.map(({ question }) => [question.id, { value: badValue(question.answer) }])) : {},
    hops: Object.fromEntries(legs),
  };
  return { assessment, result: evaluate(catalog, assessment, evaluatedOn) };
};
