/** The real application over a data folder, with a host that prints and delivers nothing; asked through the real door. */
import { join } from 'node:path';
import { dispatch } from '#application/dispatch.ts';
import type { Host, Store } from '#application/ports.ts';
import type { InputOf, OperationName, OutputOf } from '#contract/contract.ts';
import { startApplication } from '#hosts/start-application.ts';

const resources = join(import.meta.dirname, '../../resources');

const none = (): never => {
  throw new Error('This host only answers.');
};
const host: Host = {
  describe: () => ({ kind: 'cli', version: 'bench', abilities: { print: 'not here', saveDialog: false, showInFolder: false } }),
  print: none,
  deliver: none,
  deliverPieces: none,
  showInFolder: none,
  progress: () => undefined,
  failure: none,
};

export interface Asked {
  readonly store: Store;
  readonly ask: <N extends OperationName>(operation: N, input: InputOf<N>) => Promise<OutputOf<N>>;
  readonly close: () => void;
}

export const openApplication = (dataFolder: string): Asked => {
  const { application, store, close } = startApplication({ dataFolder, resources, host });
  const ask = async <N extends OperationName>(operation: N, input: InputOf<N>): Promise<OutputOf<N>> => {
    const outcome = await dispatch(application, operation, input, (fault) => {
      throw fault;
    });
    if (!outcome.ok) throw new Error(`${operation}: ${outcome.error.sentence}`);
    return outcome.value as OutputOf<N>;
  };
  return { store, ask, close };
};
