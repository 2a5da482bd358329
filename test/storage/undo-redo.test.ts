import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changeAssessment, entryValue, type Change } from '#core/assessment/entry.ts';
import { answer, change, create, kestrel, newFolder, open, step, summary, stamp, troubleOf } from './fixture.ts';

test('Undo walks back over changes not yet undone; redo follows only right after undo.', () => {
  const store = open(newFolder());
  create(store, 'a');
  expect(step(store, 'a', 'undo')).toBeNull();
  change(store, 'a', answer('Q', { value: 'one' }));
  change(store, 'a', answer('Q', { value: 'two' }));
  expect(step(store, 'a', 'undo')).toMatchObject({ change: { key: 'Q', value: { value: 'one' } }, canUndo: true, canRedo: true });
  expect(step(store, 'a', 'undo')).toMatchObject({ change: { key: 'Q', value: null }, canUndo: false, canRedo: true });
  expect(step(store, 'a', 'redo')).toMatchObject({ change: { value: { value: 'one' } } });
  expect(change(store, 'a', answer('R', { value: 'three' }))).toMatchObject({ canUndo: true, canRedo: false });
  expect(step(store, 'a', 'redo')).toBeNull();
  expect(step(store, 'a', 'undo')).toMatchObject({ change: { key: 'R', value: null } });
  expect(step(store, 'a', 'undo')).toMatchObject({ change: { key: 'Q', value: null } });
  expect(store.history('a', { limit: 20 }).map(({ action }) => action)).toEqual([
    'undo',
    'undo',
    'change',
    'redo',
    'undo',
    'undo',
    'change',
    'change',
    'create',
  ]);
  expect(store.verify().ok).toBe(true);
});

test('A step that another change has overtaken is refused and nothing is written.', () => {
  const store = open(newFolder());
  create(store, 'a');
  change(store, 'a', answer('Q', { value: 'one' }));
  const stale = store.nextUndo('a');
  change(store, 'a', answer('Q', { value: 'two' }));
  if (stale === null) throw new Error('nothing to undo');
  expect(troubleOf(() => store.step({ id: 'a', action: 'undo', ...stale, summary, stamp }))).toMatchObject({ code: 'refused' });
  const forged: Change = answer('Q', { value: 'forged' });
  const refersTo = store.nextUndo('a')?.refersTo ?? 0;
  expect(troubleOf(() => store.step({ id: 'a', action: 'undo', refersTo, change: forged, summary, stamp }))).toMatchObject({ code: 'refused' });
  expect(store.history('a', { limit: 10 })).toHaveLength(3);
});

type Act = { readonly kind: 'undo' } | { readonly kind: 'redo' } | { readonly kind: 'change'; readonly key: string; readonly value: string | null };
const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('change' as const), key: fc.constantFrom('A', 'B', 'C'), value: fc.constantFrom('1', '2', null) }),
  },
  { weight: 2, arbitrary: fc.constant({ kind: 'undo' as const }) },
  { weight: 2, arbitrary: fc.constant({ kind: 'redo' as const }) },
);

test('Any course of changes, undos and redos agrees with a plain model that keeps two stacks.', () => {
  const store = open(newFolder());
  let run = 0;
  fc.assert(
    fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
      const id = `run-${String((run += 1))}`;
      create(store, id);
      let assessment = kestrel();
      let undo: { key: string; before: Change['value']; after: Change['value'] }[] = [];
      let redo: typeof undo = [];
      for (const one of acts) {
        if (one.kind === 'change') {
          const made = answer(one.key, one.value === null ? null : { value: one.value });
          const before = entryValue(assessment, 'answer', one.key);
          change(store, id, made);
          if (JSON.stringify(before) === JSON.stringify(made.value)) continue;
          [undo, redo] = [[...undo, { key: one.key, before, after: made.value }], []];
          assessment = changeAssessment(assessment, made);
        } else {
          const [from, to] = one.kind === 'undo' ? [undo, redo] : [redo, undo];
          const top = from.pop();
          expect(step(store, id, one.kind) === null).toBe(top === undefined);
          if (top === undefined) continue;
          to.push(top);
          assessment = changeAssessment(assessment, { kind: 'answer', key: top.key, value: one.kind === 'undo' ? top.before : top.after } as Change);
        }
      }
      expect(store.read(id)).toMatchObject({ assessment, canUndo: undo.length > 0, canRedo: redo.length > 0 });
    }),
    { numRuns: 60, seed: 7 },
  );
  expect(store.verify()).toMatchObject({ ok: true });
});
