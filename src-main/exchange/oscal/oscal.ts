/** OSCAL assessment results (1.1.1), with the assessment plan that they refer to inside the same file. */
import { toBase64 } from '../answers-file/base64.ts';
import type { ExportFormat, ExportSource } from '../export-format.ts';
import { assetsOf, componentsOf, evidenceResource } from './components.ts';
import { createContext, metadataOf, type Context } from './context.ts';
import { observationsOf } from './observations.ts';
import { createPlan, reviewedControls } from './plan.ts';
import { findingsOf, risksOf } from './risks.ts';
import { props, prose, remarks, some, startOfDay } from './words.ts';

const omits = ['drawings', 'the content of evidence (its SHA-256 is listed)', 'the change history'];

/** What was not answered and what did not apply: named, so that nothing left out reads as being in order. */
const gaps = ({ source, index }: Context): string => {
  const { questions } = source.result;
  const ids = (of: (question: NonNullable<(typeof questions)[string]>) => boolean): string =>
    index.items
      .flatMap((item) =>
        questions[item.question.id] && of(questions[item.question.id] as NonNullable<(typeof questions)[string]>) ? [item.question.id] : [],
      )
      .join(', ');
  const open = ids((one) => one.applicable && !one.decided);
  const out = ids((one) => !one.applicable);
  return prose(
    open === '' ? null : `Not answered: ${open}.`,
    out === '' ? null : `Not applicable: ${out}.`,
    ...omits.map((clause) => `Not in this file: ${clause}.`),
  );
};

const textParts = ({ source, uuid }: Context): readonly object[] =>
  Object.entries(source.assessment.texts)
    .filter(([, text]) => text.trim() !== '')
    .map(([key, text]) => ({
      uuid: uuid(`text ${key}`),
      name: 'auditor-text',
      ns: 'urn:postern:ns:oscal',
      title: prose(key) || 'Text',
      prose: prose(text),
    }));

const resultOf = (context: Context): object => {
  const { assessment, result } = context.source;
  const { details } = assessment;
  const texts = textParts(context);
  return {
    uuid: context.uuid(`result ${result.evaluatedOn}`),
    title: 'Assessment of the management paths',
    description: prose(assessment.texts['summary']) || 'No summary was written.',
    start: context.start,
    ...(details.endsOn === undefined ? {} : { end: startOfDay(details.endsOn) }),
    ...props(
      ['rating', result.overall.rating],
      ['score', result.overall.score],
      ['completeness', result.overall.completeness],
      ['verified-share', result.overall.verifiedShare],
      ...result.weakestPaths.map((one) => ['weakest-path', `${one.asset} ${one.area}: ${one.path ?? 'none'} ${one.rating}`] as const),
    ),
    'local-definitions': { components: componentsOf(context), 'assessment-assets': assetsOf(context) },
    'reviewed-controls': reviewedControls(context),
    ...some('attestations', texts.length === 0 ? [] : [{ parts: texts }]),
    ...some('observations', observationsOf(context)),
    ...some('risks', risksOf(context)),
    ...some('findings', findingsOf(context)),
    ...remarks(gaps(context)),
  };
};

const planResource = (context: Context): object => ({
  uuid: context.uuid('plan resource'),
  title: 'Assessment plan',
  description: 'The plan of this assessment as an OSCAL document.',
  base64: {
    filename: 'assessment-plan.json',
    'media-type': 'application/json',
    value: toBase64(new TextEncoder().encode(JSON.stringify(createPlan(context)))),
  },
});

const render = (source: ExportSource): Uint8Array => {
  const context = createContext(source);
  const file = {
    'assessment-results': {
      uuid: context.documentUuid('results'),
      metadata: metadataOf(context, 'Assessment results'),
      'import-ap': { href: `#${context.uuid('plan resource')}`, remarks: 'The plan is in the back matter of this document.' },
      results: [resultOf(context)],
      'back-matter': {
        resources: [planResource(context), ...Object.values(source.assessment.evidence).map((one) => evidenceResource(context, one))],
      },
    },
  };
  return new TextEncoder().encode(`${JSON.stringify(file, null, 2)}\n`);
};

export const oscal: ExportFormat = {
  title: 'OSCAL assessment results',
  purpose: 'For governance tools: observations, findings, risks and responses, with the assessment plan inside.',
  extension: '.oscal-ar.json',
  mediaType: 'application/json',
  omits,
  render,
};
