import Database from 'better-sqlite3';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Trouble } from '#application/ports.ts';
import { startApplication } from '#hosts/start-application.ts';
import { openStore } from '#storage/open-store.ts';
import { answer, change, create, newFolder, noon, open, stamp } from './fixture.ts';

/** Longer ago than the bin keeps anything, also by the clock of the machine that runs this. */
const longAgo = '2020-01-01T12:00:00.000+01:00';

/** A library with one assessment to keep and one that has been in the bin too long; `refuse` makes its removal fail. */
const prepare = (refuse: boolean): string => {
  const folder = newFolder();
  const store = open(folder);
  create(store, 'kept');
  create(store, 'binned');
  store.setDeleted('binned', true, { ...stamp, at: longAgo });
  store.close();
  if (refuse) {
    const db = new Database(join(folder, 'postern.db'));
    db.exec("CREATE TRIGGER refuse BEFORE DELETE ON assessment BEGIN SELECT RAISE(ABORT, 'refused by the test'); END");
    db.close();
  }
  return folder;
};

test.each([
  [true, [['storage-failed', expect.stringMatching(/^What has been in the bin for more than 30 days was not removed\. .*[.]$/)]]],
  [false, []],
])('Upkeep that fails (%s) keeps no answer from being saved, and is told in a sentence.', (refuse, expected) => {
  const heard: Trouble[] = [];
  const store = openStore({ folder: prepare(refuse), now: () => noon, told: (trouble) => heard.push(trouble) });
  onTestFinished(() => store.close());
  expect(change(store, 'kept', answer('Q', { value: 'no' })).seq).toBeGreaterThan(0);
  expect(heard.map(({ code, message }) => [code, message])).toEqual(expected);
  expect(store.list({ deleted: true })).toHaveLength(refuse ? 1 : 0);
});

test('The host hears of it as well.', () => {
  const sentences: string[] = [];
  const none = (): never => {
    throw new Error('This host only listens.');
  };
  const host = { describe: none, print: none, deliver: none, deliverPieces: none, showInFolder: none, progress: none };
  const { application, close } = startApplication({
    dataFolder: prepare(true),
    resources: join(import.meta.dirname, '../../resources'),
    host: { ...host, failure: (sentence) => sentences.push(sentence) },
  });
  onTestFinished(close);
  const rows = application.listAssessments({ deleted: true });
  expect(rows).toHaveLength(1);
  expect(sentences).toEqual([expect.stringContaining('was not removed')]);
});
