/** Hover or focus on one road lifts every road of that path out of the map: its console leg as well as its way into vCenter. */
import { pathOfRoad } from '#core/diagram/estate-roads.ts';
import type { Attachment } from 'svelte/attachments';

const pathOf = (target: EventTarget | null): string | null => {
  const id = target instanceof Element ? target.closest('.road')?.querySelector('[data-pick]')?.getAttribute('data-pick') : null;
  return id === null || id === undefined ? null : pathOfRoad(id);
};

/** `{@attach liftPath}` on the element around the drawing; what is lifted carries the class `lifted`. */
export const liftPath: Attachment<HTMLElement> = (map) => {
  let [pointed, focused]: (string | null)[] = [null, null];
  const show = (): void => {
    const path = pointed ?? focused ?? null;
    for (const road of map.querySelectorAll('.road')) road.classList.toggle('lifted', path !== null && pathOf(road) === path);
  };
  const point = (event: Event): void => {
    pointed = event.type === 'pointerleave' ? null : pathOf(event.target);
    show();
  };
  const focus = (event: FocusEvent): void => {
    focused = event.type === 'focusout' ? null : pathOf(event.target);
    show();
  };
  map.addEventListener('pointerover', point);
  map.addEventListener('pointerleave', point);
  map.addEventListener('focusin', focus);
  map.addEventListener('focusout', focus);
  return () => {
    map.removeEventListener('pointerover', point);
    map.removeEventListener('pointerleave', point);
    map.removeEventListener('focusin', focus);
    map.removeEventListener('focusout', focus);
  };
};
