/** All operations of the contract over what a host gives: the same application in Electron, on loopback and on the command line. */
import type { InputOf, OperationName, OutputOf } from '#contract/contract.ts';
import type { Ports } from './ports.ts';
import type { Work } from './work.ts';

export type Application = { readonly [N in OperationName]: (input: InputOf<N>) => OutputOf<N> | Promise<OutputOf<N>> };

/** What a screen asks before anybody opened an assessment. */
export type StartName =
  | 'describeHost'
  | 'readSettings'
  | 'listAssessments'
  | 'showLibrary'
  | 'search'
  | 'findInLibrary'
  | 'readHistory'
  | 'readLogbook'
  | 'showInFolder'
  | 'verifyStorage';
type WorkName = Exclude<OperationName, StartName>;

/** Everything else, with the rules: the larger part of the program. Whoever starts may load it as soon as nobody waits. */
export const loadWork = () => import('./work.ts');

/** How many hits a search shows at most. */
const mostHits = 200;

/** What the start needs of the ports; the rest is asked for with the work. */
type StartPorts = Pick<Ports, 'store' | 'host'> & { readonly rest: () => Promise<Omit<Ports, 'store' | 'host'>> };

const startWork = async (ports: Ports | StartPorts): Promise<Work> => {
  const [{ createWork }, whole] = await Promise.all([loadWork(), 'rest' in ports ? ports.rest().then((rest) => ({ ...rest, ...ports })) : ports]);
  return createWork(whole);
};

export const createApplication = (ports: Ports | StartPorts): Application => {
  const { store, host } = ports;
  let made: Promise<Work> | undefined;
  const work = (): Promise<Work> => (made ??= startWork(ports));
  const later =
    <N extends WorkName>(name: N) =>
    async (input: InputOf<N>): Promise<OutputOf<N>> =>
      ((await work()) as Application)[name](input);
  return {
    describeHost: () => ({ ...host.describe(), readOnly: store.readOnly, notices: store.notices }),
    readSettings: () => store.readSettings(),
    listAssessments: ({ deleted, ...page }) => store.list({ deleted: deleted ?? false, ...page }),
    showLibrary: (look) => store.window(look),
    search: ({ text, alsoArchived = false, list }) => {
      const found = text.trim() === '' ? [] : store.search(text, mostHits, alsoArchived);
      const first = found.map(({ id }) => id);
      return { found, list: store.window(first.length === 0 ? list : { ...list, first }) };
    },
    readHistory: ({ id, limit, ...filter }) => store.history(id, { ...filter, limit: limit ?? 200 }),
    readLogbook: ({ limit, ...which }) => store.logbook({ ...which, limit: limit ?? 200 }),
    showInFolder: ({ ref }) => {
      host.showInFolder(ref);
      return {};
    },
    verifyStorage: () => store.verify(),
    changeSettings: later('changeSettings'),
    listEditions: later('listEditions'),
    readCatalog: later('readCatalog'),
    createAssessment: later('createAssessment'),
    addSample: later('addSample'),
    openAssessment: later('openAssessment'),
    change: later('change'),
    undo: later('undo'),
    redo: later('redo'),
    deleteAssessment: later('deleteAssessment'),
    restoreAssessment: later('restoreAssessment'),
    archiveAssessment: later('archiveAssessment'),
    unarchiveAssessment: later('unarchiveAssessment'),
    copyForward: later('copyForward'),
    duplicateAssessment: later('duplicateAssessment'),
    attachEvidence: later('attachEvidence'),
    readEvidence: later('readEvidence'),
    checkEvidence: later('checkEvidence'),
    saveEvidence: later('saveEvidence'),
    previewReport: later('previewReport'),
    listFormats: later('listFormats'),
    exportReport: later('exportReport'),
    stopExport: later('stopExport'),
    importAssessment: later('importAssessment'),
    previewRespondentFile: later('previewRespondentFile'),
    acceptRespondentAnswers: later('acceptRespondentAnswers'),
    readSigningKey: later('readSigningKey'),
    createSigningKey: later('createSigningKey'),
    stageFile: later('stageFile'),
    forgetFile: later('forgetFile'),
    previewBundle: later('previewBundle'),
    importBundle: later('importBundle'),
    stopImport: later('stopImport'),
    issueAssessment: later('issueAssessment'),
    listIssues: later('listIssues'),
    exportIssue: later('exportIssue'),
    backUp: later('backUp'),
  };
};
