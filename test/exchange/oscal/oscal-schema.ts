/**
 * OSCAL 1.1.1, assessment results and assessment plan, as far as Postern writes them: transcribed from NIST's published
 * JSON Schema, because no package of the npm registry or of Debian holds it.
 *
 * Compared on 2026-11-30, definition by definition, with `oscal_complete_schema.json` of release 1.1.1 as kept (laid out anew)
 * by defenseunicorns/go-oscal, `src/internal/validation/schema/oscal_complete_schema-1-1-1.json`, commit
 * 4f6dd58a542cad44bf0154ab2b27cd154e71800b: metadata, back-matter, property, responsible-party, hash, system-component, everything
 * under assessment-common that stands below, assessment-plan, assessment-results, result, import-ap and all data types: names of
 * properties, `required`, `minItems`, patterns, closedness. No difference was found. Release 1.1.3 (oscal-compass/compliance-trestle,
 * `release-schemas/oscal_assessment-results_schema.json`, commit 815d74b7f1fe78ec83ec2ab93832b1404d9d1cbb) was read as far as
 * metadata: the same.
 *
 * Every object is closed as it is there. Fields that Postern never writes are left out, and where the published schema takes
 * a list of values or any token (`anyOf`: methods, types, lifecycle, reason, risk status, type of subject) only the listed values
 * are taken: narrower than the published one, never wider. Not compared: the single files of NIST's release byte by byte, which were
 * not to be had whole. What a schema cannot say stands in `oscal-constraints.ts`.
 */
import { closed, createValidator, list, oneOf, ref, type Schema } from '../json-schema.ts';

const markup: Schema = { type: 'string' };
const uuid = ref('UUIDDatatype');
const token = ref('TokenDatatype');
const text = ref('StringDatatype');
const instant = ref('DateTimeWithTimezoneDatatype');
const common = { props: list(ref('property')), remarks: markup } as const;

