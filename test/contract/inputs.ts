/** One input per operation that has the right form, and what can be wrong with one. An operation missing here does not compile. */
import type { InputOf, OperationName } from '#contract/contract.ts';

const id = 'a1';
const options = { paper: 'A4', without: ['roles'] } as const;

export const goodInputs: { readonly [N in OperationName]: InputOf<N> } = {
  describeHost: {},
  readSettings: {},
  changeSettings: {
    auditor: 'I. Auditor',
    theme: 'dark',
    logo: 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAACklEQVR4AWMAAQAABQABNtCI3QAAAABJRU5ErkJggg==',
    accent: '#0c5467',
  },
  listEditions: {},
  readCatalog: { edition: 'vi4' },
  listAssessments: { deleted: false, archived: false, limit: 50, after: 'a' },
  showLibrary: { archived: true, order: 'title', state: 'draft', rating: 'high', edition: 'vi4', first: ['a', 'b'], limit: 50, from: 7, around: 'a' },
  search: { text: 'thumbprint', alsoArchived: true, list: { order: 'changed', limit: 50 } },
  createAssessment: {
    edition: 'vi4',
    title: 'Kestrel',
    client: 'Kestrel Ltd',
    site: 'Basel',
    startsOn: '2026-11-09',
    endsOn: '2026-11-27',
    evaluatedOn: '2026-11-23',
    team: ['I. Auditor'],
    hosts: ['ESX'],
    scope: { SSH: { state: 'in-use', reason: 'asked' } },
  },
  addSample: {},
  openAssessment: { id },
  change: { id, change: { kind: 'answer', key: 'Q-SSH-04', value: { value: 'no', note: 'n', by: 'b', at: '2026-11-23T12:00:00+01:00' } } },
  undo: { id },
  redo: { id },
  readHistory: { id, before: 9, limit: 5, kind: 'answer', key: 'Q-SSH-04' },
  readLogbook: { id, before: 9, limit: 5 },
  deleteAssessment: { id },
  restoreAssessment: { id },
  archiveAssessment: { id },
  unarchiveAssessment: { id },
  copyForward: { id, title: 'Kestrel 2027', acceptances: [], compensatingControls: [] },
  duplicateAssessment: { id, title: 'Kestrel, once more' },
  attachEvidence: {
    id,
    name: 'a.txt',
    mediaType: 'text/plain',
    base64: 'YQ==',
    note: 'n',
    by: 'b',
    onto: { kind: 'observation', check: 'C-SSH-04' },
  },
  readEvidence: { id, evidence: 'E-01' },
  checkEvidence: { id },
  saveEvidence: { id, evidence: 'E-01' },
  previewReport: { id, options },
  listFormats: {},
  exportReport: { id, format: 'html', options, seal: { passphrase: 'four words in a row', without: ['names'], reports: ['html'] } },
  stopExport: {},
  showInFolder: { ref: 'r1' },
  importAssessment: { name: 'a.postern.json', base64: 'e30=' },
  previewRespondentFile: { id, name: 'a.questions.xlsx', base64: 'UEs=' },
  acceptRespondentAnswers: { id, answers: [{ question: 'Q-SSH-04', value: 'no', note: 'n', by: 'b', replaces: null }] },
  readSigningKey: {},
  createSigningKey: {},
  stageFile: { ref: 'r1', base64: 'UEs=' },
  forgetFile: { ref: 'r1' },
  previewBundle: { name: 'a.postern', ref: 'r1', passphrase: 'four words in a row' },
  importBundle: { name: 'a.postern', ref: 'r1', passphrase: 'four words in a row' },
  stopImport: {},
  issueAssessment: { id, options },
  listIssues: { id },
  exportIssue: { id, revision: 1, format: 'html' },
  backUp: {},
  verifyStorage: {},
};

export const operationNames = Object.keys(goodInputs) as readonly OperationName[];

/** Fields that may be left out, per operation; all others are needed. */
const leftOut: Readonly<Partial<Record<OperationName, readonly string[]>>> = {
  changeSettings: ['auditor', 'theme', 'logo', 'accent'],
  listAssessments: ['deleted', 'archived', 'limit', 'after'],
  showLibrary: ['archived', 'state', 'rating', 'edition', 'first', 'from', 'around'],
  exportReport: ['seal'],
  stageFile: ['ref'],
  previewBundle: ['passphrase'],
  importBundle: ['passphrase'],
  search: ['alsoArchived'],
  copyForward: ['title', 'acceptances', 'compensatingControls'],
  duplicateAssessment: ['title'],
  createAssessment: ['client', 'site', 'startsOn', 'endsOn', 'evaluatedOn', 'team'],
  readHistory: ['before', 'limit', 'kind', 'key'],
  readLogbook: ['id', 'before', 'limit'],
  attachEvidence: ['note', 'by', 'onto'],
};

const cycle: Record<string, unknown> = {};
cycle['self'] = cycle;

const deep = (levels: number, wrap: (inner: unknown) => unknown): unknown => {
  let value: unknown = 1;
  for (let at = 0; at < levels; at += 1) value = wrap(value);
  return value;
};

/** Values that no field of any operation takes. */
const noField: readonly (readonly [string, unknown])[] = [
  ['a symbol', Symbol('s')],
  ['NaN', Number.NaN],
  ['infinity', Number.NEGATIVE_INFINITY],
  ['a big integer', 10n ** 400n],
  ['a function', () => 'x'],
  ['a cycle', cycle],
  ['a cycle in a list', [cycle]],
  ['a deep list', deep(20_000, (inner) => [inner])],
  ['a deep object', deep(20_000, (inner) => ({ a: inner }))],
  ['a control character', '\u0000'],
  ['half a character', '\udc00'],
  ['a huge text', 'x'.repeat(150 * 1_048_576)],
  ['a fraction', 0.5],
];

/** Inputs that are no object at all. */
export const noInput: readonly (readonly [string, unknown])[] = [
  ['nothing', undefined],
  ['null', null],
  ['a number', 42],
  ['a text', '{"id":"a1"}'],
  ['a list', []],
  ['true', true],
  ['a long list', new Array(100_000).fill({})],
  ...noField.slice(0, 5),
  ['a deep list', deep(20_000, (inner) => [inner])],
];

/** Every malformed input of one operation, each with a name. */
export const malformed = (operation: OperationName): readonly (readonly [string, unknown])[] => {
  const good: Readonly<Record<string, unknown>> = { ...goodInputs[operation] };
  const fields = Object.keys(good);
  const without = (field: string): unknown => Object.fromEntries(Object.entries(good).filter(([name]) => name !== field));
  return [
    ...noInput,
    ['an unknown field', { ...good, extra: 1 }],
    ['a cycle beside', { ...good, extra: cycle }],
    ['a field called __proto__', JSON.parse(`{"__proto__": {"id": "a1", "deleted": true}, ${JSON.stringify(good).slice(1, -1) || '"x": 1'}}`)],
    ['a field called constructor', { ...good, constructor: 1 }],
    ...fields
      .filter((field) => !(leftOut[operation] ?? []).includes(field))
      .flatMap((field): [string, unknown][] => [
        [`no ${field}`, without(field)],
        [`null as ${field}`, { ...good, [field]: null }],
        [`${field} inherited only`, Object.assign(Object.create({ [field]: good[field] }) as object, without(field))],
      ]),
    ...fields.flatMap((field) => noField.map(([what, value]): [string, unknown] => [`${what} as ${field}`, { ...good, [field]: value }])),
  ];
};
