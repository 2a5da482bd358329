import { asked, failure, script } from '../scripted-host.ts';
import { describe, expect, test } from 'vitest';
import { emptyAssessment, type Change } from '#core/assessment/entry.ts';
import type { Outcome, Saved, SavedChange } from '#contract/contract.ts';
import type { Workspace as WorkspaceType } from '#shared/workspace.svelte.ts';
import { catalog } from './catalog.ts';

const { Workspace } = await import('#shared/workspace.svelte.ts');

const answer = (value: string, question = 'Q-VIC-VC-17'): Change => ({ kind: 'answer', key: question, value: { value } });
const valueOf = (workspace: WorkspaceType, question = 'Q-VIC-VC-17'): unknown => workspace.assessment.answers[question]?.value;

/** A host whose disk can be filled and that refuses one value; what it holds is what it acknowledged. */
const host = () => {
  const disk: Change[] = [];
  const state = { full: false };
  let seq = 0;
  const saved = (): Saved => ({ seq: (seq += 1), at: `2026-11-23T14:32:0${String(seq % 10)}+01:00`, canUndo: true, canRedo: false });
  script({
    change: ({ change }): Outcome<Saved> => {
      if (state.full) return failure('storage-full', 'The disk is full.');
      if (JSON.stringify(change.value).includes('never')) return failure('bad-input', '“never” is no answer.');
      disk.push(change);
      return { ok: true, value: saved() };
    },
    undo: (): SavedChange => ({ ...saved(), change: answer('undone') }),
  });
  const opened = {
    id: 'one',
    assessment: emptyAssessment('vi4', { title: 'One', hosts: [], state: 'draft' }),
    seq: 0,
    changedAt: '2026-11-23T08:00:00Z',
    canUndo: false,
    canRedo: false,
  };
  return { workspace: new Workspace(catalog, opened), disk, state };
};

describe('a change', () => {
  test('shows at once and is saved only after the host has committed it', async () => {
    const { workspace, disk } = host();
    const done = workspace.change(answer('on none'));
    expect([valueOf(workspace), workspace.save.kind, disk.length]).toEqual(['on none', 'saving', 0]);
    expect(await done).toBe(true);
    expect([workspace.save.kind, disk.length]).toEqual(['saved', 1]);
  });

  test('that changes nothing asks the host nothing', async () => {
    const { workspace } = host();
    await workspace.change(answer('on none'));
    await workspace.change(answer('on none'));
    expect(asked).toHaveLength(1);
  });

  test('moves the result before it is saved', () => {
    const { workspace } = host();
    const before = workspace.result.overall.decided;
    void workspace.change(answer('on none'));
    expect(workspace.result.overall.decided).toBe(before + 1);
  });
});

describe('a full disk', () => {
  test('leaves the change on screen, counted as unsaved, with the reason', async () => {
    const { workspace, state } = host();
    state.full = true;
    expect(await workspace.change(answer('on none'))).toBe(false);
    expect([valueOf(workspace), workspace.unsaved, workspace.save.kind]).toEqual(['on none', 1, 'failed']);
  });

  test('is not hidden by later changes: they wait behind the first, and all are saved in order', async () => {
    const { workspace, disk, state } = host();
    state.full = true;
    await workspace.change(answer('on none'));
    await workspace.change(answer('on some'));
    await workspace.change(answer('yes', 'Q-SSH-04'));
    expect([workspace.unsaved, workspace.save.kind]).toEqual([3, 'failed']);
    state.full = false;
    expect(await workspace.retry()).toBe(true);
    expect(disk).toEqual([answer('on none'), answer('on some'), answer('yes', 'Q-SSH-04')]);
    expect([workspace.unsaved, workspace.save.kind]).toEqual([0, 'saved']);
  });

  test('over, the next change carries the waiting ones along', async () => {
    const { workspace, disk, state } = host();
    state.full = true;
    await workspace.change(answer('on none'));
    state.full = false;
    expect(await workspace.change(answer('yes', 'Q-SSH-04'))).toBe(true);
    expect(disk).toEqual([answer('on none'), answer('yes', 'Q-SSH-04')]);
    expect(workspace.save.kind).toBe('saved');
  });
});

