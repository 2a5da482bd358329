import { script } from '../scripted-host.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import { areas, severities } from '#core/catalog/catalog.ts';
import type { Change } from '#core/assessment/entry.ts';
import { ratings } from '#core/evaluation/result.ts';
import { place } from '#shared/route.svelte.ts';
import type { Workspace } from '#shared/workspace.svelte.ts';
import { headlineOf } from '../../../src-renderer/features/overview/headline.ts';
import { leversOf } from '../../../src-renderer/features/overview/levers.ts';
import { kestrel } from '../kestrel.ts';
import { all, byText, expectAccessible, one, press, render } from '../render.ts';
import { commit, openWorkspace } from '../show-app-screen.ts';
import { waitFor } from '../wait-for.ts';

const { default: OverviewScreen } = await import('../../../src-renderer/features/overview/OverviewScreen.svelte');

const show = async (changes: readonly Change[] = kestrel): Promise<Workspace> => {
  script({ change: commit });
  const workspace = await openWorkspace(changes);
  render(OverviewScreen, { workspace, route: { kind: 'assessment', id: 'kestrel', screen: 'overview' } as const });
  // What stands beside the heat map comes one frame later.
  await waitFor(() => one('[aria-label="What lets people in"] h2'));
  return workspace;
};
const cellsOf = (path: string): readonly HTMLElement[] => [
  ...(all('[aria-label^="Heat map"] tbody tr')
    .find((row) => row.querySelector('th')?.textContent.trim().endsWith(path))
    ?.querySelectorAll<HTMLElement>('td') ?? []),
];

beforeEach(() => document.body.replaceChildren());

test('is accessible in every theme', async () => {
  await show();
  await expectAccessible();
});

describe('the headline', () => {
  test('names the worst that is open, with its rating first', async () => {
    const { result } = await show();
    const { rating, sentence, finding } = headlineOf(result);
    expect(rating).toBe(result.overall.rating);
    expect(severities.some((severity) => severity === rating)).toBe(true);
    expect(sentence.toLowerCase().startsWith(`${rating}: `)).toBe(true);
    expect(sentence).toContain(finding?.title.replace(/\.$/, ''));
    expect(one('h1').textContent).toBe(sentence);
  });

  test('of an empty assessment claims nothing and leads to the first question', async () => {
    const { result } = await show([]);
    expect(one('h1').textContent).toBe(`Nothing is assessed yet: ${String(result.overall.applicable)} questions wait`);
    byText('Begin with').click();
    expect(place.route).toMatchObject({ screen: 'path', path: 'VIC-VC', mode: 'interview' });
  });

  test('with nothing open but answers missing says how many are missing', async () => {
    const { result } = await show([{ kind: 'answer', key: 'Q-VIC-VC-19', value: { value: 'yes' } }]);
    expect(one('h1').textContent).toBe(`Nothing is open so far, and ${String(result.overall.applicable - 1)} answers are missing`);
  });
});

describe('the heat map', () => {
  test('shows every path in use with what the result says of every cell', async () => {
    const { catalog, result } = await show();
    for (const { code } of catalog.paths) {
      const own = result.paths[code];
      const cells = cellsOf(code);
      if (!own?.scope.counts) {
        expect(cells, code).toHaveLength(0);
        continue;
      }
      areas.forEach((area, at) => {
        const standing = own.areas[area];
        const text = cells[at]?.textContent ?? '';
        if (standing.questions === 0 && standing.rating === 'clear') expect(text, `${code} ${area}`).toContain('no question');
        else expect(text, `${code} ${area}`).toContain(standing.rating.replace('not-in-scope', 'not in scope'));
        if (standing.rating === 'incomplete')
          expect(text, `${code} ${area}`).toContain(`${String(standing.applicable - standing.decided)} answers missing`);
      });
    }
    expect(document.body.textContent).toContain('Not in use: SITE.');
  });

  test('puts the worst first when asked', async () => {
    const { result } = await show();
    byText('Worst first', 'label').click();
    await waitFor(() => {
      const codes = all('[aria-label^="Heat map"] tbody th button > span').map((button) => button.textContent.trim());
      const order = codes.map((code) => ratings.indexOf(result.paths[code]?.rating ?? 'clear'));
      expect(order).toEqual(order.toSorted((a, b) => a - b));
      expect(codes.length).toBeGreaterThan(10);
    });
  });

  test('moves with the arrows and opens the arithmetic of a cell, which leads to its questions', async () => {
    await show();
    const first = one('[aria-label^="Heat map"] [data-stop][tabindex="0"]');
    first.focus();
    await press('{ArrowRight}{Enter}');
    await waitFor(() => expect(one('[role=dialog] h2').textContent).toContain('authentication'));
    byText('VIC-VC-17', '[role=dialog] button').click();
    expect(place.route).toMatchObject({ screen: 'path', path: 'VIC-VC', question: 'Q-VIC-VC-17' });
  });

  test('moves as answers change', async () => {
    const workspace = await show();
    const before = cellsOf('CON')[0]?.textContent;
    for (const item of workspace.catalog.paths.find((path) => path.code === 'CON')?.items ?? [])
      if (item.finding.area === 'auth') void workspace.change({ kind: 'answer', key: item.question.id, value: { value: 'unknown' } });
    await waitFor(() => expect(cellsOf('CON')[0]?.textContent).not.toBe(before));
  });
});

test('every contradiction keeps both values and leads to where it arose', async () => {
  const { result } = await show();
  const row = byText('SSH-04', 'ul button');
  expect(row.textContent).toMatch(/claimed.*yes.*observed.*no/s);
  expect(result.contradictions.length).toBeGreaterThan(1);
  row.click();
  expect(place.route).toMatchObject({ screen: 'path', path: 'SSH', question: 'Q-SSH-04', mode: 'verification' });
});

test('the weakest way says what to change and what that would bring', async () => {
  const { result, catalog } = await show();
  const way = result.weakestPaths.find((one) => one.path !== null && one.improvesTo !== one.rating);
  if (!way) throw new Error('The test estate has no weakest way that can be improved.');
  const name = catalog.assets.find((asset) => asset.id === way.asset)?.name ?? '';
  all('[aria-label^="Weakest way in"] button')
    .find((button) => button.textContent.includes(`${name}, `))
    ?.click();
  await waitFor(() => expect(one('[role=dialog]').textContent).toContain('is the weakest way in'));
});

test('levers move a headline for the better, worst first', async () => {
  const { result, catalog } = await show();
  const levers = leversOf(catalog, result);
  expect(levers.length).toBeGreaterThan(0);
  for (const lever of levers) expect(ratings.indexOf(lever.to)).toBeGreaterThan(ratings.indexOf(lever.from));
  expect(levers.map((lever) => ratings.indexOf(lever.from))).toEqual(levers.map((lever) => ratings.indexOf(lever.from)).toSorted((a, b) => a - b));
});

test('the estate map can be read as a list', async () => {
  const { result } = await show();
  byText('List', 'label').click();
  await waitFor(() => expect(one('.map table').textContent).toContain('VIC-VC'));
  expect(one('.map').textContent).not.toContain('SITE');
  expect(result.paths.SITE?.scope.counts).toBe(false);
});
