/**
 * `{@attach sized(tell)}`: tells the inner size of an element, in whole CSS pixels, whenever it is another one: after the layout
 * of a frame and before its paint. Reading the size (`bind:clientWidth`) would lay the whole screen out while it is being built.
 */
import type { Attachment } from 'svelte/attachments';

export const sized =
  (tell: (width: number, height: number) => void): Attachment<HTMLElement> =>
  (element) => {
    const observer = new ResizeObserver((entries) => {
      const rect = entries.at(-1)?.contentRect;
      if (rect) tell(Math.round(rect.width), Math.round(rect.height));
    });
    observer.observe(element);
    return () => observer.disconnect();
  };
