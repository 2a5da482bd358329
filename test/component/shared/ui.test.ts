import { beforeEach, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { all, byText, expectAccessible, one, press, remove, render, violations } from '../render.ts';
import UiHost from './UiHost.svelte';
import { waitFor } from '../wait-for.ts';

const told: string[] = [];
beforeEach(() => {
  told.length = 0;
  render(UiHost, { tell: (what: string) => told.push(what) });
});
const focused = (): string => document.activeElement?.textContent.trim() ?? '';

test('every part is accessible in every theme', expectAccessible);

test('the accessibility check notices a field without a name', async () => {
  one('#marks').append(document.createElement('input'));
  expect((await violations()).join()).toContain('label');
});

test('every rating has a shape of its own, a letter or sign, and its word', () => {
  const marks = all('#marks svg');
  expect(marks.map((mark) => mark.getAttribute('aria-label'))).toEqual([
    'critical',
    'high',
    'medium',
    'low',
    'info',
    'incomplete',
    'clear',
    'not in scope',
  ]);
  const looks = marks.map((mark) =>
    [...mark.children]
      .map((child) => `${child.tagName}${child.getAttribute('class') ?? ''}${child.getAttribute('d') ?? ''}${child.textContent}`)
      .join(),
  );
  expect(new Set(looks).size).toBe(8);
});

test('a cell prints its score, the missing answers where it is incomplete, an arrow where all is inherited, and never a flattering 100', () => {
  expect(all('#cells .figure').map((figure) => figure.textContent)).toEqual(['60', '↑', '2', '99']);
});

describe('choosing', () => {
  test('a switch is a radio group: one Tab stop, arrows choose', async () => {
    one('input[value=interview]').focus();
    await press('{ArrowRight}');
    expect(told).toEqual(['mode verification']);
    expect(one('label.chosen').textContent.trim()).toBe('Verification');
  });

  test('a filter says what it shows and is taken away by its cross', async () => {
    await page.getByLabelText('Area:').selectOptions('tls');
    expect(one('.chip').classList.contains('set')).toBe(true);
    byText('×').click();
    expect(told).toEqual(['area tls', 'area ']);
  });

  test('what cannot be left out has no box to untick', () => {
    expect(all('input[type=checkbox]')).toHaveLength(1);
    expect(document.body.textContent).toContain('Method, always in');
  });

  test('tabs move with arrows and show one panel', async () => {
    byText('One', '[role=tab]').focus();
    await press('{ArrowRight}');
    expect(one('#panel').textContent).toBe('panel two');
    expect(byText('Two', '[role=tab]').getAttribute('aria-selected')).toBe('true');
  });
});

describe('typing', () => {
  const title = (): HTMLInputElement => one('input[type=text]') as HTMLInputElement;

  test('commits by itself after a pause', async () => {
    title().focus();
    await press('{End} Freight');
    expect(told).toEqual([]);
    await waitFor(() => expect(told).toEqual(['title Kestrel Freight']));
  });

  test('commits at once on leaving the field', async () => {
    title().focus();
    await press('{End}!{Tab}');
    expect(told).toEqual(['title Kestrel!']);
  });

  test('commits when the field goes away in the middle of a word', async () => {
    one('textarea').focus();
    await press('half a wor');
    await remove();
    expect(told).toEqual(['note half a wor']);
  });

  test('drops control characters, which nothing could store or print', () => {
    const field = one('textarea') as HTMLTextAreaElement;
    field.value = 'a\u0000b\u0007\nc\ud800';
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.dispatchEvent(new FocusEvent('blur'));
    expect(told).toEqual(['note ab\nc\ufffd']);
  });
});

test('a long text is folded to its first lines and unfolded on demand; a short one has nothing to press', async () => {
  await waitFor(() => expect(all('#said button')).toHaveLength(1));
  const [, text] = all('#said > .text');
  const lines = (): number => Math.round((text?.clientHeight ?? 0) / Number.parseFloat(getComputedStyle(text ?? document.body).lineHeight));
  expect(lines()).toBe(4);
  const button = one('#said button');
  expect([button.getAttribute('aria-label'), button.ariaExpanded]).toEqual(['Show all, long answer', 'false']);
  button.click();
  await waitFor(() => expect(lines()).toBe(30));
  expect([button.getAttribute('aria-label'), button.ariaExpanded]).toEqual(['Show less, long answer', 'true']);
  button.click();
  await waitFor(() => expect(lines()).toBe(4));
});

describe('lists', () => {
  test('a table has one Tab stop; arrows and J, K select; Enter opens', async () => {
    expect(all('tbody tr[tabindex="0"]')).toHaveLength(1);
    one('tbody tr[tabindex="0"]').focus();
    await press('{ArrowDown}j{Enter}k');
    expect(told).toEqual(['open c']);
    expect(one('tr[aria-selected=true]').textContent.trim()).toBe('Second');
    expect(focused()).toBe('Second');
  });

  test('a grid has one Tab stop and keeps the column where the row allows it', async () => {
    expect(all('#grid [tabindex="0"]')).toHaveLength(1);
    one('#grid button').focus();
    await press('{ArrowRight}{ArrowRight}');
    expect(focused()).toBe('x3');
    await press('{ArrowDown}');
    expect(focused()).toBe('y2');
    await press('{ArrowUp}{ArrowLeft}{ArrowLeft}');
    expect(focused()).toBe('x1');
  });
});

describe('floating', () => {
  test('a popover opens beside its button, closes on Esc, and focus returns', async () => {
    const trigger = byText('Explain the score');
    trigger.focus();
    await press('{Enter}');
    await waitFor(() => expect(one('[role=dialog]').textContent).toContain('The sum'));
    await press('{Escape}');
    await waitFor(() => expect(document.querySelector('[role=dialog]')).toBeNull());
    expect(document.activeElement).toBe(trigger);
  });

  test('a dialog takes the focus, keeps it, and gives it back on Esc', async () => {
    const trigger = byText('Open');
    trigger.focus();
    await press('{Enter}');
    await waitFor(() => expect(focused()).toBe('Inside'));
    await press('{Tab}');
    expect(focused()).toBe('Inside');
    await press('{Escape}');
    await waitFor(() => expect(document.activeElement).toBe(trigger));
  });

  test('a disabled button does nothing', () => {
    byText('Off').click();
    expect(told).toEqual([]);
  });
});
