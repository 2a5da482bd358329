import { asked, failure, script } from '../scripted-host.ts';
import { describe, expect, test } from 'vitest';
import type { AssessmentRow, FoundAssessment, InputOf, LibraryLook, LibraryWindow, OperationName } from '#contract/contract.ts';
import { place } from '#shared/route.svelte.ts';
import { all, byText, expectAccessible, one, press, render } from '../render.ts';
import { waitFor } from '../wait-for.ts';

const { default: LibraryScreen } = await import('../../../src-renderer/features/choose-assessment/LibraryScreen.svelte');

const { importing } = await import('#shared/import-file.svelte.ts');
const { progress } = await import('#shared/progress.svelte.ts');

const row = (id: string, more: Partial<AssessmentRow> = {}): AssessmentRow => ({
  id, title: `Assessment ${id}`, client: 'Kestrel Freight Ltd', site: 'Basel', edition: 'vi4', state: 'draft', rating: 'high', score: 77, completeness: 0.82, verifiedShare: 0.47,
  changedAt: '2026-11-23T14:32:00+01:00', sample: false, deletedAt: null, archivedAt: null, ...more,
}); // prettier-ignore
const found = (id: string, ...said: readonly (readonly [key: string, pieces: readonly string[]])[]): FoundAssessment => ({
  id,
  title: `Assessment ${id}`,
  client: 'Kestrel Freight Ltd',
  rating: 'high',
  changedAt: '2026-11-23T14:32:00+01:00',
  hits: said.map(([key, pieces]) => ({ kind: 'answer', key, by: 'I. Auditor', at: '2026-11-12T10:00:00+01:00', pieces })),
});

/** The host's answer to a look at these lines. */
const windowOn = (rows: readonly AssessmentRow[], { first = [], from = 0, limit, around }: LibraryLook): LibraryWindow => {
  const leads = (one: AssessmentRow): boolean => first.includes(one.id);
  const ordered = [...rows.filter(leads), ...rows.filter((one) => !leads(one))];
  const at = ordered.findIndex((one) => one.id === around);
  const begin = Math.max(0, Math.min(at < 0 ? from : at - Math.floor(limit / 2), ordered.length - limit));
  const shown = ordered.slice(begin, begin + limit);
  return { rows: shown, from: begin, at: at < 0 ? null : at, total: rows.length, all: rows.length, archived: 0, editions: ['vi4'] };
};

/** A host with these assessments; deleting and restoring are real. */
type Find = (input: InputOf<'search'>) => Promise<readonly FoundAssessment[]>;
const show = async (rows: readonly AssessmentRow[], given: readonly FoundAssessment[] | Find = []): Promise<void> => {
  let deleted: readonly string[] = [];
  const lines = (look: LibraryLook): LibraryWindow =>
    windowOn(
      rows.filter((one) => !deleted.includes(one.id)),
      look,
    );
  script({
    listEditions: () => [{ edition: 'vi4', version: '1.0.0', title: 'vSphere 4' }],
    listAssessments: () => rows.filter((one) => deleted.includes(one.id)).map((one) => ({ ...one, deletedAt: '2026-11-23T15:00:00+01:00' })),
    showLibrary: lines,
    search: async (input) => {
      if (input.text === 'broken') return failure('storage-failed', 'The index cannot be read.');
      const all = typeof given === 'function' ? await given(input) : given;
      return { found: all, list: lines({ ...input.list, first: all.map(({ id }) => id) }) };
    },
    deleteAssessment: ({ id }) => ((deleted = [...deleted, id]), {}),
    restoreAssessment: ({ id }) => ((deleted = deleted.filter((one) => one !== id)), {}),
    addSample: () => ({ id: 'sample' }),
    importAssessment: ({ name }) => (name === 'bad.json' ? failure('file-invalid', 'This is no answers file.') : { id: 'imported', warnings: [] }),
  });
  render(LibraryScreen, { search: '', onkeys: () => undefined }, 1400);
  await waitFor(() => expect(all('h1')).toHaveLength(1));
};
const askedFor = <N extends OperationName>(operation: N): readonly InputOf<N>[] =>
  asked.filter((one) => one.operation === operation).map((one) => one.input as InputOf<N>);
