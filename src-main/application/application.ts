/** All operations of the contract over what a host gives: the same application in Electron, on loopback and on the command line. */
import type { InputOf, OperationName, OutputOf } from '#contract/contract.ts';
import { attachEvidence } from './attach-evidence.ts';
import { changeEntry } from './change-entry.ts';
import { copyForward, duplicateAssessment } from './copy-forward.ts';
import { createAssessment } from './create-assessment.ts';
import { openDesk } from './desk.ts';
import { importAssessment, importBytes } from './import-assessment.ts';
import { Trouble, type Ports } from './ports.ts';
import { readEvidence, saveEvidence } from './read-evidence.ts';
import { stepChange } from './step-change.ts';

export type Application = { readonly [N in OperationName]: (input: InputOf<N>) => OutputOf<N> | Promise<OutputOf<N>> };

/** Loaded with the first report: it is half of the program, and no start should wait for it. */
const reports = () => import('./export-report.ts');

/** How many hits a search shows at most. */
const mostHits = 200;

export const createApplication = (ports: Ports): Application => {
  const desk = openDesk(ports);
  const { store, catalogs, host } = ports;
  const setDeleted = (id: string, deleted: boolean): Record<string, never> => {
    store.setDeleted(id, deleted, desk.stamp());
    desk.drop();
    return {};
  };
  const setArchived = (id: string, archived: boolean): Record<string, never> => {
    store.setArchived(id, archived, desk.stamp());
    return {};
  };
  return {
    describeHost: () => ({ ...host.describe(), readOnly: store.readOnly, notices: store.notices }),
    readSettings: () => store.readSettings(),
    changeSettings: (input) => store.changeSettings(input),
    listEditions: () => catalogs.editions(),
    readCatalog: ({ edition }) => catalogs.read(edition),
    listAssessments: ({ deleted, archived }) => store.list({ deleted: deleted ?? false, archived: archived ?? false }),
    search: ({ text, archived }) => (text.trim() === '' ? [] : store.search(text, mostHits, archived ?? false)),
    createAssessment: createAssessment(ports, desk),
    addSample: () => ({ id: importBytes(ports, desk, 'sample', ports.shipped.sample(), true).id }),
    openAssessment: ({ id }) => {
      const read = store.read(id);
      if (!read) throw new Trouble('not-found', 'This assessment is not in the library any more. Choose another there.');
      desk.keep(id, read.assessment);
      return { id, ...read };
    },
    change: changeEntry(ports, desk),
    undo: stepChange(ports, desk, 'undo'),
    redo: stepChange(ports, desk, 'redo'),
    readHistory: ({ id, limit, ...filter }) => store.history(id, { ...filter, limit: limit ?? 200 }),
    deleteAssessment: ({ id }) => setDeleted(id, true),
    restoreAssessment: ({ id }) => setDeleted(id, false),
    archiveAssessment: ({ id }) => setArchived(id, true),
    unarchiveAssessment: ({ id }) => setArchived(id, false),
    copyForward: copyForward(ports, desk),
    duplicateAssessment: duplicateAssessment(ports, desk),
    attachEvidence: attachEvidence(ports, desk),
    readEvidence: readEvidence(ports, desk),
    saveEvidence: saveEvidence(ports, desk),
    previewReport: async (input) => (await reports()).previewReport(ports, desk)(input),
    listFormats: async () => (await reports()).listFormats(),
    exportReport: async (input) => (await reports()).exportReport(ports, desk)(input),
    showInFolder: ({ ref }) => {
      host.showInFolder(ref);
      return {};
    },
    importAssessment: importAssessment(ports, desk),
    backUp: () => store.backUp(desk.stamp()),
    verifyStorage: () => store.verify(),
  };
};
