import axe from 'axe-core';
import { flushSync, mount, unmount, type ComponentProps } from 'svelte';
import { fromStore, writable } from 'svelte/store';
import { userEvent } from 'vitest/browser';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import '#shared/ui/base.css';
import type { HopObservation } from '#core/assessment/assessment.ts';
import type { ManagementPath } from '#core/catalog/catalog.ts';
import { fileOf, pathShape } from '#core/catalog/path-shape.ts';
import { describePath } from '#core/diagram/describe-path.ts';
import { drawPath } from '#core/diagram/draw-path.ts';
import type { Drawing as DrawingData, Face, Weight } from '#core/diagram/drawing.ts';
import { textWidth } from '#core/diagram/measure-text.ts';
import { families } from '#core/diagram/paint.ts';
import Drawing from '#shared/diagram/Drawing.svelte';
import vicVc from '../../../resources/catalog/vi4/paths/VIC-VC.json';
import { waitFor } from '../wait-for.ts';

const path = pathShape(vicVc, fileOf('VIC-VC'), { problems: [], warnings: [] }) as ManagementPath;
const hops: Record<string, HopObservation> = { 'VIC-VC/3': { ports: [443], encryption: 'yes', evidence: [] } };
const draw = (width: number): DrawingData => drawPath(path, { hops, result: null, width });
const buttons = (): SVGElement[] => [...document.querySelectorAll<SVGElement>('[role=button]')];
const names = (): (string | null)[] => buttons().map((button) => button.getAttribute('data-pick'));
const focused = (): string | null => document.activeElement?.getAttribute('data-pick') ?? null;

let shown: Record<string, unknown> | null = null;
/** Puts the component into a page of a width and waits until it has measured itself and its marks are there, a frame later. */
const show = async (props: Partial<ComponentProps<typeof Drawing>> = {}, width = 600): Promise<void> => {
  document.body.style.width = `${width}px`;
  shown = mount(Drawing, { target: document.body, props: 'draw' in props ? (props as ComponentProps<typeof Drawing>) : { draw, ...props } });
  await waitFor(() => expect(document.querySelector('svg > g')?.childElementCount).toBeGreaterThan(0));
};

beforeAll(async () => {
  await Promise.all([...document.fonts].map((face) => face.load()));
});
afterEach(async () => {
  if (shown) await unmount(shown);
  shown = null;
  document.body.style.width = '';
});

describe('for reading', () => {
  test('is one image with its sentence as name and everything in its description', async () => {
    await show();
    const svg = document.querySelector('svg');
    expect(svg?.getAttribute('role')).toBe('img');
    expect(svg?.getAttribute('aria-label')).toBe('Data flow of VIC-VC, VI Client to vCenter: 9 legs');
    expect(svg?.querySelector('desc')?.textContent).toContain('Observed: 443; encrypted.');
    expect(buttons()).toHaveLength(0);
  });

  test('is laid out for the width at hand', async () => {
    await show({}, 380);
    await waitFor(() => expect(document.querySelector('svg')?.getBoundingClientRect().width).toBeLessThanOrEqual(380));
    const narrow = document.querySelector('svg')?.getBoundingClientRect().width ?? 0;
    document.body.style.width = '600px';
    await waitFor(() => expect(document.querySelector('svg')?.getBoundingClientRect().width).toBeGreaterThan(narrow + 100));
  });
});

