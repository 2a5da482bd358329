/** One run of the bundle bench in a process of its own, so that its memory is its own: `seal|verify|import|floor FOLDER FILE`. */
import { createHash } from 'node:crypto';
import { closeSync, createReadStream, fsyncSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { dispatch } from '#application/dispatch.ts';
import type { Application } from '#application/application.ts';
import type { Host } from '#application/ports.ts';
import type { InputOf, OperationName, OutputOf } from '#contract/contract.ts';
import { verifyBundle } from '#exchange/bundle/verify.ts';
import { openResources } from '#hosts/resources.ts';
import { startApplication } from '#hosts/start-application.ts';
import { writePieces } from '#hosts/write-whole.ts';

const [mode, dataFolder = '', file = ''] = process.argv.slice(2);
const resources = join(import.meta.dirname, '../../resources');

const none = (): never => {
  throw new Error('This host only delivers.');
};
const host: Host = {
  describe: () => ({ kind: 'cli', version: 'bench', abilities: { print: 'not here', saveDialog: false, showInFolder: false } }),
  print: none,
  deliver: none,
  deliverPieces: async ({ name, pieces }) => {
    await writePieces(file, pieces());
    return { kind: 'saved', name, ref: file };
  },
  showInFolder: none,
  failure: none,
  progress: () => undefined,
};

const seal = async (): Promise<void> => {
  const { application, close } = startApplication({ dataFolder, resources, host });
  const sealed = await dispatch(application, 'exportReport', { id: 'big', format: 'bundle', options: { paper: 'A4', without: [] } });
  close();
  if (!sealed.ok) throw new Error(sealed.error.sentence);
};

const verify = async (): Promise<void> => {
  const { catalogs } = openResources(resources);
  const tools = { passphrase: null, shippedCatalog: (edition: string) => catalogs.read(edition), programVersion: 'bench' };
  const { ok } = await verifyBundle(createReadStream(file, { highWaterMark: 1_048_576 }), tools);
  if (!ok) throw new Error('The bundle does not verify.');
};

const ask = async <N extends OperationName>(application: Application, operation: N, input: InputOf<N>): Promise<OutputOf<N>> => {
  const outcome = await dispatch(application, operation, input);
  if (!outcome.ok) throw new Error(outcome.error.sentence);
  return outcome.value as OutputOf<N>;
};

/** Handed over in pieces as a screen does, looked at, and taken in. */
const take = async (): Promise<void> => {
  const { application, close } = startApplication({ dataFolder, resources, host });
  let ref: string | undefined;
  for await (const piece of createReadStream(file, { highWaterMark: 4 * 1_048_576 }))
    ({ ref } = await ask(application, 'stageFile', { ...(ref === undefined ? {} : { ref }), base64: (piece as Buffer).toString('base64') }));
  const given = { name: 'big.postern', ref: ref ?? '' };
  const { content } = await ask(application, 'previewBundle', given);
  const { id } = await ask(application, 'importBundle', given);
  const { assessment } = await ask(application, 'openAssessment', { id });
  if (Object.keys(assessment.evidence).length !== content?.evidence) throw new Error('Evidence is missing.');
  close();
};

/** The least that must happen: read each piece from the store, hash it, write it, and wait for the disk. */
const floor = (): void => {
  const { store, close } = startApplication({ dataFolder, resources, host });
  const handle = openSync(file, 'w');
  const hash = createHash('sha256');
  for (const { sha256 } of Object.values(store.read('big')?.assessment.evidence ?? {})) {
    const bytes = store.readEvidence(sha256) ?? none();
    hash.update(bytes);
    writeSync(handle, bytes);
  }
  fsyncSync(handle);
  closeSync(handle);
  close();
};

const began = performance.now();
const work = { seal, verify, import: take, floor }[mode as 'seal' | 'verify' | 'import' | 'floor'];
await work();
const used = process.resourceUsage();
process.stdout.write(JSON.stringify({ ms: performance.now() - began, peakMB: used.maxRSS / 1024 }));