const titles = (): readonly string[] =>
  all('[role=row] b')
    .map((title) => title.textContent)
    .filter((title) => title.startsWith('Assessment'));

describe('at first start', () => {
  test('is accessible, offers the sample first and has the focus there', async () => {
    await show([]);
    await expectAccessible();
    expect(document.activeElement?.textContent).toBe('Open sample');
    await press('{Enter}');
    await waitFor(() => expect(place.route).toMatchObject({ id: 'sample', screen: 'overview' }));
  });
});

describe('the list', () => {
  test('is accessible in every theme', async () => {
    await show([row('a'), row('b', { state: 'issued', rating: 'clear', score: 100 })]);
    await expectAccessible();
  });

  test('of ten thousand keeps only what is in sight in the page, and the keyboard reaches the last', async () => {
    await show(Array.from({ length: 10_000 }, (_, at) => row(String(at))));
    expect(titles().length).toBeLessThan(60);
    expect(one('[role=grid]').getAttribute('aria-rowcount')).toBe('10001');
    one('[role=grid]').focus();
    await press('{End}');
    await waitFor(() => expect(titles()).toContain('Assessment 9999'));
    await press('{Enter}');
    expect(place.route).toMatchObject({ id: '9999', screen: 'overview' });
    const asked = askedFor('showLibrary').map(({ limit }) => limit);
    expect(Math.max(...asked)).toBeLessThan(200);
    expect(asked.length).toBeLessThan(5);
  });

  test('of ten thousand opens what the keyboard chose before its line was there, and scrolling fetches what comes in sight', async () => {
    await show(Array.from({ length: 10_000 }, (_, at) => row(String(at))));
    one('[role=grid]').focus();
    await press('{Home}{PageDown}{End}{ArrowUp}{Enter}');
    await waitFor(() => expect(place.route).toMatchObject({ id: '9998', screen: 'overview' }));
    one('.scroller').scrollTop = 4_000 * 55;
    await waitFor(() => expect(titles()).toContain('Assessment 4000'));
    one('.scroller').scrollTop = 0;
    await waitFor(() => expect(titles()).toContain('Assessment 0'));
    expect(titles().length).toBeLessThan(60);
  });

  test('says state, score, shares and last change of each', async () => {
    await show([row('a', { state: 'in-review', changedAt: '2025-11-12T10:00:00Z' })]);
    expect(one('[role=row].body').textContent).toMatch(/Kestrel Freight Ltd, Basel.*in review.*12 Nov 2025.*77.*82 %, 47 %/s);
  });
});

describe('deleting', () => {
  test('takes the row away, names it, and undo brings it back', async () => {
    await show([row('a'), row('b')]);
    one('[role=grid]').focus();
    await press('{ArrowDown}{Delete}');
    await waitFor(() => expect(titles()).toEqual(['Assessment a']));
    expect(document.body.textContent).toContain('“Assessment b” moved to the bin.');
    byText('Undo').click();
    await waitFor(() => expect(titles()).toEqual(['Assessment a', 'Assessment b']));
  });

  test('can be taken back later from the bin', async () => {
    await show([row('a'), row('b')]);
    byText('', '[aria-label="Delete Assessment a"]').click();
    await waitFor(() => byText('Bin, 1').click());
    await waitFor(() => byText('Restore').click());
    await waitFor(() => expect(document.body.textContent).toContain('The bin is empty.'));
    expect(asked.map((one) => one.operation)).toContain('restoreAssessment');
  });
});

