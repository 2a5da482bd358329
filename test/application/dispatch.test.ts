/** The single door over the real application: nothing malformed gets in, nothing throws, nothing changes. */
import { expect, test } from 'vitest';
import { createApplication } from '#application/application.ts';
import { dispatch } from '#application/dispatch.ts';
import type { Ports } from '#application/ports.ts';
import { errorCodes } from '#contract/contract.ts';
import { goodInputs, malformed, noInput, operationNames } from '../contract/inputs.ts';
import { create, openBench } from './open-application.ts';

test('every operation refuses every malformed input by code and sentence, and nothing has changed afterwards', { timeout: 120_000 }, async () => {
  const bench = openBench();
  await create(bench);
  const before = await bench.look();
  let refused = 0;
  for (const operation of operationNames) {
    for (const [what, input] of malformed(operation)) {
      const outcome = await bench.send(operation, input);
      if (outcome.ok) throw new Error(`${operation} took ${what}.`);
      expect(`${operation}, ${what}: ${outcome.error.code}`).toBe(`${operation}, ${what}: bad-input`);
      expect(outcome.error.sentence).toMatch(/^[^\n\r\0]{5,1000}[.?]$/);
      expect(JSON.stringify(outcome).length).toBeLessThan(60_000);
      refused += 1;
    }
  }
  expect(refused).toBeGreaterThan(600);
  expect(bench.faults).toEqual([]);
  expect(await bench.look()).toBe(before);
  expect(bench.store.verify().ok).toBe(true);
});

test('every operation can be reached, and answers with a value or one of the closed codes', async () => {
  const bench = openBench();
  await create(bench);
  const reached: Record<string, string> = {};
  for (const operation of operationNames.filter((name) => name !== 'deleteAssessment')) {
    const outcome = await bench.send(operation, goodInputs[operation]);
    reached[operation] = outcome.ok ? 'ok' : outcome.error.code;
    if (!outcome.ok) expect(errorCodes).toContain(outcome.error.code);
  }
  expect(bench.faults).toEqual([]);
  expect(Object.values(reached)).not.toContain('internal');
  // What cannot succeed on a bench: a file that is none, a folder that is none.
  const notOk = Object.entries(reached).filter(([, how]) => how !== 'ok');
  expect(Object.fromEntries(notOk)).toEqual({
    showInFolder: 'cannot-here',
    importAssessment: 'file-invalid',
    previewRespondentFile: 'file-invalid',
    acceptRespondentAnswers: 'refused',
    stageFile: 'not-found',
    previewBundle: 'not-found',
    importBundle: 'not-found',
  });
});

test('what is no operation is refused, whatever its input', async () => {
  const bench = openBench();
  const before = await bench.look();
  for (const operation of ['', 'drop', 'toString', '__proto__', 'constructor', null, undefined, 7, {}, ['change'], Symbol('change')]) {
    for (const [, input] of noInput) {
      expect(await bench.send(operation, input)).toEqual({ ok: false, error: { code: 'bad-input', sentence: 'Postern has no such operation.' } });
    }
  }
  expect(await bench.look()).toBe(before);
});

test('a fault of ours is told calmly, without its message, and reaches the log', async () => {
  const secret = 'SELECT password FROM /home/auditor/library.sqlite';
  const broken = {
    store: {
      readSettings: () => {
        throw new TypeError(secret);
      },
    },
  } as unknown as Ports;
  const heard: unknown[] = [];
  const outcome = await dispatch(createApplication(broken), 'readSettings', {}, (error) => heard.push(error));
  expect(outcome).toMatchObject({
    ok: false,
    error: { code: 'internal', sentence: expect.stringMatching(/^Something went wrong inside Postern\./) as string },
  });
  expect(JSON.stringify(outcome)).not.toContain('SELECT');
  expect(heard).toHaveLength(1);
});