const defs: Readonly<Record<string, Schema>> = {
  UUIDDatatype: { type: 'string', pattern: '^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[45][0-9A-Fa-f]{3}-[89ABab][0-9A-Fa-f]{3}-[0-9A-Fa-f]{12}$' },
  TokenDatatype: { type: 'string', pattern: '^(\\p{L}|_)(\\p{L}|\\p{N}|[.\\-_])*$' },
  StringDatatype: { type: 'string', pattern: '^\\S(.*\\S)?$' },
  Base64Datatype: { type: 'string', pattern: '^[0-9A-Za-z+/]+={0,2}$' },
  URIDatatype: { type: 'string', format: 'uri', pattern: '^[a-zA-Z][a-zA-Z0-9+\\-.]+:.+$' },
  URIReferenceDatatype: { type: 'string', format: 'uri-reference' },
  DateTimeWithTimezoneDatatype: {
    type: 'string',
    format: 'date-time',
    pattern:
      '^(((2000|2400|2800|(19|2[0-9](0[48]|[2468][048]|[13579][26])))-02-29)|(((19|2[0-9])[0-9]{2})-02-(0[1-9]|1[0-9]|2[0-8]))|(((19|2[0-9])[0-9]{2})-(0[13578]|10|12)-(0[1-9]|[12][0-9]|3[01]))|(((19|2[0-9])[0-9]{2})-(0[469]|11)-(0[1-9]|[12][0-9]|30)))T(2[0-3]|[01][0-9]):([0-5][0-9]):([0-5][0-9])(\\.[0-9]+)?(Z|(-((0[0-9]|1[0-2]):00|0[39]:30)|\\+((0[0-9]|1[0-4]):00|(0[34569]|10):30|(0[58]|12):45)))$',
  },
  property: closed({ 'name!': token, uuid, ns: ref('URIDatatype'), 'value!': text, class: token, group: token, remarks: markup }),
  'responsible-party': closed({ 'role-id!': token, 'party-uuids!': list(uuid), ...common }),
  metadata: closed({
    'title!': markup,
    published: instant,
    'last-modified!': instant,
    'version!': text,
    'oscal-version!': text,
    roles: list(closed({ 'id!': token, 'title!': markup, description: markup, ...common })),
    parties: list(closed({ 'uuid!': uuid, 'type!': oneOf('person', 'organization'), name: text, ...common })),
    'responsible-parties': list(ref('responsible-party')),
    ...common,
  }),
  resource: closed({
    'uuid!': uuid,
    title: markup,
    description: markup,
    rlinks: list(closed({ 'href!': ref('URIReferenceDatatype'), 'media-type': text, hashes: list(closed({ 'value!': text, 'algorithm!': text })) })),
    base64: closed({ filename: token, 'media-type': text, 'value!': ref('Base64Datatype') }),
    ...common,
  }),
  'back-matter': closed({ resources: list(ref('resource')) }),
  component: closed({
    'uuid!': uuid,
    'type!': text,
    'title!': markup,
    'description!': markup,
    purpose: markup,
    'status!': closed({ 'state!': oneOf('under-development', 'operational', 'disposition', 'other'), remarks: markup }),
    ...common,
  }),
  'assessment-assets': closed({
    components: list(ref('component')),
    'assessment-platforms!': list(
      closed({ 'uuid!': uuid, title: markup, 'uses-components': list(closed({ 'component-uuid!': uuid, ...common })), ...common }),
    ),
  }),
  'reviewed-controls': closed({
    description: markup,
    'control-selections!': list(
      closed({
        description: markup,
        'include-all': closed({}),
        'include-controls': list(closed({ 'control-id!': token, 'statement-ids': list(token) })),
        ...common,
      }),
    ),
    ...common,
  }),
  actor: closed({ 'type!': oneOf('tool', 'assessment-platform', 'party'), 'actor-uuid!': uuid, 'role-id': token, props: list(ref('property')) }),
  origin: closed({ 'actors!': list(ref('actor')) }),
  subject: closed({
    'subject-uuid!': uuid,
    'type!': oneOf('component', 'inventory-item', 'location', 'party', 'user', 'resource'),
    title: markup,
    ...common,
  }),
  observation: closed({
    'uuid!': uuid,
    title: markup,
    'description!': markup,
    'methods!': list(oneOf('EXAMINE', 'INTERVIEW', 'TEST', 'UNKNOWN')),
    types: list(oneOf('ssp-statement-issue', 'control-objective', 'mitigation', 'finding', 'historic')),
    origins: list(ref('origin')),
    subjects: list(ref('subject')),
    'relevant-evidence': list(closed({ href: ref('URIReferenceDatatype'), 'description!': markup, ...common })),
    'collected!': instant,
    expires: instant,
    ...common,
  }),
  characterization: closed({
    'origin!': ref('origin'),
    'facets!': list(closed({ 'name!': token, 'system!': ref('URIDatatype'), 'value!': text, ...common })),
    props: list(ref('property')),
  }),
  response: closed({
    'uuid!': uuid,
    'lifecycle!': oneOf('recommendation', 'planned', 'completed'),
    'title!': markup,
    'description!': markup,
    origins: list(ref('origin')),
    ...common,
  }),
  'risk-status': oneOf('open', 'investigating', 'remediating', 'deviation-requested', 'deviation-approved', 'closed'),
  risk: closed({
    'uuid!': uuid,
    'title!': markup,
    'description!': markup,
    'statement!': markup,
    'status!': ref('risk-status'),
    origins: list(ref('origin')),
    characterizations: list(ref('characterization')),
    'mitigating-factors': list(closed({ 'uuid!': uuid, 'description!': markup, props: list(ref('property')) })),
    deadline: instant,
    remediations: list(ref('response')),
    'risk-log': closed({
      'entries!': list(
        closed({
          'uuid!': uuid,
          title: markup,
          description: markup,
          'start!': instant,
          end: instant,
          'status-change': ref('risk-status'),
          'related-responses': list(closed({ 'response-uuid!': uuid, ...common })),
          ...common,
        }),
      ),
    }),
    'related-observations': list(closed({ 'observation-uuid!': uuid })),
    props: list(ref('property')),
  }),
  finding: closed({
    'uuid!': uuid,
    'title!': markup,
    'description!': markup,
    origins: list(ref('origin')),
    'target!': closed({
      'type!': oneOf('statement-id', 'objective-id'),
      'target-id!': token,
      title: markup,
      description: markup,
      'status!': closed({ 'state!': oneOf('satisfied', 'not-satisfied'), reason: oneOf('pass', 'fail', 'other'), remarks: markup }),
      ...common,
    }),
    'related-observations': list(closed({ 'observation-uuid!': uuid })),
    'related-risks': list(closed({ 'risk-uuid!': uuid })),
    ...common,
  }),
  part: closed({ uuid, 'name!': token, ns: ref('URIDatatype'), class: token, title: markup, prose: markup, props: list(ref('property')) }),
  result: closed({
    'uuid!': uuid,
    'title!': markup,
    'description!': markup,
    'start!': instant,
    end: instant,
    'local-definitions': closed({ components: list(ref('component')), 'assessment-assets': ref('assessment-assets') }),
    'reviewed-controls!': ref('reviewed-controls'),
    attestations: list(closed({ 'responsible-parties': list(ref('responsible-party')), 'parts!': list(ref('part')) })),
    observations: list(ref('observation')),
    risks: list(ref('risk')),
    findings: list(ref('finding')),
    ...common,
  }),
  import: closed({ 'href!': ref('URIReferenceDatatype'), remarks: markup }),
  activity: closed({ 'uuid!': uuid, title: markup, 'description!': markup, 'related-controls': ref('reviewed-controls'), ...common }),
  results: closed({
    'uuid!': uuid,
    'metadata!': ref('metadata'),
    'import-ap!': ref('import'),
    'results!': list(ref('result')),
    'back-matter': ref('back-matter'),
  }),
  plan: closed({
    'uuid!': uuid,
    'metadata!': ref('metadata'),
    'import-ssp!': ref('import'),
    'local-definitions': closed({ activities: list(ref('activity')), remarks: markup }),
    'reviewed-controls!': ref('reviewed-controls'),
    'assessment-assets': ref('assessment-assets'),
    'back-matter': ref('back-matter'),
  }),
};

export const complaintsOfResults = createValidator(closed({ 'assessment-results!': ref('results') }), defs);
export const complaintsOfPlan = createValidator(closed({ 'assessment-plan!': ref('plan') }), defs);
