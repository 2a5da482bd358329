import { mkdtempSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitBounds, parseWindowState, readWindowState, writeWindowState } from '#hosts/electron/window-state.ts';

const laptop = { x: 0, y: 25, width: 1440, height: 875 };
const monitor = { x: 1440, y: 0, width: 2560, height: 1440 };

describe('where the window opens', () => {
  it('is the middle of the first display at first', () => {
    expect(fitBounds(null, [laptop, monitor])).toEqual({ x: 40, y: 25, width: 1360, height: 875 });
  });

  it('is where it was, on the display that shows most of it', () => {
    const remembered = { x: 1500, y: 100, width: 1200, height: 800 };
    expect(fitBounds(remembered, [laptop, monitor])).toEqual(remembered);
  });

  it('is the first display again when its own is gone', () => {
    expect(fitBounds({ x: 3000, y: 100, width: 1200, height: 800 }, [laptop])).toEqual(fitBounds(null, [laptop]));
  });

  it('is never larger than the display and never outside of it', () => {
    const rectangle = fc.record({
      x: fc.integer({ min: -9_000, max: 9_000 }),
      y: fc.integer({ min: -9_000, max: 9_000 }),
      width: fc.integer({ min: 100, max: 9_000 }),
      height: fc.integer({ min: 100, max: 9_000 }),
    });
    fc.assert(
      fc.property(rectangle, fc.array(rectangle, { minLength: 1, maxLength: 3 }), (remembered, displays) => {
        const { x, y, width, height } = fitBounds(remembered, displays);
        const holds = displays.some(
          (display) => x >= display.x && y >= display.y && x + width <= display.x + display.width && y + height <= display.y + display.height,
        );
        expect(holds).toBe(true);
      }),
    );
  });
});

describe('what is remembered', () => {
  const folder = mkdtempSync(join(tmpdir(), 'postern-window-'));
  const state = { bounds: { x: 1, y: 2, width: 800, height: 600 }, maximized: true };

  it('comes back as it was, in a file for the auditor alone', () => {
    const file = join(folder, 'window.json');
    writeWindowState(file, state);
    writeWindowState(file, state);
    expect(readWindowState(file)).toEqual(state);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['window.json']);
  });

  it.each([
    '',
    'null',
    '[]',
    '{',
    '{"bounds":{"x":1}}',
    '{"bounds":{"x":1e9,"y":0,"width":800,"height":600}}',
    '{"bounds":{"x":"1","y":0,"width":800,"height":600}}',
    '{"bounds":{"x":0,"y":0,"width":1,"height":600}}',
  ])('is nothing where the file holds %j', (text) => {
    expect(parseWindowState(text)).toBeNull();
  });

  it('is not worth a crash when it cannot be kept', () => {
    writeFileSync(join(folder, 'plain'), 'x');
    expect(() => writeWindowState(join(folder, 'plain', 'window.json'), state)).not.toThrow();
    expect(readFileSync(join(folder, 'plain'), 'utf8')).toBe('x');
  });
});
