/** Findings per decided question, and the risks behind those that are not satisfied, with what was decided about them. */
import type { Acceptance, Remediation } from '#core/assessment/assessment.ts';
import type { FindingId, Item } from '#core/catalog/catalog.ts';
import { judgeValue } from '#core/evaluation/judge-value.ts';
import type { Finding } from '#core/evaluation/result.ts';
import { own } from '#core/parse/own.ts';
import { originOf, type Context } from './context.ts';
import { observationsBehind } from './observations.ts';
import { controlsOf, instant, ns, props, prose, remarks, some, startOfDay } from './words.ts';

const relatedObservations = (context: Context, item: Item): object =>
  some(
    'related-observations',
    observationsBehind(context, item.question.id, item.check.id).map((uuid) => ({ 'observation-uuid': uuid })),
  );

const acceptanceResponse = (context: Context, id: FindingId, one: Acceptance): object => ({
  uuid: context.uuid(`acceptance ${id}`),
  lifecycle: 'planned',
  title: 'Risk accepted',
  description: prose(one.reason),
  props: [{ name: 'type', value: 'accept' }, ...(props(['expires-on', one.expiresOn]).props ?? [])],
  origins: [originOf(context, one.owner)],
  ...remarks(
    prose(
      `Owner: ${one.owner}`,
      one.by === undefined ? null : `Recorded by ${one.by}`,
      one.at === undefined ? null : `Recorded at ${one.at}`,
      `Until ${one.expiresOn}`,
    ),
  ),
});

const remediationResponse = (context: Context, id: FindingId, one: Remediation, fix: string): object => ({
  uuid: context.uuid(`remediation ${id}`),
  lifecycle: 'planned',
  title: 'Remediation',
  description: prose(one.note ?? fix),
  props: [{ name: 'type', value: 'mitigate' }, ...(props(['due-on', one.dueOn]).props ?? [])],
  ...(one.owner === undefined ? {} : { origins: [originOf(context, one.owner)] }),
  ...remarks(prose(one.owner === undefined ? null : `Owner: ${one.owner}`, one.dueOn === undefined ? null : `Due on ${one.dueOn}`)),
});

const statusOf = (finding: Finding | null, planned: Remediation | undefined): string => {
  if (!finding) return 'closed';
  if (finding.state === 'accepted') return 'deviation-approved';
  return planned ? 'remediating' : 'open';
};

const characterization = (context: Context, finding: Finding): object => ({
  origin: originOf(context, undefined),
  facets: [
    { name: 'severity', system: ns, value: finding.severity },
    { name: 'catalog-severity', system: ns, value: finding.catalogSeverity },
    { name: 'basis', system: ns, value: finding.basis },
    ...finding.steps.map((step) => ({ name: 'step', system: ns, value: step })),
  ],
});

/** The risk of a finding that is raised, or about which something was decided although it is not raised now. */
const riskOf = (context: Context, item: Item, finding: Finding | null): readonly object[] => {
  const { id, title, fix } = item.finding;
  const { acceptances, compensatingControls, remediation } = context.source.assessment;
  const [accepted, control, plan] = [own(acceptances, id), own(compensatingControls, id), own(remediation, id)];
  if (!finding && !accepted && !control && !plan) return [];
  const deadline = finding?.state === 'accepted' ? accepted?.expiresOn : plan?.dueOn;
  return [
    {
      uuid: context.uuid(`risk ${id}`),
      title: prose(`${id}: ${title}`),
      description: prose(item.fact.text),
      statement: finding ? prose(title) : 'Not raised now; what was decided about it is kept.',
      ...props(['finding', id], ['path', item.path], ['area', item.finding.area], ['acceptance-expired', finding?.acceptanceExpired ? 'yes' : null]),
      status: statusOf(finding, plan),
      origins: [originOf(context, undefined)],
      ...some('characterizations', finding ? [characterization(context, finding)] : []),
      ...some(
        'mitigating-factors',
        control
          ? [
              {
                uuid: context.uuid(`control ${id}`),
                description: prose(
                  control.rationale,
                  control.owner === undefined ? null : `Owner: ${control.owner}`,
                  control.by === undefined ? null : `Recorded by ${control.by}`,
                  control.at === undefined ? null : `Recorded at ${control.at}`,
                ),
              },
            ]
          : [],
      ),
      ...(deadline === undefined ? {} : { deadline: startOfDay(deadline) }),
      remediations: [
        { uuid: context.uuid(`fix ${id}`), lifecycle: 'recommendation', title: 'Fix', description: prose(fix) },
        ...(accepted ? [acceptanceResponse(context, id, accepted)] : []),
        ...(plan ? [remediationResponse(context, id, plan, fix)] : []),
      ],
      ...(accepted
        ? {
            'risk-log': {
              entries: [
                {
                  uuid: context.uuid(`acceptance log ${id}`),
                  title: 'Risk accepted',
                  start: accepted.at === undefined ? startOfDay(context.source.result.evaluatedOn) : instant(accepted.at),
                  'status-change': 'deviation-approved',
                  'related-responses': [{ 'response-uuid': context.uuid(`acceptance ${id}`) }],
                },
              ],
            },
          }
        : {}),
      ...relatedObservations(context, item),
    },
  ];
};

const raisedBy = ({ source }: Context): ReadonlyMap<FindingId, Finding> =>
  new Map(source.result.findings.filter((finding) => finding.inheritedFrom === undefined).map((finding) => [finding.id, finding]));

export const risksOf = (context: Context): readonly object[] => {
  const raised = raisedBy(context);
  return context.index.items.flatMap((item) => riskOf(context, item, raised.get(item.finding.id) ?? null));
};

/** One per question that applies and is decided. “Unknown” is not satisfied: what could not be tested is not in order. */
export const findingsOf = (context: Context): readonly object[] => {
  const raised = raisedBy(context);
  return context.index.items.flatMap((item) => {
    const question = own(context.source.result.questions, item.question.id);
    if (!question?.applicable || !question.decided || question.effective === null) return [];
    const finding = raised.get(item.finding.id);
    const good = !finding && judgeValue(item.question.answer, question.effective) === 'good';
    const reason = good ? 'pass' : finding && finding.basis !== 'not-verified' ? 'fail' : 'other';
    return [
      {
        uuid: context.uuid(`finding ${item.finding.id}`),
        title: prose(finding ? item.finding.title : item.question.text),
        description: finding ? prose(`${item.finding.title} (${finding.severity}, ${finding.basis}).`) : good ? 'In order.' : 'Not verified.',
        ...props(
          ['finding', item.finding.id],
          ['state', finding?.state],
          ['basis', question.basis],
          ['contradiction', question.contradiction ? 'yes' : null],
          ...controlsOf(item).map((id) => ['control', id] as const),
        ),
        target: {
          type: 'objective-id',
          'target-id': item.question.id,
          title: prose(item.question.text),
          status: { state: good ? 'satisfied' : 'not-satisfied', reason },
        },
        ...relatedObservations(context, item),
        ...some('related-risks', finding ? [{ 'risk-uuid': context.uuid(`risk ${item.finding.id}`) }] : []),
      },
    ];
  });
};