describe('searching', () => {
  const hits: readonly FoundAssessment[] = [
    found('b', ['Q-VIC-VC-26', ['How: ', 'thumbprint', ' checked']], ['Q-SSH-04', ['the ', 'thumbprint']]),
    found('a', ['Q-SDK-VC-13', ['<b>', 'thumbprint', '</b>']]),
  ];

  test('shows hits in context, marked, as text, with the assessments that have them first', async () => {
    await show([row('a'), row('c'), row('b')], hits);
    one('input[type=search]').focus();
    await press('thumbprint');
    await waitFor(() => expect(all('mark')).toHaveLength(3));
    expect(titles()).toEqual(['Assessment a', 'Assessment b', 'Assessment c']);
    expect(document.body.textContent).toContain('3 hits in 2 assessments');
    expect(document.body.textContent).toContain('<b>thumbprint</b>');
    await expectAccessible();
  });

  test('says in which assessment, how it is rated and when it changed, who said it; the menu has its button there too', async () => {
    await show([row('a'), row('b')], hits);
    one('input[type=search]').focus();
    await press('thumbprint');
    await waitFor(() => expect(all('mark')).toHaveLength(3));
    const found = one('[aria-label="What was found"] section');
    expect(found.querySelector('h2')?.textContent.replace(/\s+/g, ' ')).toMatch(
      /Assessment b 2 hits, Kestrel Freight Ltd, last change (23 Nov|today)/,
    );
    expect(found.querySelector('h2 svg')).not.toBeNull();
    expect(found.querySelector('.hit')?.textContent).toContain('I. Auditor, 12 Nov 2026');
    one('[aria-label="More for Assessment b"]').click();
    // The menu's code comes with its first use.
    await waitFor(() => expect(one('[role=menu]').textContent).toContain('Copy forward…'));
  });

  test('a hit in a plug-in says the name of the plug-in beside its id', async () => {
    const hit = { kind: 'plug-in', key: 'P-02', name: 'VaultKeeper Backup', by: null, at: null, pieces: ['no ', 'thumbprint'] } as const;
    await show([row('a')], [{ ...found('a'), hits: [hit] }]);
    one('input[type=search]').focus();
    await press('thumbprint');
    await waitFor(() => expect(all('mark')).toHaveLength(1));
    expect(one('.hit').textContent.replace(/\s+/g, ' ')).toContain('Plug-in P-02 VaultKeeper Backup');
  });

  test('asks one question at a time, drops the answer to an earlier one, and a hit leads to its place', async () => {
    const waiting: (() => void)[] = [];
    await show(
      [row('a'), row('b')],
      ({ text }) =>
        new Promise<readonly FoundAssessment[]>((resolve) =>
          waiting.push(() => resolve(text === 'thumbprint' ? hits : [found('a', ['Q-SSH-04', ['old ', text]])])),
        ),
    );
    one('input[type=search]').focus();
    await press('thumbprint');
    const searched = (): readonly string[] => askedFor('search').map(({ text }) => text);
    expect(searched()).toEqual(['t']);
    waiting.shift()?.();
    await waitFor(() => expect(searched()).toEqual(['t', 'thumbprint']));
    expect(all('mark')).toHaveLength(0);
    waiting.shift()?.();
    await waitFor(() => expect(all('mark')).toHaveLength(3));
    expect(searched()).toHaveLength(2);
    byText('Q-SSH-04').click();
    expect(place.route).toMatchObject({ id: 'b', screen: 'path', path: 'SSH', question: 'Q-SSH-04', mode: 'interview' });
  });

  test('is left with Esc', async () => {
    await show([row('a')], hits);
    one('input[type=search]').focus();
    await press('thumbprint');
    await waitFor(() => expect(all('mark').length).toBeGreaterThan(0));
    await press('{Escape}');
    await waitFor(() => expect(all('mark')).toHaveLength(0));
  });

  test('that fails says so and what to do', async () => {
    await show([row('a')]);
    one('input[type=search]').focus();
    await press('broken');
    await waitFor(() => expect(one('[role=alert]').textContent).toContain('The index cannot be read.'));
  });
});

