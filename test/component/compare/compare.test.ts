import { asked, failure, script } from '../scripted-host.ts';
import { describe, expect, test } from 'vitest';
import type { Assessment } from '#core/assessment/assessment.ts';
import type { AssessmentRow } from '#contract/contract.ts';
import { place } from '#shared/route.svelte.ts';
import { shortcuts } from '#shared/shortcuts.svelte.ts';
import { all, byText, expectAccessible, one, press, render, themes } from '../render.ts';
import { catalog } from '../shared/catalog.ts';
import { lastYear, thisYear } from './rounds.ts';
import { waitFor } from '../wait-for.ts';

const { default: Compare } = await import('../../../src-renderer/features/compare/Compare.svelte');
const { rankCandidates } = await import('../../../src-renderer/shared/choose-other/rank-candidates.ts');
const { Workspace } = await import('#shared/workspace.svelte.ts');
const { go } = await import('#shared/route.svelte.ts');

const row = (id: string, more: Partial<AssessmentRow> = {}): AssessmentRow => ({
  id, title: `Assessment ${id}`, client: null, site: null, edition: 'vi4', state: 'issued', rating: 'high', score: 60, completeness: 1, verifiedShare: 0.5,
  changedAt: '2025-11-28T10:00:00Z', sample: false, deletedAt: null, archivedAt: null, ...more,
}); // prettier-ignore
const source = row('last-year', { title: 'Kestrel Freight 2025', client: 'Kestrel Freight Ltd', site: 'Basel' });

interface Library {
  readonly rows?: readonly AssessmentRow[];
  readonly archived?: readonly AssessmentRow[];
  readonly others?: Readonly<Record<string, Assessment>>;
}
const opened = (id: string, assessment: Assessment) => ({ id, assessment, seq: 1, changedAt: '', canUndo: false, canRedo: false });

const show = async (library: Library = {}, assessment: Assessment = thisYear, more: { other?: string } = {}) => {
  const others = library.others ?? { 'last-year': lastYear };
  script({
    listAssessments: (input) => (input.archived ? (library.archived ?? []) : (library.rows ?? [source, row('kestrel')])),
    openAssessment: ({ id }) => {
      const found = others[id];
      return found ? opened(id, found) : failure('not-found', 'It was deleted.');
    },
  });
  const workspace = new Workspace(catalog, opened('kestrel', assessment));
  go({ kind: 'assessment', id: 'kestrel', screen: 'overview' });
  render(Compare, {
    workspace,
    ...(more.other === undefined ? {} : { route: { kind: 'assessment', id: 'kestrel', screen: 'overview', ...more } as const }),
  });
  await waitFor(() => expect(document.body.textContent).not.toContain('Reading…'));
  return workspace;
};
const tab = async (name: string): Promise<void> => {
  byText(name, '[role=tab]').click();
  await waitFor(() => expect(byText(name, '[role=tab]').getAttribute('aria-selected')).toBe('true'));
};
/** The rows of the table, each with its cells parted by blanks. */
const rows = (): readonly string[] =>
  all('tbody tr').map((each) => [...each.children].map((cell) => cell.textContent.replace(/\s+/g, ' ').trim()).join(' '));
/** What a filter offers, and choosing from it. */
const filter = (label: string): HTMLSelectElement => {
  const found = all('.chip')
    .find((each) => each.textContent.startsWith(label))
    ?.querySelector('select');
  if (!found) throw new Error(`No filter ${label}.`);
  return found;
};
const choose = (label: string, value: string): void => {
  const select = filter(label);
  select.value = value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
};

test('compares at once with the assessment that this one was copied from, the earlier one first', async () => {
  await show();
  await waitFor(() => expect(one('h1').textContent).toBe('1 fixed, 1 new'));
  expect(one('.sides').textContent).toMatch(/Before\s*.*Kestrel Freight 2025, as of 24 Nov 2025.*After\s*.*Kestrel Freight 2026, as of 23 Nov 2026/s);
  expect(one('.sentence').textContent).toContain('13 answers still have to be verified again.');
});

test('is accessible in every theme and on every tab', async () => {
  await show();
  for (const name of ['Findings', 'Answers', 'Ratings', 'Scope, plug-ins, legs', 'Catalog']) {
    await tab(name);
    await expectAccessible();
  }
  byText('Choose another').click();
  await expectAccessible();
  expect(themes).toHaveLength(3);
});

