import { expect, test } from 'vitest';
import { entryText } from '#storage/entry-text.ts';
import { excerptCutter } from '#storage/excerpt.ts';
import { answer, change, create, kestrel, newFolder, open, search, stamp, step } from './fixture.ts';

const filled = () => {
  const store = open(newFolder());
  create(store, 'a', kestrel('Kestrel Freight'));
  create(store, 'b', kestrel('Merlin Bank'));
  change(store, 'a', answer('Q-1', { value: 'on none', note: 'Planned for Q2, says the café owner' }));
  change(store, 'b', answer('Q-1', { value: 'on all', note: 'planned long ago' }));
  change(store, 'b', { kind: 'acceptance', key: 'F-1', value: { reason: 'Legacy backup product', owner: 'M. Größmann', expiresOn: '2027-03-31' } });
  return store;
};
/** Searches one filled store; gives the hits as `assessment kind key`. */
const finder = () => {
  const store = filled();
  return (text: string, limit = 10): readonly string[] =>
    search(store, text, limit).map(({ assessment, kind, key }) => `${assessment} ${kind} ${key}`);
};

test('Every word must occur, the last one as a beginning; the newest hit comes first.', () => {
  const found = finder();
  expect(found('planned')).toEqual(['b answer Q-1', 'a answer Q-1']);
  expect(found('plan')).toEqual(['b answer Q-1', 'a answer Q-1']);
  expect(found('planned q2')).toEqual(['a answer Q-1']);
  expect(found('plan long')).toEqual([]);
  expect(found('planned', 1)).toEqual(['b answer Q-1']);
  expect(found('on none')).toEqual(['a answer Q-1']);
});

test('Case and accents make no difference; titles, clients, reasons and owners are found.', () => {
  const found = finder();
  expect(found('CAFE')).toEqual(['a answer Q-1']);
  expect(found('café')).toEqual(['a answer Q-1']);
  expect(found('grossmann')).toEqual([]); // ß is a letter of its own
  expect(found('größmann')).toEqual(['b acceptance F-1']);
  expect(found('merlin')).toEqual(['b details details']);
  expect(found('freight ltd')).toEqual(['b details details', 'a details details']);
});

test('What is typed is data: no search syntax gets through.', () => {
  const found = finder();
  for (const text of ['planned NOT long', 'planned OR merlin', 'text:planned', 'NEAR(planned long)', '^merlin backup'])
    expect(found(text), text).toEqual([]);
  for (const text of ['"', '""', '*', '(', '-', 'planned"', "'; DROP TABLE word; --", 'a*b', '\0planned', '{text}: x', '+', 'NOT', 'AND', '—'])
    expect(() => found(text), text).not.toThrow();
  expect(found('"planned" (q2)')).toEqual(['a answer Q-1']);
  expect(found('')).toEqual([]);
  expect(found('— …')).toEqual([]);
});

test('Search follows changes, removal, undo, deletion and restoring.', () => {
  const store = filled();
  const hits = (text: string): number => search(store, text, 10).length;
  change(store, 'a', answer('Q-1', { value: 'on none', note: 'cancelled' }));
  expect([hits('planned'), hits('cancelled')]).toEqual([1, 1]);
  step(store, 'a', 'undo');
  expect([hits('planned'), hits('cancelled')]).toEqual([2, 0]);
  change(store, 'a', answer('Q-1', null));
  expect(hits('planned')).toBe(1);
  store.setDeleted('b', true, stamp);
  expect([hits('planned'), hits('merlin')]).toEqual([0, 0]);
  store.setDeleted('b', false, stamp);
  expect([hits('planned'), hits('merlin')]).toEqual([1, 1]);
});

test('A hit comes with whose assessment it is in, who said it and when, and the text around it, every second piece being a hit.', () => {
  const store = filled();
  change(store, 'b', answer('Q-1', { value: 'on all', note: 'planned long ago', by: 'A. Weber', at: '2026-11-12T10:00:00+01:00' }));
  const line = store.list({ deleted: false }).find(({ id }) => id === 'b');
  expect(store.search('planned long', 1)[0]).toEqual({
    id: 'b',
    title: 'Merlin Bank',
    client: line?.client,
    rating: line?.rating,
    changedAt: line?.changedAt,
    hits: [
      {
        by: 'A. Weber',
        at: '2026-11-12T10:00:00+01:00',
        kind: 'answer',
        key: 'Q-1',
        pieces: ['', 'planned', ' ', 'long', ' ago\non all\nA. Weber'],
      },
    ],
  });
  const [plain] = search(store, 'merlin', 1);
  expect([plain?.by, plain?.at]).toEqual([null, null]);
});

test('A hit in a plug-in says its name, wherever in it the word stands; an answer goes by its key alone.', () => {
  const store = filled();
  const plugIn = {
    id: 'P-01',
    name: 'VaultKeeper Backup',
    enabled: true,
    peers: [],
    answers: {},
    observations: {},
    note: 'seen in the capture, planned to go',
  };
  change(store, 'b', { kind: 'plug-in', key: 'P-01', value: plugIn });
  const names = search(store, 'planned', 10).map((hit) => ('name' in hit ? hit.name : null));
  expect(names).toEqual(['VaultKeeper Backup', null, null]);
});

test('An excerpt is cut at blanks and marked as cut.', () => {
  const text = `${'before '.repeat(40)}hit ${'after '.repeat(60)}hit`;
  const pieces = excerptCutter(['hit'])(text);
  expect(pieces[1]).toBe('hit');
  expect(pieces[0]).toMatch(/^…( before)+ $/);
  expect(pieces.at(-1)).toMatch(/^( after)+…$/);
  expect(pieces.join('').length).toBeLessThan(260);
  expect(excerptCutter(['elsewhere'])('plain')).toEqual(['plain']);
  expect(excerptCutter(['y'])('x'.repeat(5000))[0]?.length).toBeLessThan(6000);
});

test('The searchable text of an entry is all that was typed, and nothing that was not.', () => {
  expect(entryText('answer', { value: 'unknown', note: 'n', reason: 'r', by: 'b', at: '2026' })).toBe('n\nr\nb');
  expect(entryText('answer', { value: ['one', 'two'] })).toBe('one\ntwo');
  expect(entryText('answer', { value: { 'esx-1': 'yes' } })).toBe('esx-1\nyes');
  expect(entryText('evidence', { id: 'E-01', kind: 'file', name: 'proof.txt', mediaType: 'text/plain', size: 1, sha256: 'abc', note: 'seen' })).toBe(
    'proof.txt\nseen',
  );
  expect(
    entryText('plug-in', { id: 'p', name: 'Backup', enabled: true, peers: ['x'], answers: { Q: { value: 'no', note: 'deep' } }, observations: {} }),
  ).toBe('Backup\nx\ndeep\nno');
});

test('An excerpt of plain letters is cut as one whose text has an accent, wherever the words stand and however they are written.', () => {
  const words = ['Window', 'tls-1', 'cert'];
  const accent = 'Å';
  for (const text of [
    'The WINDOW is shut; certificate and certs, not concert, cert_x and windows.',
    `tls 1 and tls-1,\nwindow${' filler'.repeat(40)} cert`,
    `${'word '.repeat(30)}cert${'-'.repeat(200)}window`,
    'nothing of it',
    '',
  ]) {
    // The accent stands behind the end of what is shown, so that both ways must cut alike.
    const tail = ` ${'z'.repeat(400)}`;
    expect(excerptCutter(words)(`${text}${tail} a`)).toEqual(excerptCutter(words)(`${text}${tail} ${accent}`));
  }
});
