/**
 * HDF results, version 3.4.0, as far as Postern writes it: transcribed from the published schema, because no package of the npm
 * registry holds it (`@mitre/hdf-schema` is not published there; `@mitre/hdf-converters` 2.14.0 and `inspecjs` 2.12.6 know the older shape).
 *
 * Compared on 2026-11-30 with mitre/hdf-libs, `hdf-schema/src/schemas`, commit b98318013e1385a091191c40b8b8908814686977, whose files
 * name version 3.4.0 themselves: `hdf-results`, and the primitives `common` (from Identity on), `result`, `extensions` (but Integrity),
 * `amendments` and `component` (host, application). Found and mended here: a host has no `version`, and an identity may be an `agent`.
 * `Requirement_Group` was compared at version 2.0.0 only (commit 2b0a62b6b46305923b8f26bfffa43bde7fbe6b34).
 *
 * Every object is closed here, also where the published one is open (components, tags of our own shape), so that a field which the
 * published schema does not know cannot slip in. Fields that Postern never writes are left out.
 */
import { closed, createValidator, list, oneOf, ref, type Schema } from '../json-schema.ts';

const text: Schema = { type: 'string' };
const instant: Schema = { type: 'string', format: 'date-time' };
const texts: Schema = { type: 'object', additionalProperties: { type: 'string' } };
const impact: Schema = { type: 'number', minimum: 0, maximum: 1 };
const open: Schema = { type: 'object' };
/** What a component of any kind may have. */
const component = {
  'name!': text,
  componentId: { type: 'string', format: 'uuid' },
  description: text,
  owner: ref('Identity'),
  externalIds: texts,
  labels: texts,
} as const;

const defs: Readonly<Record<string, Schema>> = {
  Identity: closed({ 'identifier!': text, 'type!': oneOf('email', 'username', 'system', 'agent', 'simple', 'other'), description: text }),
  Result_Status: oneOf('passed', 'failed', 'notApplicable', 'notReviewed', 'error'),
  Override_Type: oneOf('waiver', 'attestation', 'poam', 'inherited', 'falsePositive', 'riskAdjustment', 'operationalRequirement'),
  Requirement_Description: closed({ 'label!': text, 'data!': text }),
  Requirement_Result: closed({
    'status!': ref('Result_Status'),
    'codeDesc!': text,
    'startTime!': instant,
    runTime: { type: 'number', minimum: 0 },
    message: text,
  }),
  Milestone: closed({
    'description!': text,
    'estimatedCompletion!': instant,
    'status!': oneOf('pending', 'inProgress', 'completed'),
    completedAt: instant,
    completedBy: ref('Identity'),
  }),
  Evidence: closed({
    'type!': oneOf('screenshot', 'code', 'log', 'url', 'file', 'other'),
    'data!': text,
    description: text,
    mimeType: text,
    encoding: text,
    size: { type: 'number' },
    capturedAt: instant,
    capturedBy: ref('Identity'),
  }),
  Status_Override: closed(
    {
      'type!': ref('Override_Type'),
      status: ref('Result_Status'),
      impact: closed({ 'value!': impact }),
      'reason!': text,
      'appliedBy!': ref('Identity'),
      'appliedAt!': instant,
      'expiresAt!': instant,
      evidence: list(ref('Evidence')),
    },
    { anyOf: [{ required: ['status'] }, { required: ['impact'] }] },
  ),
  POAM: closed({
    'type!': oneOf('remediation', 'mitigation', 'riskAcceptance', 'vendorDependency'),
    'explanation!': text,
    'appliedBy!': ref('Identity'),
    'appliedAt!': instant,
    expiresAt: instant,
    milestones: list(ref('Milestone')),
    evidence: list(ref('Evidence')),
  }),
  Component: {
    oneOf: [closed({ 'type!': { const: 'host' }, ...component }), closed({ 'type!': { const: 'application' }, ...component, version: text })],
  },
  Evaluated_Requirement: closed({
    'id!': text,
    title: text,
    'descriptions!': {
      ...list(ref('Requirement_Description')),
      contains: { type: 'object', required: ['label'], properties: { label: { const: 'default' } } },
    },
    'impact!': impact,
    severity: oneOf('critical', 'high', 'medium', 'low', 'informational'),
    'tags!': open,
    'results!': list(ref('Requirement_Result')),
    statusOverrides: list(ref('Status_Override')),
    poams: list(ref('POAM')),
    effectiveStatus: ref('Result_Status'),
    disposition: ref('Override_Type'),
    evidence: list(ref('Evidence')),
  }),
  Requirement_Group: closed({ 'id!': text, title: text, 'requirements!': { type: 'array', items: text } }),
  Evaluated_Baseline: closed({
    'name!': text,
    title: text,
    summary: text,
    version: text,
    'requirements!': list(ref('Evaluated_Requirement')),
    groups: list(ref('Requirement_Group')),
  }),
  Named_Version: closed({ 'name!': text, 'version!': text }),
};

export const complaintsOfResults = createValidator(
  closed({
    timestamp: instant,
    components: list(ref('Component')),
    'baselines!': list(ref('Evaluated_Baseline')),
    generator: ref('Named_Version'),
    tool: ref('Named_Version'),
    extensions: open,
  }),
  defs,
);
