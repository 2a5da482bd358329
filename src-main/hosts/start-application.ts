/** Wires storage, shipped files, clock and one host into the application. Every host starts it here and nowhere else. */
import { createHash, randomUUID } from 'node:crypto';
import { createApplication, type Application } from '#application/application.ts';
import type { Host, Store } from '#application/ports.ts';
import { openSigningKeys } from '#storage/signing-key.ts';
import { openStore } from '#storage/open-store.ts';
import { systemClock } from './clock.ts';
import { openResources } from './resources.ts';

export interface Started {
  readonly application: Application;
  readonly store: Store;
  readonly close: () => void;
}

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
  const store = openStore({ folder: dataFolder, now: () => systemClock.now() });
  const application = createApplication({
    store,
    ...openResources(resources),
    clock: systemClock,
    host,
    signing: openSigningKeys(dataFolder),
    newId: () => randomUUID(),
    sha256: (bytes) => createHash('sha256').update(bytes).digest('hex'),
  });
  return { application, store, close: () => store.close() };
};
