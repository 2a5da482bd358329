/** HDF results, version 3: requirements with their outcome, acceptances as amendments, plans as POA&Ms. */
import type { Evidence, PlugIn, Target } from '#core/assessment/assessment.ts';
import type { ExportFormat, ExportSource } from '../export-format.ts';
import { createRequirements, describe, impactOf, omits, recordedIn, startOf, type Outcome, type Requirement } from './requirements.ts';

const statuses: Readonly<Record<Outcome, string>> = {
  passed: 'passed',
  failed: 'failed',
  'not-reviewed': 'notReviewed',
  'not-applicable': 'notApplicable',
};

const person = (identifier: string, description: string): object => ({ type: 'simple', identifier, description });

/** An accepted risk stays what it is: the amendment says who took it and until when, and turns nothing into a pass. */
const overrides = ({ acceptance, outcome }: Requirement, evaluatedOn: string): readonly object[] =>
  acceptance
    ? [
        {
          type: 'waiver',
          status: statuses[outcome],
          reason: acceptance.reason,
          appliedBy: person(
            acceptance.owner,
            acceptance.by === undefined ? 'owner of the accepted risk' : `owner of the accepted risk; recorded by ${acceptance.by}`,
          ),
          appliedAt: acceptance.at ?? startOf(evaluatedOn),
          expiresAt: startOf(acceptance.expiresOn),
        },
      ]
    : [];

const poams = ({ control, remediation, item }: Requirement, evaluatedOn: string): readonly object[] => [
  ...(control
    ? [
        {
          type: 'mitigation',
          explanation: control.rationale,
          appliedBy: person(
            control.owner ?? 'not named',
            control.by === undefined ? 'owner of the compensating control' : `owner of the compensating control; recorded by ${control.by}`,
          ),
          appliedAt: control.at ?? startOf(evaluatedOn),
        },
      ]
    : []),
  ...(remediation
    ? [
        {
          type: 'remediation',
          explanation: remediation.note ?? item.finding.fix,
          appliedBy: person(remediation.owner ?? 'not named', 'owner of the remediation'),
          appliedAt: startOf(evaluatedOn),
          ...(remediation.dueOn === undefined
            ? {}
            : { milestones: [{ description: item.finding.fix, estimatedCompletion: startOf(remediation.dueOn), status: 'pending' }] }),
        },
      ]
    : []),
];

const evidenceItem = (one: Evidence): object => ({
  type: 'other',
  data: `sha256:${one.sha256}`,
  description: [one.id, one.name, one.note].filter((part) => part !== undefined).join(': '),
  mimeType: one.mediaType,
  size: one.size,
  ...(one.at === undefined ? {} : { capturedAt: one.at }),
  ...(one.by === undefined ? {} : { capturedBy: person(one.by, 'auditor') }),
});

const some = (name: string, list: readonly object[]): object => (list.length === 0 ? {} : { [name]: list });

const requirement = (one: Requirement, evaluatedOn: string): object => {
  const status = statuses[one.outcome];
  const governs = one.acceptance && one.finding?.state === 'accepted' ? 'waiver' : one.control || one.remediation ? 'poam' : null;
  return {
    id: one.item.question.id,
    title: one.item.question.text,
    descriptions: describe(one),
    impact: impactOf[one.severity],
    severity: one.severity === 'info' ? 'informational' : one.severity,
    tags: one.tags,
    results: [{ status, codeDesc: one.codeDesc, startTime: one.at, message: one.message }],
    ...some('statusOverrides', overrides(one, evaluatedOn)),
    ...some('poams', poams(one, evaluatedOn)),
    effectiveStatus: status,
    ...(governs === null ? {} : { disposition: governs }),
    ...some('evidence', one.evidence.map(evidenceItem)),
  };
};

const labels = (pairs: readonly (readonly [string, string | undefined])[]): object =>
  Object.fromEntries(pairs.filter(([, value]) => value !== undefined && value !== ''));

const plugInComponent = (one: PlugIn): object => ({
  type: 'application',
  name: one.name,
  description: one.note ?? 'Plug-in of the management client',
  ...(one.version === undefined ? {} : { version: one.version }),
  ...(one.owner === undefined ? {} : { owner: person(one.owner, 'owner of the plug-in') }),
  externalIds: { postern: one.id },
  labels: labels([
    ['kind', 'plug-in'],
    ['enabled', one.enabled ? 'yes' : 'no'],
    ['vendor', one.vendor],
    ['peers', one.peers.join('\n')],
    ['ports', one.ports],
    ['credentials', one.credentials],
    ['authentication', one.authentication],
    ['certificate verification', one.verification],
    ['approval', one.approval],
  ]),
});

const targetComponent = (one: Target): object => ({
  type: one.kind === 'hosts' ? 'host' : 'application',
  name: one.name,
  description: one.note ?? 'Target of management paths',
  externalIds: { postern: one.id },
  labels: labels([
    ['kind', one.kind],
    ['address', one.address],
    ['version', one.version],
  ]),
});

const render = (source: ExportSource): Uint8Array => {
  const { catalog, assessment, result, programVersion, madeAt } = source;
  const components = [...Object.values(assessment.targets).map(targetComponent), ...Object.values(assessment.plugIns).map(plugInComponent)];
  const file = {
    timestamp: madeAt,
    ...some('components', components),
    baselines: [
      {
        name: `postern-${catalog.edition}`,
        title: catalog.title,
        version: catalog.version,
        summary: assessment.details.title,
        requirements: createRequirements(source).map((one) => requirement(one, result.evaluatedOn)),
        groups: catalog.paths.map((path) => ({
          id: path.code,
          title: path.name,
          requirements: path.items.map((item) => item.question.id),
        })),
      },
    ],
    generator: { name: 'Postern', version: programVersion },
    tool: { name: 'Postern', version: programVersion },
    extensions: { postern: recordedIn(source, omits) },
  };
  return new TextEncoder().encode(`${JSON.stringify(file, null, 2)}\n`);
};

export const hdf: ExportFormat = {
  title: 'HDF results (version 3)',
  purpose: 'For tools of the Security Automation Framework: every question with its outcome, accepted risks as amendments.',
  extension: '.hdf.json',
  mediaType: 'application/json',
  omits,
  render,
};
