/** The library behind the commands that need one: the same application and the same operations as behind the screens. */
import { homedir } from 'node:os';
import { dispatch } from '#application/dispatch.ts';
import { Trouble, type Host } from '#application/ports.ts';
import type { InputOf, OperationName, OutputOf } from '#contract/contract.ts';
import { findChromium, missingChromium } from '#printing/find-chromium.ts';
import { printPolicy } from '../content-policy.ts';
import { dataFolder } from '../data-folder.ts';
import { findResources } from '../find-resources.ts';
import { startApplication } from '../start-application.ts';
import { version } from '../version.ts';
import type { Terminal } from './terminal.ts';
import { writeOutput, writeOutputPieces } from './write-output.ts';

export interface Library {
  readonly ask: <N extends OperationName>(operation: N, input: InputOf<N>) => Promise<OutputOf<N>>;
  readonly close: () => void;
}

/** `out` is the place named on the command line, for operations that deliver a file. */
const createHost = (terminal: Terminal, out: string | null): Host => ({
  describe: () => ({
    kind: 'cli',
    version,
    abilities: { print: findChromium() === null ? missingChromium : true, saveDialog: false, showInFolder: false },
  }),
  print: async (html, { paper }) => {
    const [{ printPdf }, { finishPdf }] = await Promise.all([import('#printing/print-pdf.ts'), import('../finish-pdf.ts')]);
    return finishPdf(await printPdf(html, { paper, policy: printPolicy }), html);
  },
  deliver: async ({ name, bytes }) => {
    if (out === null) return { kind: 'cancelled' };
    await writeOutput(terminal, out, bytes);
    return { kind: 'saved', name, ref: out };
  },
  deliverPieces: async ({ name, pieces }) => {
    if (out === null) return { kind: 'cancelled' };
    await writeOutputPieces(terminal, out, pieces());
    return { kind: 'saved', name, ref: out };
  },
  showInFolder: () => {
    throw new Trouble('cannot-here', 'The command line has no folder window.');
  },
  progress: () => undefined,
  failure: (sentence) => terminal.complain(sentence),
});

/** Opens the database, runs `work`, closes it whatever happens. Refusals of the application come out as `Trouble`. */
export const withLibrary = async <T>(terminal: Terminal, out: string | null, work: (library: Pick<Library, 'ask'>) => Promise<T>): Promise<T> => {
  const started = startApplication({
    dataFolder: dataFolder({ env: process.env, platform: process.platform, home: homedir() }),
    resources: findResources(import.meta.dirname),
    host: createHost(terminal, out),
  });
  try {
    for (const notice of started.store.notices) terminal.complain(notice);
    return await work({
      ask: async <N extends OperationName>(operation: N, input: InputOf<N>) => {
        const outcome = await dispatch(started.application, operation, input, (error) => {
          throw error;
        });
        if (!outcome.ok) throw new Trouble(outcome.error.code, outcome.error.sentence, outcome.error.details);
        return outcome.value as OutputOf<N>;
      },
    });
  } finally {
    started.close();
  }
};
