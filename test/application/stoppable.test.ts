import { expect, test } from 'vitest';
import { openStops } from '#application/stoppable.ts';
import { Trouble, type Host, type Ports } from '#application/ports.ts';

/** A host whose engine prints until it is told otherwise, and whose dialog is open until it is answered. */
const slowHost = () => {
  const seen = { delivered: 0, ended: 0, progress: [] as string[] };
  let answer: () => void = () => undefined;
  const dialog = new Promise<void>((resolve) => (answer = resolve));
  const host: Host = {
    describe: () => ({ kind: 'cli', version: '1', abilities: { print: true, saveDialog: true, showInFolder: false } }),
    print: (_html, { signal }) =>
      new Promise((_resolve, reject) =>
        signal?.addEventListener('abort', () => {
          seen.ended += 1;
          reject(new Error('The engine is gone.'));
        }),
      ),
    deliver: async ({ name }) => {
      await dialog;
      seen.delivered += 1;
      return { kind: 'saved', name, ref: '1' };
    },
    deliverPieces: () => Promise.resolve({ kind: 'cancelled' }),
    showInFolder: () => undefined,
    progress: ({ label }) => void seen.progress.push(label),
    failure: () => undefined,
  };
  return { ports: { host } as Ports, seen, answer: () => answer() };
};
const file = { name: 'a.pdf', mediaType: 'application/pdf', bytes: new Uint8Array() };
const codeOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof Trouble ? error.code : error),
  );

test('a print that is stopped ends its engine, hands nothing over, and is told as cancelled', async () => {
  const { ports, seen } = slowHost();
  const stops = openStops();
  const work = stops.run(ports, async ({ host }) => {
    await host.print('<p>', { paper: 'A4' });
    return host.deliver(file);
  });
  const code = codeOf(work);
  expect(stops.stop()).toBe(true);
  expect(await code).toBe('cancelled');
  expect(seen).toEqual({ delivered: 0, ended: 1, progress: ['Stopped'] });
  expect(stops.stop()).toBe(false);
});

test('what was stopped before its file is ready never reaches the dialog', async () => {
  const { ports, seen } = slowHost();
  const stops = openStops();
  let ready: () => void = () => undefined;
  let tried: Promise<unknown> = Promise.resolve();
  const code = codeOf(
    stops.run(ports, async ({ host }) => {
      await new Promise<void>((resolve) => (ready = resolve));
      tried = codeOf(host.deliver(file));
      await tried;
    }),
  );
  stops.stop();
  expect(await code).toBe('cancelled');
  ready();
  await new Promise((resolve) => setTimeout(resolve, 0));
  expect(await tried).toBe('cancelled');
  expect(seen.delivered).toBe(0);
});

test('a file written piece by piece is stopped between two of them, and no longer once the last is out', async () => {
  const written: number[] = [];
  const stops = openStops();
  const { ports } = slowHost();
  const writing = (pieces: readonly number[], stopAt: number) =>
    stops.run({ ...ports, host: { ...ports.host, deliverPieces: writer } }, ({ host }) =>
      host.deliverPieces({ name: 'a.postern', mediaType: 'application/octet-stream', size: null, pieces: () => given(pieces, stopAt) }),
    );
  const writer: Host['deliverPieces'] = async ({ pieces }) => {
    for await (const [piece] of pieces()) written.push(piece ?? -1);
    expect(stops.stop()).toBe(false);
    return { kind: 'saved', name: 'a.postern', ref: '1' };
  };
  async function* given(pieces: readonly number[], stopAt: number): AsyncGenerator<Uint8Array> {
    for (const piece of pieces) {
      await new Promise((resolve) => setTimeout(resolve, 0));
      if (piece === stopAt) stops.stop();
      yield new Uint8Array([piece]);
    }
  }
  expect(await codeOf(writing([1, 2, 3], 2))).toBe('cancelled');
  expect(written).toEqual([1]);
  expect(await codeOf(writing([4, 5], 9))).toBe('done');
  expect(written).toEqual([1, 4, 5]);
});

test('a file that is being handed over is no longer stopped: there is never half of one', async () => {
  const { ports, seen, answer } = slowHost();
  const stops = openStops();
  const code = codeOf(stops.run(ports, ({ host }) => host.deliver(file)));
  expect(stops.stop()).toBe(false);
  answer();
  expect(await code).toBe('done');
  expect(seen.delivered).toBe(1);
});
