/** Paths, plug-ins and targets as components, the program as the tool that was used, and the evidence as resources. */
import type { Evidence, PlugIn, Target } from '#core/assessment/assessment.ts';
import type { ManagementPath } from '#core/catalog/catalog.ts';
import { own } from '#core/parse/own.ts';
import type { Context } from './context.ts';
import { oneLine, props, prose, remarks } from './words.ts';

const pathComponent = ({ source, uuid }: Context, path: ManagementPath): object => {
  const result = own(source.result.paths, path.code);
  const inUse = result?.scope.counts ?? false;
  return {
    uuid: uuid(`path ${path.code}`),
    type: 'service',
    title: `Management path ${path.code}: ${path.name}`,
    description: prose(path.profile.endpoints),
    ...props(
      ['path', path.code],
      ['group', path.group],
      ['rating', result?.rating],
      ['score', result?.score],
      ['said-to-be', result?.scope.state],
      ['counts', inUse ? 'yes' : 'no'],
    ),
    status: { state: inUse ? 'operational' : 'other', ...remarks(prose(result?.scope.reason)) },
  };
};

const plugInComponent = ({ source, uuid }: Context, one: PlugIn): object => ({
  uuid: uuid(`plug-in ${one.id}`),
  type: 'software',
  title: prose(one.name) || 'Plug-in',
  description: prose(one.note) || 'Plug-in of the management client.',
  ...props(['plug-in', one.id], ['rating', source.result.plugIns.find(({ id }) => id === one.id)?.rating], ['enabled', one.enabled ? 'yes' : 'no']),
  status: { state: one.enabled ? 'operational' : 'other' },
  ...remarks(
    prose(
      one.vendor === undefined ? null : `Vendor: ${one.vendor}`,
      one.version === undefined ? null : `Version: ${one.version}`,
      ...one.peers.map((peer) => `Peer: ${peer}`),
      one.ports === undefined ? null : `Ports: ${one.ports}`,
      one.credentials === undefined ? null : `Credentials: ${one.credentials}`,
      one.authentication === undefined ? null : `Own logon: ${one.authentication}`,
      one.verification === undefined ? null : `Certificate verification: ${one.verification}`,
      one.owner === undefined ? null : `Owner: ${one.owner}`,
      one.approval === undefined ? null : `Approval: ${one.approval}`,
    ),
  ),
});

const targetComponent = ({ uuid }: Context, one: Target): object => ({
  uuid: uuid(`target ${one.id}`),
  type: 'system',
  title: prose(one.name) || 'Target',
  description: prose(one.note) || 'A system that management paths lead to.',
  ...props(['target', one.id], ['kind', one.kind]),
  status: { state: 'operational' },
  ...remarks(prose(one.address === undefined ? null : `Address: ${one.address}`, one.version === undefined ? null : `Version: ${one.version}`)),
});

export const componentsOf = (context: Context): readonly object[] => [
  ...context.source.catalog.paths.map((path) => pathComponent(context, path)),
  ...Object.values(context.source.assessment.plugIns).map((one) => plugInComponent(context, one)),
  ...Object.values(context.source.assessment.targets).map((one) => targetComponent(context, one)),
];

/** The program as the tool of the assessment. */
export const assetsOf = ({ source, uuid }: Context): object => ({
  components: [
    {
      uuid: uuid('tool'),
      type: 'software',
      title: 'Postern',
      description: 'Questionnaire, checklist and evaluation of management paths.',
      ...props(['version', source.programVersion]),
      status: { state: 'operational' },
    },
  ],
  'assessment-platforms': [{ uuid: uuid('platform'), title: 'Postern', 'uses-components': [{ 'component-uuid': uuid('tool') }] }],
});

export const evidenceUuid = ({ uuid }: Context, id: string): string => uuid(`evidence ${id}`);

/** The bytes stay with the auditor: the resource says what they are and what they hash to. */
export const evidenceResource = (context: Context, one: Evidence): object => ({
  uuid: evidenceUuid(context, one.id),
  title: prose(`${one.id}: ${one.name}`),
  description: prose(one.note) || 'Evidence without a note.',
  ...props(['evidence', one.id], ['kind', one.kind], ['size', one.size], ['media-type', one.mediaType], ['collected-at', one.at]),
  rlinks: [{ href: `urn:sha256:${one.sha256}`, hashes: [{ algorithm: 'SHA-256', value: one.sha256 }] }],
  ...remarks(
    prose(one.by === undefined ? null : `Attached by ${one.by}`, oneLine(one.mediaType) === one.mediaType ? null : `Media type: ${one.mediaType}`),
  ),
});
