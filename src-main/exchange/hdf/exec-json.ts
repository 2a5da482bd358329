/** The older shape of HDF (InSpec's ExecJSON), which Heimdall 2 and the SAF command line read today. */
import { catalogText } from '../bundle/catalog-member.ts';
import type { ExportFormat, ExportSource } from '../export-format.ts';
import { createRequirements, describe, impactOf, omits, recordedIn, type Requirement } from './requirements.ts';

const leftOut = [...omits, 'compensating controls and plans as amendments (they stand in the tags)'];

/** Outcomes that this shape does not know are skipped with a message; impact 0 is how it says “not applicable”. */
const control = (one: Requirement): object => {
  const skipped = one.outcome === 'not-reviewed' || one.outcome === 'not-applicable';
  return {
    id: one.item.question.id,
    title: one.item.question.text,
    desc: one.item.fact.text,
    descriptions: describe(one),
    impact: one.outcome === 'not-applicable' ? 0 : impactOf[one.severity],
    refs: [],
    tags: {
      ...one.tags,
      ...(one.control ? { compensating_control: one.control } : {}),
      ...(one.remediation ? { remediation: one.remediation } : {}),
      ...(one.evidence.length > 0 ? { evidence: one.evidence.map(({ id, name, sha256 }) => ({ id, name, sha256 })) } : {}),
    },
    code: '',
    source_location: {},
    results: [
      {
        status: skipped ? 'skipped' : one.outcome,
        code_desc: one.codeDesc,
        start_time: one.at,
        run_time: 0,
        ...(skipped ? { skip_message: one.message } : { message: one.message }),
      },
    ],
    waiver_data: one.acceptance
      ? {
          expiration_date: one.acceptance.expiresOn,
          justification: one.acceptance.reason,
          message: `Accepted by ${one.acceptance.owner}${one.acceptance.by === undefined ? '' : `, recorded by ${one.acceptance.by}`}${one.acceptance.at === undefined ? '' : ` at ${one.acceptance.at}`}`,
          // The question was asked all the same: a waiver hides nothing.
          run: true,
          skipped_due_to_waiver: false,
        }
      : {},
  };
};

const render = (source: ExportSource): Uint8Array => {
  const { catalog, assessment, programVersion, sha256 } = source;
  const requirements = createRequirements(source);
  const total = (...of: readonly Requirement['outcome'][]): { readonly total: number } => ({
    total: requirements.filter((one) => of.includes(one.outcome)).length,
  });
  const file = {
    platform: { name: 'Postern', release: programVersion, target_id: assessment.details.title },
    version: programVersion,
    statistics: {
      duration: 0,
      controls: { passed: total('passed'), failed: total('failed'), skipped: total('not-reviewed', 'not-applicable') },
    },
    profiles: [
      {
        name: `postern-${catalog.edition}`,
        version: catalog.version,
        // The hash under which a sealed bundle lists the same catalog.
        sha256: sha256(catalogText(catalog)),
        title: catalog.title,
        summary: assessment.details.title,
        maintainer: 'Postern',
        license: '',
        copyright: '',
        copyright_email: '',
        supports: [],
        attributes: [],
        groups: catalog.paths.map((path) => ({ id: path.code, title: path.name, controls: path.items.map((item) => item.question.id) })),
        controls: requirements.map(control),
        status: 'loaded',
      },
    ],
    passthrough: { postern: recordedIn(source, leftOut) },
  };
  return new TextEncoder().encode(`${JSON.stringify(file, null, 2)}\n`);
};

export const heimdall: ExportFormat = {
  title: 'HDF for Heimdall 2',
  purpose: 'For Heimdall 2 and the SAF command line: the same in the shape that they read today.',
  extension: '.heimdall.json',
  mediaType: 'application/json',
  omits: leftOut,
  render,
};