describe('the findings', () => {
  test('stand side by side, for the worse first, and the unchanged ones only when asked for', async () => {
    await show();
    expect(rows().map((text) => text.split(' ').slice(0, 2).join(' '))).toEqual(['new SSH', 'acceptance ended', 'accepted since', 'fixed Direct']);
    expect(rows()[3]).toMatch(/fixed Direct root login.*F-SSH-04.*high no observed.*in order yes observed/);
    expect(rows()[1]).toMatch(/medium accepted until 31 Mar 2027.*to verify again/);
    choose('Change', 'unchanged');
    await waitFor(() => expect(rows().length).toBeGreaterThan(4));
    expect(rows().every((text) => text.startsWith('unchanged'))).toBe(true);
  });

  test('are filtered by kind, area and path, and say when nothing passes', async () => {
    await show();
    choose('Change', 'fixed');
    await waitFor(() => expect(rows()).toHaveLength(1));
    choose('Area', 'tls');
    await waitFor(() => expect(document.body.textContent).toContain('Nothing passes the filters above.'));
    byText('Show all').click();
    await waitFor(() => expect(rows()).toHaveLength(4));
    choose('Path', 'SSH');
    await waitFor(() => expect(rows()).toHaveLength(2));
    expect(one('[role=status]').textContent).toBe('2 of 4 shown');
  });

  test('a figure at the top filters to its kind, and gives all back when pressed again', async () => {
    await show();
    const figure = one('.figures button');
    expect(figure.textContent).toBe('1fixed');
    figure.click();
    await waitFor(() => expect(rows()).toHaveLength(1));
    expect(figure.getAttribute('aria-pressed')).toBe('true');
    figure.click();
    await waitFor(() => expect(rows()).toHaveLength(4));
  });

  test('the keyboard moves along them and Enter opens the question', async () => {
    await show();
    (all('tbody tr')[0] as HTMLElement).focus();
    await press('{ArrowDown}j{End}');
    expect(document.activeElement?.textContent).toContain('Direct root login');
    await press('{Enter}');
    expect(place.route).toMatchObject({ kind: 'assessment', screen: 'path', path: 'SSH', question: 'Q-SSH-04' });
  });

  test('the link of a row opens its question', async () => {
    await show();
    byText('Q-VIC-VC-02').click();
    expect(place.route).toMatchObject({ screen: 'path', path: 'VIC-VC', question: 'Q-VIC-VC-02' });
  });
});

describe('the answers', () => {
  test('show claim and observation of both sides, real changes before those that only wait to be verified', async () => {
    await show();
    await tab('Answers');
    expect(rows()[0]).toMatch(/^claimed otherwise .*Q-VIC-VC-17.*on some claimed.*on none claimed/);
    const first = rows().findIndex((text) => text.startsWith('to verify again'));
    expect(first).toBeGreaterThan(0);
    expect(
      rows()
        .slice(first)
        .every((text) => text.startsWith('to verify again')),
    ).toBe(true);
    expect(rows().find((text) => text.includes('Q-VIC-VC-02'))).toMatch(/no observed .*no observed back then/);
    choose('Change', 'claimed');
    await waitFor(() => expect(rows()).toHaveLength(1));
  });
});

describe('the ratings', () => {
  test('name every cell with both sides, and lead to the findings of the cell', async () => {
    await show();
    await tab('Ratings');
    const nameOf = (row: string, area: number): string => all(`[data-row=${row}]`)[area + 1]?.querySelector('.unseen')?.textContent ?? '';
    const cell = byText('SSH, certificate verification:', 'td button');
    expect(nameOf('SSH', 1)).toBe('SSH, certificate verification: clear, score 100, then medium, score 0: worse');
    expect(nameOf('SSH', 0)).toContain('cannot be compared');
    cell.click();
    await waitFor(() => expect(byText('Findings', '[role=tab]').getAttribute('aria-selected')).toBe('true'));
    expect(rows()).toHaveLength(1);
    expect(rows()[0]).toContain('F-SSH-03');
  });

  test('move by arrow keys', async () => {
    await show();
    await tab('Ratings');
    one('[data-row="VIC-VC"]').focus();
    await press('{ArrowRight}');
    expect(document.activeElement?.textContent.trim()).toMatch(/^VIC-VC, authentication/);
    await press('{ArrowDown}');
    expect(document.activeElement?.textContent.trim()).toMatch(/^VIC-HOST, authentication/);
  });
});

