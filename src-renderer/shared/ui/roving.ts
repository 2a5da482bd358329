/**
 * One Tab stop for a whole group: arrow keys (and Home, End) move between its `[data-stop]` elements. In a grid the stops
 * carry `data-row` as well, and up and down keep the column as nearly as the rows allow.
 */
import type { Attachment } from 'svelte/attachments';

type Step = (stops: readonly HTMLElement[], at: number) => number;

const along =
  (by: number): Step =>
  (stops, at) =>
    Math.min(Math.max(at + by, 0), stops.length - 1);

const acrossRows =
  (by: number): Step =>
  (stops, at) => {
    const row = stops[at]?.dataset.row;
    const rows = [...new Set(stops.map((stop) => stop.dataset.row))];
    const target = rows[rows.indexOf(row) + by];
    if (target === undefined) return at;
    const column = stops.filter((stop) => stop.dataset.row === row).indexOf(stops[at] as HTMLElement);
    const inTarget = stops.filter((stop) => stop.dataset.row === target);
    return stops.indexOf(inTarget[Math.min(column, inTarget.length - 1)] as HTMLElement);
  };

const steps = {
  list: { ArrowDown: along(1), ArrowUp: along(-1), Home: along(-Infinity), End: along(Infinity) },
  row: { ArrowRight: along(1), ArrowLeft: along(-1), Home: along(-Infinity), End: along(Infinity) },
  grid: { ArrowRight: along(1), ArrowLeft: along(-1), ArrowDown: acrossRows(1), ArrowUp: acrossRows(-1) },
} as const satisfies Record<string, Readonly<Record<string, Step>>>;

/** `{@attach roving('grid')}` on the group; `data-stop` (and `data-row`) on its members. */
export const roving =
  (kind: keyof typeof steps): Attachment<HTMLElement> =>
  (group) => {
    const stops = (): HTMLElement[] => [...group.querySelectorAll<HTMLElement>('[data-stop]')];
    const enter = (target: HTMLElement): void => {
      for (const stop of stops()) {
        const wanted = stop === target ? 0 : -1;
        // Setting what is set already would still restyle the element, at every change of the group.
        if (stop.tabIndex !== wanted || !stop.hasAttribute('tabindex')) stop.tabIndex = wanted;
      }
    };
    const settle = (): void => {
      const all = stops();
      const current = all.find((stop) => stop.tabIndex === 0 && stop.getAttribute('aria-selected') !== 'false') ?? all[0];
      if (current) enter(current);
    };
    const onkeydown = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const step = (steps[kind] as Readonly<Record<string, Step>>)[event.key];
      const all = stops();
      const at = all.indexOf(event.target as HTMLElement);
      if (!step || at < 0) return;
      event.preventDefault();
      all[step(all, at)]?.focus();
    };
    const onfocusin = (event: FocusEvent): void => {
      const stop = (event.target as HTMLElement).closest<HTMLElement>('[data-stop]');
      if (stop && group.contains(stop)) enter(stop);
    };
    settle();
    const watcher = new MutationObserver(settle);
    watcher.observe(group, { childList: true, subtree: true });
    group.addEventListener('keydown', onkeydown);
    group.addEventListener('focusin', onfocusin);
    return () => {
      watcher.disconnect();
      group.removeEventListener('keydown', onkeydown);
      group.removeEventListener('focusin', onfocusin);
    };
  };
