/** What all parts of the two OSCAL documents share: ids, people, components, evidence. */
import { documentText } from '#core/assessment/document-text.ts';
import { indexCatalog, type CatalogIndex } from '#core/catalog/find-in-catalog.ts';
import type { ExportSource } from '../export-format.ts';
import { nameUuid, posternNamespace } from './uuid.ts';
import { named, props, prose, remarks, startOfDay } from './words.ts';

export interface Context {
  readonly source: ExportSource;
  readonly index: CatalogIndex;
  /** The UUID of a thing of this assessment, by what it is: `question Q-SSH-04`. */
  readonly uuid: (what: string) => string;
  /** The UUID of this state of the documents: another one as soon as anything recorded changes. */
  readonly documentUuid: (what: string) => string;
  /** Everybody who is named anywhere, in order of appearance. */
  readonly people: readonly string[];
  /** Start of the assessment: first day on site, else the date of evaluation. */
  readonly start: string;
}

const namesIn = ({ assessment }: ExportSource): readonly string[] => {
  const plugIns = Object.values(assessment.plugIns);
  const records = [
    ...Object.values(assessment.answers),
    ...Object.values(assessment.observations),
    ...Object.values(assessment.hops),
    ...plugIns.flatMap((one) => [...Object.values(one.answers), ...Object.values(one.observations)]),
    ...Object.values(assessment.acceptances),
    ...Object.values(assessment.compensatingControls),
    ...Object.values(assessment.evidence),
  ];
  const owners = [
    ...Object.values(assessment.acceptances),
    ...Object.values(assessment.compensatingControls),
    ...Object.values(assessment.remediation),
    ...plugIns,
  ];
  const all = [...(assessment.details.team ?? []), ...records.map((one) => one.by), ...owners.map((one) => one.owner)];
  return [...new Set(all.filter((name) => name !== undefined && name !== ''))].filter((name) => name !== undefined);
};

export const createContext = (source: ExportSource): Context => {
  const { catalog, assessment, result, programVersion, sha256 } = source;
  const { title, client, site } = assessment.details;
  const namespace = nameUuid(posternNamespace, JSON.stringify([catalog.edition, client ?? '', site ?? '', title]));
  const state = sha256(documentText(catalog, assessment, result.evaluatedOn, programVersion));
  return {
    source,
    index: indexCatalog(catalog),
    uuid: (what) => nameUuid(namespace, what),
    documentUuid: (what) => nameUuid(namespace, `${what} ${state}`),
    people: namesIn(source),
    start: startOfDay(assessment.details.startsOn ?? result.evaluatedOn),
  };
};

/** Where an observation, a risk or a claim comes from: a person, else the program. */
export const originOf = ({ uuid }: Context, by: string | undefined): object => ({
  actors: [by === undefined || by === '' ? { type: 'tool', 'actor-uuid': uuid('tool') } : { type: 'party', 'actor-uuid': uuid(`person ${by}`) }],
});

/** Metadata of either document. */
export const metadataOf = (context: Context, title: string): object => {
  const { assessment, result, catalog, programVersion, madeAt } = context.source;
  const { details } = assessment;
  const client =
    details.client === undefined || details.client === '' ? [] : [{ uuid: context.uuid('client'), type: 'organization', ...named(details.client) }];
  const people = context.people.map((name) => ({ uuid: context.uuid(`person ${name}`), type: 'person', ...named(name) }));
  const team = (details.team ?? []).filter((name) => name !== '').map((name) => context.uuid(`person ${name}`));
  return {
    title: prose(title, details.title),
    'last-modified': new Date(madeAt).toISOString(),
    version: `${details.state}, evaluated on ${result.evaluatedOn}`,
    'oscal-version': '1.1.1',
    ...props(
      ['catalog-edition', catalog.edition],
      ['catalog-version', catalog.version],
      ['program', `Postern ${programVersion}`],
      ['state', details.state],
      ['evaluated-on', result.evaluatedOn],
      ['first-day', details.startsOn],
      ['last-day', details.endsOn],
      ...details.hosts.map((host) => ['kind-of-host', host] as const),
    ),
    roles: [
      { id: 'assessor', title: 'Assessor' },
      { id: 'asset-owner', title: 'Owner of the estate' },
    ],
    ...(client.length + people.length === 0 ? {} : { parties: [...client, ...people] }),
    ...(team.length + client.length === 0
      ? {}
      : {
          'responsible-parties': [
            ...(team.length === 0 ? [] : [{ 'role-id': 'assessor', 'party-uuids': team }]),
            ...(client.length === 0 ? [] : [{ 'role-id': 'asset-owner', 'party-uuids': [context.uuid('client')] }]),
          ],
        }),
    ...remarks(
      prose(
        details.site === undefined ? null : `Site: ${details.site}`,
        details.copiedFrom === undefined ? null : `Carried forward from ${details.copiedFrom.title} (${details.copiedFrom.id}).`,
      ),
    ),
  };
};
