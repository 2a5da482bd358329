/** What was said (by interview) and what was seen (by test), each as an observation of its own. */
import type { Answer, HopObservation, Observation } from '#core/assessment/assessment.ts';
import { own } from '#core/parse/own.ts';
import { valueText } from '../tables/value-text.ts';
import { evidenceUuid } from './components.ts';
import { originOf, type Context } from './context.ts';
import { instant, props, prose, remarks, some, startOfDay, type Pair } from './words.ts';

interface Subject {
  readonly uuid: string;
  readonly title: string;
}

interface Told {
  readonly what: string;
  readonly title: string;
  readonly subject: Subject;
  readonly record: Answer | Observation;
  readonly properties: readonly Pair[];
}

const relevant = (context: Context, ids: readonly string[]): object =>
  some(
    'relevant-evidence',
    ids.map((id) => {
      const one = own(context.source.assessment.evidence, id);
      return { href: `#${evidenceUuid(context, id)}`, description: prose(one ? `${id}: ${one.name}` : id) };
    }),
  );

const common = (context: Context, record: { readonly by?: string; readonly at?: string }, subject: Subject): object => ({
  origins: [originOf(context, record.by)],
  subjects: [{ 'subject-uuid': subject.uuid, type: 'component', title: subject.title }],
  collected: record.at === undefined ? startOfDay(context.source.result.evaluatedOn) : instant(record.at),
});

const told = (context: Context, { what, title, subject, record, properties }: Told): object => {
  const seen = 'evidence' in record;
  const value = valueText(record.value);
  const words = value === null ? (seen ? 'Nothing was observed yet.' : 'Nothing was said yet.') : `${seen ? 'Observed' : 'Claimed'}: ${value}`;
  return {
    uuid: context.uuid(what),
    title,
    description: prose(words),
    ...props(['basis', seen ? 'observed' : 'claimed'], ['value', value], ['carried-forward', record.reverify ? 'yes' : null], ...properties),
    methods: seen ? ['TEST'] : ['INTERVIEW'],
    types: [record.reverify ? 'historic' : 'control-objective'],
    ...common(context, record, subject),
    ...relevant(context, seen ? record.evidence : []),
    ...remarks(prose(record.reason === undefined ? null : `Reason: ${record.reason}`, record.note)),
  };
};

/** The observations behind a question, in the order in which they are written: the claim, then what was seen. */
export const observationsBehind = (context: Context, question: string, check: string): readonly string[] => {
  const { answers, observations } = context.source.assessment;
  return [
    ...(own(answers, question) ? [context.uuid(`claim ${question}`)] : []),
    ...(own(observations, check) ? [context.uuid(`observation ${check}`)] : []),
  ];
};

const byQuestion = (context: Context): readonly object[] =>
  context.index.items.flatMap((item) => {
    const { answers, observations } = context.source.assessment;
    const subject = { uuid: context.uuid(`path ${item.path}`), title: `Management path ${item.path}` };
    const properties: readonly Pair[] = [
      ['question', item.question.id],
      ['check', item.check.id],
      ['area', item.finding.area],
    ];
    const [claim, seen] = [own(answers, item.question.id), own(observations, item.check.id)];
    const title = `${item.question.id}: ${item.question.text}`;
    return [
      ...(claim ? [told(context, { what: `claim ${item.question.id}`, title: prose(title), subject, record: claim, properties })] : []),
      ...(seen ? [told(context, { what: `observation ${item.check.id}`, title: prose(title), subject, record: seen, properties })] : []),
    ];
  });

const byPlugIn = (context: Context): readonly object[] =>
  Object.values(context.source.assessment.plugIns).flatMap((plugIn) => {
    const subject = { uuid: context.uuid(`plug-in ${plugIn.id}`), title: prose(plugIn.name) };
    const of = (kind: string, records: Readonly<Record<string, Answer | Observation>>): readonly object[] =>
      Object.entries(records).map(([id, record]) =>
        told(context, {
          what: `${kind} ${plugIn.id} ${id}`,
          title: prose(`${id} of ${plugIn.name}`),
          subject,
          record,
          properties: [
            ['plug-in', plugIn.id],
            [kind === 'claim' ? 'question' : 'check', id],
          ],
        }),
      );
    return [...of('claim', plugIn.answers), ...of('observation', plugIn.observations)];
  });

const sayHop = (seen: HopObservation): string =>
  [
    seen.ports === undefined ? null : `ports ${seen.ports.length === 0 ? 'none' : seen.ports.join(', ')}`,
    seen.protocol === undefined ? null : `protocol ${seen.protocol}`,
    seen.proxy === undefined ? null : `proxy ${seen.proxy}`,
    seen.encryption === undefined ? null : `encrypted: ${seen.encryption}`,
  ]
    .filter((part) => part !== null)
    .join('; ');

const byHop = (context: Context): readonly object[] =>
  Object.entries(context.source.assessment.hops).map(([key, seen]) => {
    const path = key.split('/')[0] ?? '';
    return {
      uuid: context.uuid(`hop ${key}`),
      title: prose(`Leg ${key}`),
      description: prose(`Captured: ${sayHop(seen) || 'no detail recorded'}`),
      ...props(['leg', key], ['carried-forward', seen.reverify ? 'yes' : null]),
      methods: ['TEST'],
      types: [seen.reverify ? 'historic' : 'control-objective'],
      ...common(context, seen, { uuid: context.uuid(`path ${path}`), title: prose(`Management path ${path}`) }),
      ...relevant(context, seen.evidence),
      ...remarks(prose(seen.note)),
    };
  });

export const observationsOf = (context: Context): readonly object[] => [...byQuestion(context), ...byPlugIn(context), ...byHop(context)];
