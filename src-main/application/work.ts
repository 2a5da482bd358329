/** What works on assessments, with the rules that rate them: loaded once the library stands, because no start should wait for it. */
import type { Application, StartName } from './application.ts';
import { attachEvidence } from './attach-evidence.ts';
import { changeEntry, movesToIssued } from './change-entry.ts';
import { checkEvidence } from './check-evidence.ts';
import { checkLook } from './check-look.ts';
import { copyForward, duplicateAssessment } from './copy-forward.ts';
import { createAssessment } from './create-assessment.ts';
import { openDesk } from './desk.ts';
import { importAssessment, importBytes } from './import-assessment.ts';
import { Trouble, type Ports } from './ports.ts';
import { readEvidence, saveEvidence } from './read-evidence.ts';
import { stageFile } from './stage-file.ts';
import { stepChange } from './step-change.ts';
import { openImports } from './stop-import.ts';
import { openStops } from './stoppable.ts';

export type Work = Omit<Application, StartName>;

/** Loaded with the first report: it is half of the program, and no start should wait for it. */
const reports = () => import('./export-report.ts');
/** With it come the readers of workbooks. */
const respondents = () => import('./take-back-answers.ts');

const issuing = () => import('./issue-assessment.ts');
const bundles = () => import('./import-bundle.ts');

export const createWork = (ports: Ports): Work => {
  const desk = openDesk(ports);
  const { store, catalogs } = ports;
  const setDeleted = (id: string, deleted: boolean): Record<string, never> => {
    store.setDeleted(id, deleted, desk.stamp());
    desk.drop();
    return {};
  };
  const setArchived = (id: string, archived: boolean): Record<string, never> => {
    store.setArchived(id, archived, desk.stamp());
    return {};
  };
  const change = changeEntry(ports, desk);
  const stops = openStops();
  const imports = openImports();
  return {
    changeSettings: (input) => store.changeSettings(checkLook(input)),
    listEditions: () => catalogs.editions(),
    readCatalog: ({ edition }) => catalogs.read(edition),
    createAssessment: createAssessment(ports, desk),
    addSample: () => ({ id: importBytes(ports, desk, 'sample', ports.shipped.sample(), true).id }),
    openAssessment: ({ id }) => {
      const read = store.read(id);
      if (!read) throw new Trouble('not-found', 'This assessment is not in the library any more. Choose another there.');
      desk.keep(id, read.assessment);
      return { id, ...read };
    },
    change: async (input) => (movesToIssued(desk, input) ? (await issuing()).issueByChange(ports, desk)(input) : change(input)),
    undo: stepChange(ports, desk, 'undo'),
    redo: stepChange(ports, desk, 'redo'),
    deleteAssessment: ({ id }) => setDeleted(id, true),
    restoreAssessment: ({ id }) => setDeleted(id, false),
    archiveAssessment: ({ id }) => setArchived(id, true),
    unarchiveAssessment: ({ id }) => setArchived(id, false),
    copyForward: copyForward(ports, desk),
    duplicateAssessment: duplicateAssessment(ports, desk),
    attachEvidence: attachEvidence(ports, desk),
    readEvidence: readEvidence(ports, desk),
    checkEvidence: checkEvidence(ports, desk),
    saveEvidence: saveEvidence(ports, desk),
    previewReport: async (input) => (await reports()).previewReport(ports, desk)(input),
    listFormats: async () => (await reports()).listFormats(),
    exportReport: (input) => stops.run(ports, async (stoppable) => (await reports()).exportReport(stoppable, desk)(input)),
    stopExport: () => ({ stopped: stops.stop() }),
    importAssessment: (input) => imports.run((signal) => importAssessment(ports, desk, signal)(input)),
    previewRespondentFile: async (input) => (await respondents()).previewRespondentFile(desk)(input),
    acceptRespondentAnswers: async (input) => (await respondents()).acceptRespondentAnswers(ports, desk)(input),
    readSigningKey: () => ports.signing.read(),
    createSigningKey: () => {
      if (store.readOnly !== null) throw new Trouble('storage-read-only', store.readOnly);
      return ports.signing.create();
    },
    stageFile: stageFile(ports),
    forgetFile: ({ ref }) => {
      ports.staging.forget(ref);
      return {};
    },
    previewBundle: (input) => imports.run(async (signal) => (await bundles()).previewBundle(ports, signal)(input)),
    importBundle: (input) => imports.runAlone(async (signal) => (await bundles()).importBundle(ports, desk, signal)(input)),
    stopImport: () => ({ stopped: imports.stop() }),
    issueAssessment: async (input) => (await issuing()).issueAssessment(ports, desk)(input),
    listIssues: async (input) => (await issuing()).listIssues(ports, desk)(input),
    exportIssue: async (input) => (await issuing()).exportIssue(ports, desk)(input),
    backUp: () => store.backUp(desk.stamp()),
  };
};
