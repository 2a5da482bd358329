/** Makes an element a place where evidence can be dropped or pasted. */
import type { Attachment } from 'svelte/attachments';
import { sayMinute } from '#shared/format/dates.ts';
import { filesIn } from './attach-evidence.ts';
import { localInstant } from './now.ts';

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input:not([type=file]), textarea, select') !== null;

const filesFrom = (data: DataTransfer | null): readonly File[] => filesIn(data, sayMinute(localInstant()));

/** Files of a paste. Text pasted into a field belongs to the field; a picture can only be meant as evidence. */
export const pastedFiles = (event: ClipboardEvent): readonly File[] =>
  event.defaultPrevented || (isTyping(event.target) && (event.clipboardData?.files.length ?? 0) === 0) ? [] : filesFrom(event.clipboardData);

/** `take` gets what was dropped or pasted there; null where nothing may be added. The element has `data-over` under a drag. */
export const takesEvidence =
  (take: ((files: readonly File[]) => void) | null): Attachment<HTMLElement> =>
  (node) => {
    if (take === null) return;
    const mark = (over: boolean): void => void node.toggleAttribute('data-over', over);
    const over = (event: DragEvent): void => {
      event.preventDefault();
      mark(true);
    };
    const leave = (event: DragEvent): void => {
      if (!(event.relatedTarget instanceof Node && node.contains(event.relatedTarget))) mark(false);
    };
    const drop = (event: DragEvent): void => {
      event.preventDefault();
      mark(false);
      take(filesFrom(event.dataTransfer));
    };
    const paste = (event: ClipboardEvent): void => {
      const files = pastedFiles(event);
      if (files.length === 0) return;
      event.preventDefault();
      take(files);
    };
    node.addEventListener('dragover', over);
    node.addEventListener('dragleave', leave);
    node.addEventListener('drop', drop);
    node.addEventListener('paste', paste);
    return () => {
      node.removeEventListener('dragover', over);
      node.removeEventListener('dragleave', leave);
      node.removeEventListener('drop', drop);
      node.removeEventListener('paste', paste);
    };
  };