describe('a refused change', () => {
  test('stays visible as not saved while others are saved, and is not sent again and again', async () => {
    const { workspace, disk } = host();
    expect(await workspace.change(answer('never'))).toBe(false);
    expect(await workspace.change(answer('yes', 'Q-SSH-04'))).toBe(true);
    expect([workspace.save.kind, workspace.unsaved, disk.length]).toEqual(['failed', 1, 1]);
    expect(asked).toHaveLength(2);
  });

  test('is replaced by a good value for the same entry', async () => {
    const { workspace, disk } = host();
    await workspace.change(answer('never'));
    expect(await workspace.change(answer('on none'))).toBe(true);
    expect([workspace.save.kind, workspace.unsaved]).toEqual(['saved', 0]);
    expect(disk).toEqual([answer('on none')]);
  });

  test('can be taken back, and what was there before shows again', async () => {
    const { workspace } = host();
    await workspace.change(answer('on some'));
    await workspace.change(answer('never'));
    await workspace.discard();
    expect([valueOf(workspace), workspace.save.kind, workspace.unsaved]).toEqual(['on some', 'saved', 0]);
  });
});

test('undo takes back what is not saved before it asks the host', async () => {
  const { workspace, state } = host();
  await workspace.change(answer('on some'));
  state.full = true;
  await workspace.change(answer('on none'));
  await workspace.undo();
  expect(valueOf(workspace)).toBe('on some');
  expect(asked.some((one) => one.operation === 'undo')).toBe(false);
  state.full = false;
  await workspace.undo();
  expect(valueOf(workspace)).toBe('undone');
});

describe('evidence', () => {
  const file = { name: 'a.txt', mediaType: 'text/plain', base64: 'YQ==', onto: { kind: 'observation', check: 'C-SSH-04' } } as const;
  const evidence = { id: 'E-01', kind: 'text', name: 'a.txt', mediaType: 'text/plain', size: 1, sha256: 'a'.repeat(64) } as const;
  /** Keeps evidence as the application does, and lets the test act while it is on its way. */
  const keeping = (meanwhile: () => void = () => undefined) => {
    const { workspace } = host();
    const disk: Change[] = [];
    let seq = 0;
    const saved = (): Saved => ({ seq: (seq += 1), at: '2026-11-23T14:32:00+01:00', canUndo: true, canRedo: false });
    script({
      change: ({ change }) => {
        disk.push(change);
        return saved();
      },
      attachEvidence: () => {
        meanwhile();
        const listed: Change = { kind: 'observation', key: 'C-SSH-04', value: { value: null, evidence: ['E-01'] } };
        return { ...saved(), evidence, changes: [{ kind: 'evidence', key: 'E-01', value: evidence }, listed] };
      },
      undo: (): SavedChange => ({
        ...saved(),
        change: { kind: 'observation', key: 'C-SSH-04', value: null },
        also: { kind: 'evidence', key: 'E-01', value: null },
      }),
    });
    return { workspace, disk };
  };
  const seen = (workspace: WorkspaceType) => workspace.assessment.observations['C-SSH-04'];

  test('stands on its list when it is kept, and one undo takes both away', async () => {
    const { workspace } = keeping();
    const done = workspace.attach(file);
    expect([seen(workspace), workspace.save.kind]).toEqual([undefined, 'saving']);
    expect((await done).ok).toBe(true);
    expect([seen(workspace), workspace.assessment.evidence, workspace.save.kind]).toEqual([
      { value: null, evidence: ['E-01'] },
      { 'E-01': evidence },
      'saved',
    ]);
    await workspace.undo();
    expect([seen(workspace), workspace.assessment.evidence]).toEqual([undefined, {}]);
  });

  test('is on what was typed there while it was on its way: neither overwrites the other, on screen or on disk', async () => {
    let typed: Promise<unknown> = Promise.resolve();
    const made = keeping(() => {
      typed = made.workspace.change({ kind: 'observation', key: 'C-SSH-04', value: { value: 'no', note: 'typed', evidence: [] } });
    });
    await made.workspace.attach(file);
    await typed;
    expect(seen(made.workspace)).toEqual({ value: 'no', note: 'typed', evidence: ['E-01'] });
    expect(made.disk).toEqual([{ kind: 'observation', key: 'C-SSH-04', value: { value: 'no', note: 'typed', evidence: ['E-01'] } }]);
  });

  test('goes after what was typed before it', async () => {
    const { workspace, disk } = keeping();
    void workspace.change({ kind: 'observation', key: 'C-SSH-04', value: { value: 'no', evidence: [] } });
    await workspace.attach(file);
    expect([disk.length, asked.map(({ operation }) => operation)]).toEqual([1, ['change', 'attachEvidence']]);
    expect(seen(workspace)).toEqual({ value: 'no', evidence: ['E-01'] });
  });
});