test('scope, plug-ins and legs tell what came, went and changed', async () => {
  await show();
  await tab('Scope');
  const text = one('[data-pane]').textContent.replace(/\s+/g, ' ');
  expect(text).toMatch(/SITE.*reason.*not bought.*Given up in spring\./);
  expect(text).toMatch(/Array Console for VC changed.*version.*2\.1\.4.*3\.0\.0/);
  expect(text).toMatch(/Update Manager removed/);
  expect(text).toMatch(/SSH\/1 captured since.*not captured.*22; encrypted: yes/);
  byText('Array Console for VC').click();
  expect(place.route).toMatchObject({ screen: 'plug-ins', plugIn: 'P-01' });
});

test('before and after are exchanged by button and key', async () => {
  await show();
  byText('Exchange').click();
  await waitFor(() => expect(one('.sides').textContent).toMatch(/Before.*2026.*After.*2025/s));
  expect(rows().some((text) => text.startsWith('new Direct root login'))).toBe(true);
  const stop = shortcuts.listen();
  await press('x');
  await waitFor(() => expect(one('.sides').textContent).toMatch(/Before.*2025.*After.*2026/s));
  stop();
});

test('what is answered meanwhile moves the comparison', async () => {
  const workspace = await show();
  void workspace.change({ kind: 'answer', key: 'Q-SSH-04', value: { value: 'no' } });
  void workspace.change({ kind: 'observation', key: 'C-SSH-04', value: null });
  await waitFor(() => expect(one('h1').textContent).toBe('1 new'));
});

describe('choosing the other assessment', () => {
  const { copiedFrom: _from, ...details } = thisYear.details;
  const uncopied: Assessment = { ...thisYear, details };

  test('offers all others of the edition, archived ones too, and finds one by a few letters', async () => {
    const library = {
      rows: [row('kestrel'), row('b', { title: 'Zürich Harbour' }), row('other', { edition: 'vsphere8' }), source],
      archived: [row('old', { title: 'Kestrel 2019', client: 'Kestrel Freight Ltd', archivedAt: '2020-01-01T00:00:00Z' })],
    };
    await show(library, uncopied);
    const titles = () => all('li .title').map((each) => each.textContent);
    expect(titles()).toEqual(['Kestrel Freight 2025', 'Kestrel 2019', 'Zürich Harbour']);
    expect(one('ul').textContent).toMatch(/Kestrel 2019.*archived/s);
    const field = one('input[type=search]') as HTMLInputElement;
    field.value = 'zurich';
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.dispatchEvent(new Event('blur'));
    await waitFor(() => expect(titles()).toEqual(['Zürich Harbour']));
  });

  test('opens the one that is chosen, by keyboard', async () => {
    await show({}, uncopied);
    one('li button').focus();
    await press('{Enter}');
    await waitFor(() => expect(one('h1').textContent).toBe('1 fixed, 1 new'));
  });

  test('may be left to the caller', async () => {
    await show({ others: { 'last-year': lastYear, b: lastYear }, rows: [row('b'), source] }, thisYear, { other: 'b' });
    await waitFor(() => expect(asked.filter((each) => each.operation === 'openAssessment').map((each) => each.input)).toEqual([{ id: 'b' }]));
  });

  test('says what to do where there is none', async () => {
    await show({ rows: [row('kestrel')] }, uncopied);
    expect(document.body.textContent).toContain('There is no other assessment of edition vi4 in the library.');
    await expectAccessible();
  });

  test('says why, where the other one cannot be opened', async () => {
    await show({ others: {} });
    await waitFor(() => expect(one('[role=alert]').textContent).toContain('It was deleted.'));
  });

  test('ten thousand candidates are ranked without waiting, and only the nearest are in the page', async () => {
    const many = Array.from({ length: 10_000 }, (_, at) => row(`n${String(at)}`));
    const began = performance.now();
    expect(rankCandidates(many, thisYear, 'assessment n99')).toHaveLength(111);
    expect(performance.now() - began).toBeLessThan(400);
    await show({ rows: many }, uncopied);
    expect(all('li')).toHaveLength(40);
    expect(document.body.textContent).toContain('9960 more; type a few letters to find them.');
  });
});

test('two that are alike say so', async () => {
  await show({ others: { 'last-year': { ...thisYear, details: { ...thisYear.details, title: 'Twin' } } } });
  await waitFor(() => expect(one('h1').textContent).toBe('No finding was fixed, none is new, none is better or worse'));
  expect(document.body.textContent).toContain('No finding changed.');
  await tab('Answers');
  expect(document.body.textContent).toContain('Every question was answered alike.');
  await tab('Scope');
  expect(document.body.textContent).toContain('Scope, plug-ins and captured legs are the same on both sides.');
});