describe('for choosing', () => {
  const showForChoosing = async (selected: string | null = null) => {
    const onpick = vi.fn<(id: string) => void>();
    await show({ onpick, selected });
    return onpick;
  };

  test('every leg is a button with its whole sentence as name, unused gates last', async () => {
    await showForChoosing();
    const rows = describePath(path, { hops, result: null });
    expect(names()).toEqual(['1', '2', '3', '4', 'O', 'R', 'H', 'P', 'open'].map((id) => `VIC-VC/${id}`));
    for (const button of buttons()) expect(button.getAttribute('aria-label')).toBe(rows.find((row) => row.key === button.dataset['pick'])?.label);
  });

  test('is one Tab stop; arrow keys go through legs and gates; Enter and Space choose', async () => {
    const onpick = await showForChoosing();
    expect(buttons().filter((button) => button.tabIndex === 0)).toHaveLength(1);
    await userEvent.tab();
    expect(focused()).toBe('VIC-VC/1');
    await userEvent.keyboard('{ArrowDown}{ArrowRight}');
    expect(focused()).toBe('VIC-VC/3');
    await userEvent.keyboard('{Enter}');
    await userEvent.keyboard('{End} ');
    expect(focused()).toBe('VIC-VC/open');
    expect(onpick.mock.calls).toEqual([['VIC-VC/3'], ['VIC-VC/open']]);
  });

  test('a click anywhere on a leg chooses it, one beside it chooses nothing', async () => {
    const onpick = await showForChoosing();
    const leg = buttons()[2];
    leg?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    document.querySelector('svg')?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    expect(onpick.mock.calls).toEqual([['VIC-VC/3']]);
  });

  test('the leg shown elsewhere is marked as pressed', async () => {
    await showForChoosing('VIC-VC/4');
    expect(
      buttons()
        .filter((button) => button.getAttribute('aria-pressed') === 'true')
        .map((button) => button.dataset['pick']),
    ).toEqual(['VIC-VC/4']);
  });
});

test('a change to what is drawn is there at once, another subject after the frame that shows its words', async () => {
  const drawNamed = (name: string) => (width: number) => drawPath({ ...path, name }, { hops, result: null, width });
  const wanted = writable({ subject: 'A', draw: drawNamed('first') });
  const current = fromStore(wanted);
  const label = (): string | null | undefined => document.querySelector('svg')?.getAttribute('aria-label');
  await show({
    get subject() {
      return current.current.subject;
    },
    get draw() {
      return current.current.draw;
    },
  });
  wanted.set({ subject: 'A', draw: drawNamed('second') });
  flushSync();
  expect(label()).toContain('second');
  wanted.set({ subject: 'B', draw: drawNamed('third') });
  flushSync();
  expect(label()).toContain('second');
  await waitFor(() => expect(label()).toContain('third'));
});

test('axe finds nothing, for reading, for choosing and where it has to scroll', async () => {
  const wide = (): DrawingData => draw(700);
  for (const [props, width] of [
    [{}, 600],
    [{ onpick: () => undefined }, 404],
    [{ draw: wide }, 320],
    [{ draw: wide, onpick: () => undefined }, 320],
  ] as const) {
    await show(props, width);
    const { violations } = await axe.run(document.body, { rules: { region: { enabled: false } } });
    expect(violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
    if (shown) await unmount(shown);
    shown = null;
  }
});

test('hostile text stays text', async () => {
  const evil = '<img src=x onerror="document.title=1">';
  const renamed: ManagementPath = { ...path, name: evil, actors: path.actors.map((actor) => ({ ...actor, name: evil })) };
  await show({ draw: (width: number) => drawPath(renamed, { hops, result: null, width }) });
  expect(document.querySelector('svg img, svg image, svg script, svg foreignObject')).toBeNull();
  expect(document.querySelector('svg')?.getAttribute('aria-label')).toContain(evil);
});

test('the widths that the core assumes are never smaller than those of the shipped typefaces', () => {
  const svg = document.body.appendChild(document.createElementNS('http://www.w3.org/2000/svg', 'svg'));
  const text = svg.appendChild(document.createElementNS('http://www.w3.org/2000/svg', 'text'));
  text.setAttribute('text-rendering', 'geometricPrecision');
  const words = [
    ...path.hops.flatMap((hop) => [hop.protocol, hop.portText, hop.encryption.text]),
    ...path.items.map((item) => item.fact.text),
    ...['ÄÖÜ ÅØ œŒ ŵŴ', 'plug-in’s “choice” … – —', '0123456789', 'WWW', 'iii'],
  ];
  const small = words.flatMap((word) =>
    (['sans', 'condensed', 'mono'] as const satisfies readonly Face[]).flatMap((face) =>
      ([400, 600] as const satisfies readonly Weight[]).flatMap((weight) => {
        text.setAttribute('font-family', families[face]);
        text.setAttribute('font-weight', String(weight));
        text.setAttribute('font-size', '12');
        text.textContent = word;
        return text.getComputedTextLength() > textWidth(word, { face, weight, size: 12 }) ? [`${face} ${weight}: ${word}`] : [];
      }),
    ),
  );
  svg.remove();
  expect(small).toEqual([]);
});
