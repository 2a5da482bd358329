/** The whole application over the real store in a folder of its own, with a host that keeps what it is handed. */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createApplication } from '#application/application.ts';
import { dispatch } from '#application/dispatch.ts';
import { Trouble, type Host, type Store } from '#application/ports.ts';
import type { ErrorCode, Failure, InputOf, OperationName, Outcome, OutputOf } from '#contract/contract.ts';
import { openResources } from '#hosts/resources.ts';
import { openStore } from '#storage/open-store.ts';
import { openStaging } from '#storage/staging.ts';
import { openSigningKeys } from '#storage/signing-key.ts';

export const now = '2026-11-23T12:00:00+01:00';

type File = Parameters<Host['deliver']>[0];

export interface Bench {
  readonly ask: <N extends OperationName>(operation: N, input: InputOf<N>) => Promise<Outcome<OutputOf<N>>>;
  /** The value of an operation that must succeed. */
  readonly get: <N extends OperationName>(operation: N, input: InputOf<N>) => Promise<OutputOf<N>>;
  /** The failure of an operation that must be refused. */
  readonly refused: (operation: string, input: unknown, code?: ErrorCode) => Promise<Failure>;
  /** Through the door with anything at all. */
  readonly send: (operation: unknown, input: unknown) => Promise<Outcome<unknown>>;
  /** Everything that a screen could see, to compare before and after. */
  readonly look: () => Promise<string>;
  readonly delivered: File[];
  readonly progress: string[];
  /** Errors that were no `Trouble`: faults of ours. */
  readonly faults: unknown[];
  readonly store: Store;
  /** Where the store keeps its files. */
  readonly folder: string;
}

const cannotPrint = 'No engine that prints was found. Install Chromium and start Postern again.';

const openHost = (delivered: File[], progress: string[]): Host => ({
  describe: () => ({ kind: 'cli', version: '0.1.0', abilities: { print: cannotPrint, saveDialog: false, showInFolder: false } }),
  print: () => Promise.reject(new Trouble('cannot-here', cannotPrint)),
  deliver: (file) => {
    delivered.push(file);
    return Promise.resolve({ kind: 'saved', name: file.name, ref: String(delivered.length) });
  },
  deliverPieces: async ({ name, mediaType, pieces }) => {
    const all: Uint8Array[] = [];
    for await (const piece of pieces()) all.push(piece);
    delivered.push({ name, mediaType, bytes: new Uint8Array(Buffer.concat(all)) });
    return { kind: 'saved', name, ref: String(delivered.length) };
  },
  showInFolder: () => {
    throw new Trouble('cannot-here', 'This host has no folder to show.');
  },
  progress: (event) => void progress.push(`${event.operation} ${event.done}/${event.total} ${event.label}`),
  failure: (sentence) => void progress.push(sentence),
});

export const openBench = (folder: string = mkdtempSync(join(tmpdir(), 'postern-application-'))): Bench => {
  const store = openStore({ folder, now: () => now });
  onTestFinished(() => {
    staging.close();
    store.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const delivered: File[] = [];
  const progress: string[] = [];
  const faults: unknown[] = [];
  let ids = 0;
  const staging = openStaging(folder, {
    alone: true,
    found: () => store.dropUnspokenEvidence(),
    told: (trouble) => {
      throw trouble;
    },
  });
  const application = createApplication({
    store,
    ...openResources(join(import.meta.dirname, '../../resources')),
    clock: { now: () => now },
    host: openHost(delivered, progress),
    signing: openSigningKeys(folder),
    staging,
    newId: () => `a${String((ids += 1))}`,
    sha256: (bytes) => createHash('sha256').update(bytes).digest('hex'),
  });
  const send = (operation: unknown, input: unknown): Promise<Outcome<unknown>> =>
    dispatch(application, operation, input, (error) => faults.push(error));
  const bench: Bench = {
    send,
    ask: (operation, input) => send(operation, input) as Promise<Outcome<never>>,
    get: async (operation, input) => {
      const outcome = await bench.ask(operation, input);
      if (!outcome.ok) throw new Error(`${operation}: ${outcome.error.code}: ${outcome.error.sentence}`, { cause: faults.at(-1) });
      return outcome.value;
    },
    refused: async (operation, input, code) => {
      const outcome = await send(operation, input);
      if (outcome.ok) throw new Error(`${operation} was not refused.`);
      if (code !== undefined && outcome.error.code !== code)
        throw new Error(`Expected ${code}, got ${outcome.error.code}: ${outcome.error.sentence}`);
      return outcome.error;
    },
    look: async () => {
      const rows = [...(await bench.get('listAssessments', {})), ...(await bench.get('listAssessments', { deleted: true }))];
      const open = await Promise.all(rows.filter((row) => row.deletedAt === null).map((row) => bench.get('openAssessment', { id: row.id })));
      const history = await Promise.all(open.map((one) => bench.get('readHistory', { id: one.id, limit: 1_000 })));
      const logbook = await bench.get('readLogbook', {});
      return JSON.stringify({ rows, open, history, logbook, settings: await bench.get('readSettings', {}), delivered: delivered.length });
    },
    delivered,
    progress,
    faults,
    store,
    folder,
  };
  return bench;
};

export const toBase64 = (bytes: Uint8Array | string): string => Buffer.from(bytes).toString('base64');

/** Hands a large file over in pieces, as the screen does; gives the input of the operations on a bundle. */
export const stage = async (
  bench: Bench,
  name: string,
  bytes: Uint8Array,
  size = 1_048_576,
): Promise<{ readonly name: string; readonly ref: string }> => {
  let ref: string | undefined;
  for (let at = 0; at < bytes.length || ref === undefined; at += size)
    ({ ref } = await bench.get('stageFile', { ...(ref === undefined ? {} : { ref }), base64: toBase64(bytes.subarray(at, at + size)) }));
  return { name, ref };
};

/** A small assessment; gives its id. */
export const create = async (bench: Bench, more: Partial<InputOf<'createAssessment'>> = {}): Promise<string> => {
  const { id } = await bench.get('createAssessment', {
    edition: 'vi4',
    title: 'Kestrel Freight',
    client: 'Kestrel Freight Ltd',
    hosts: ['ESX', 'ESXi'],
    scope: { SSH: { state: 'in-use' } },
    ...more,
  });
  return id;
};
