/**
 * The real application inside the test's browser: catalog, parsing, dispatch, evaluation are the ones that ship; only the
 * disk is in memory. Must be imported before anything that reads `#shared/api.ts`.
 */
import type { Assessment } from '#core/assessment/assessment.ts';
import { changeAssessment, emptyAssessment, type Change } from '#core/assessment/entry.ts';
import type { Catalog } from '#core/catalog/catalog.ts';
import { parseCatalog } from '#core/catalog/parse-catalog.ts';
import type { Outcome, OutputOf, Transport } from '#contract/contract.ts';
import { createApplication, type Application } from '#application/application.ts';
import { dispatch } from '#application/dispatch.ts';
import type { Store } from '#application/ports.ts';
import { memoryStore } from './memory-store.ts';
import edition from '../../resources/catalog/vi4/edition.json';

const paths = import.meta.glob('../../resources/catalog/vi4/paths/*.json', { eager: true, import: 'default' });

const readCatalog = (): Catalog => {
  const parsed = parseCatalog({
    edition,
    paths: Object.entries(paths).map(([file, content]) => ({ file: file.slice(file.lastIndexOf('paths/')), content })),
  });
  if (!parsed.ok) throw new Error(parsed.problems.map((problem) => `${problem.place}: ${problem.sentence}`).join('\n'));
  return parsed.value;
};
export const catalog = readCatalog();

/** SHA-256 by the platform is asynchronous and the port is not; 64 digits that differ with the bytes are enough here. */
const digest = (bytes: Uint8Array): string => {
  let [a, b] = [0x811c9dc5, 0x01000193];
  for (const byte of bytes) [a, b] = [Math.imul(a ^ byte, 0x01000193) >>> 0, Math.imul(b + byte, 0x9e3779b1) >>> 0];
  return (a.toString(16).padStart(8, '0') + b.toString(16).padStart(8, '0')).repeat(4);
};

const unstaged = (): never => {
  throw new Error('No file is taken in here.');
};

let store: Store | null = null;
let application: Application | null = null;

/** Fills the host with one assessment made of the given changes; its id is `kestrel`. */
export const startHost = (changes: readonly Change[] = []): Assessment => {
  const empty = emptyAssessment('vi4', {
    title: 'Kestrel Freight',
    client: 'Kestrel Freight Ltd',
    evaluatedOn: '2026-11-23',
    hosts: ['ESX', 'ESXi'],
    state: 'draft',
  });
  const assessment = changes.reduce(changeAssessment, empty);
  const kept = memoryStore({ kestrel: assessment }, { auditor: 'R. Amsler', theme: 'light' });
  store = kept;
  let ids = 0;
  application = createApplication({
    store: kept,
    catalogs: { editions: () => [{ edition: 'vi4', version: catalog.version, title: catalog.title }], read: () => catalog },
    shipped: { sample: () => new Uint8Array(), font: () => new Uint8Array() },
    clock: { now: () => '2026-11-23T14:32:07+01:00' },
    host: {
      describe: () => ({ kind: 'web', version: 'test', abilities: { print: 'no printer in this test', saveDialog: false, showInFolder: false } }),
      print: () => Promise.reject(new Error('no printer in this test')),
      deliver: ({ name }) => Promise.resolve({ kind: 'cancelled', name } as never),
      deliverPieces: ({ name }) => Promise.resolve({ kind: 'cancelled', name } as never),
      showInFolder: () => undefined,
      progress: () => undefined,
      failure: () => undefined,
    },
    signing: { read: () => null, create: () => ({ publicKey: '', fingerprint: '' }), sign: () => new Uint8Array(64) },
    staging: { open: unstaged, append: unstaged, sizeOf: unstaged, read: unstaged, forget: unstaged },
    newId: () => `id-${String((ids += 1))}`,
    sha256: digest,
  });
  return assessment;
};

/** What is on the disk of the host now. */
export const saved = (): Assessment => store?.read('kestrel')?.assessment ?? startHost();

const transport: Transport = {
  async invoke(operation, input) {
    if (!application) startHost();
    const outcome = application ? await dispatch(application, operation, JSON.parse(JSON.stringify(input)), (fault) => console.error(fault)) : null;
    return outcome as Outcome<OutputOf<typeof operation>>;
  },
  listen: () => () => undefined,
};
Object.defineProperty(window, 'postern', { value: transport, configurable: true });
