/** Wires storage, shipped files, clock and one host into the application. Every host starts it here and nowhere else. */
import { createApplication, loadWork, type Application } from '#application/application.ts';
import type { Host, Store, Trouble } from '#application/ports.ts';
import { openStore } from '#storage/open-store.ts';
import { openStaging } from '#storage/staging.ts';
import { systemClock } from './clock.ts';
import { logFault } from './log-fault.ts';

export interface Started {
  readonly application: Application;
  readonly store: Store;
  readonly close: () => void;
}

/** By then the library stands, or the command has ended. */
const quietMs = 400;

/** Opens the database in `dataFolder` (made if missing). Throws `Trouble` with a sentence for people. */
export const startApplication = ({
  dataFolder,
  resources,
  host,
}: {
  readonly dataFolder: string;
  readonly resources: string;
  readonly host: Host;
}): Started => {
  const told = (trouble: Trouble): void => {
    logFault(trouble);
    host.failure(trouble.message);
  };
  const store = openStore({ folder: dataFolder, now: () => systemClock.now(), told });
  const staging = openStaging(dataFolder, { alone: store.readOnly === null, found: () => store.dropUnspokenEvidence(), told });
  /** What works on assessments needs it; the library stands without. */
  const rest = async () => {
    const [{ openResources }, { openSigningKeys }, { createHash }] = await Promise.all([
      import('./resources.ts'),
      import('#storage/signing-key.ts'),
      import('node:crypto'),
    ]);
    return {
      ...openResources(resources),
      clock: systemClock,
      signing: openSigningKeys(dataFolder),
      staging,
      newId: () => crypto.randomUUID(),
      sha256: (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex'),
    };
  };
  const application = createApplication({ store, host, rest });
  // The first assessment that is opened finds it loaded.
  const soon = setTimeout(() => void Promise.all([loadWork(), rest()]).catch(logFault), quietMs).unref();
  const close = (): void => {
    clearTimeout(soon);
    staging.close();
    store.close();
  };
  return { application, store, close };
};