test('a dropped file that is no answers file is refused in words, and a good one opens', async () => {
  await show([row('a')]);
  const drop = (name: string): void => {
    const data = new DataTransfer();
    data.items.add(new File(['{}'], name, { type: 'application/json' }));
    one('main').dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
  };
  drop('bad.json');
  await waitFor(() => expect(one('[role=alert]').textContent).toContain('This is no answers file.'));
  drop('good.json');
  await waitFor(() => expect(place.route).toMatchObject({ id: 'imported' }));
});

describe('a large answers file', () => {
  const large = (size = 4 * 1_048_576 + 1): File => new File([new Uint8Array(size)], 'large.postern.json');
  const operations = (): readonly string[] =>
    asked.map(({ operation }) => operation).filter((one) => one !== 'showLibrary' && one !== 'listAssessments');
  const staging = {
    showLibrary: (look: LibraryLook) => windowOn([row('a')], look),
    listAssessments: () => [],
    stageFile: ({ ref, base64 }: InputOf<'stageFile'>) => ({ ref: ref ?? 'f-1', bytes: atob(base64).length }),
    forgetFile: () => ({}),
  };

  test('goes over in pieces, shows how far it is, and is opened', async () => {
    let end: (value: { id: string; warnings: string[] }) => void = () => undefined;
    await show([row('a')]);
    script({ ...staging, importAssessment: () => new Promise((resolve) => (end = resolve)) });
    const taking = importing.take(large());
    await waitFor(() => expect(one('main').textContent).toContain('Reading the file …'));
    await waitFor(() => expect(operations()).toEqual(['stageFile', 'stageFile', 'importAssessment']));
    expect(askedFor('importAssessment')).toEqual([{ name: 'large.postern.json', ref: 'f-1' }]);
    progress.tell({ kind: 'progress', operation: 'importAssessment', done: 0.5, total: 1, label: 'Checking the file' });
    await waitFor(() => expect(one('main').textContent).toContain('Checking the file …'));
    await expectAccessible();
    progress.tell({ kind: 'progress', operation: 'importAssessment', done: 1, total: 1, label: 'Done' });
    end({ id: 'imported', warnings: [] });
    await taking;
    expect(place.route).toMatchObject({ kind: 'assessment', id: 'imported' });
  });

  test('is left where Stop is pressed while it is handed over, and while it is checked; both say that nothing was taken in', async () => {
    await show([row('a')]);
    let more: () => void = () => undefined;
    script({
      ...staging,
      stopImport: () => ({ stopped: false }),
      stageFile: (input) => new Promise((resolve) => (more = () => resolve(staging.stageFile(input)))),
    });
    let taking = importing.take(large());
    await waitFor(() => expect(operations()).toEqual(['stageFile']));
    byText('Stop').click();
    more();
    await taking;
    expect(operations()).toEqual(['stageFile', 'stopImport', 'forgetFile']);
    expect(one('main').textContent).toContain('The import was stopped. Nothing was taken in.');
    let end: (value: ReturnType<typeof failure>) => void = () => undefined;
    script({
      ...staging,
      importAssessment: () => new Promise((resolve) => (end = resolve)),
      stopImport: () => (end(failure('cancelled', 'Stopped.')), { stopped: true }),
    });
    taking = importing.take(large());
    await waitFor(() => expect(operations()).toContain('importAssessment'));
    byText('Stop').click();
    await taking;
    await waitFor(() => expect(one('main').textContent).toContain('The import was stopped. Nothing was taken in.'));
    byText('Understood').click();
    await waitFor(() => expect(one('main').textContent).not.toContain('was stopped'));
  });

  test('of more than 64 MB is refused before any of it is handed over', async () => {
    await show([row('a')]);
    script(staging);
    await importing.take(large(64 * 1_048_576 + 1));
    await waitFor(() => expect(one('main').textContent).toContain('has 65 MB; answers files of up to 64 MB are read.'));
    expect(operations()).toEqual([]);
    importing.failure = null;
  });
});
