import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Face, Weight } from '#core/diagram/drawing.ts';
import { fitText, longestPiece, singleLine, textWidth, wrapText, type Font } from '#core/diagram/measure-text.ts';

const font: Font = { face: 'condensed', weight: 400, size: 12 };
const fonts = fc.record({
  face: fc.constantFrom<Face>('sans', 'condensed', 'mono'),
  weight: fc.constantFrom<Weight>(400, 600),
  size: fc.integer({ min: 8, max: 20 }),
});
const anything = fc.string({ unit: 'binary', maxLength: 120 });

describe('shortening', () => {
  test('leaves what fits alone', () => {
    expect(fitText('HTTP contact', font, 100)).toBe('HTTP contact');
  });

  test('ends with an ellipsis and never exceeds the width', () => {
    fc.assert(
      fc.property(anything, fonts, fc.integer({ min: 0, max: 200 }), (text, one, width) => textWidth(fitText(text, one, width), one) <= width),
    );
    expect(fitText('information on virtual machines', font, 80)).toMatch(/^information.*…$/);
  });
});

describe('wrapping', () => {
  test('breaks at spaces first and inside words only where a word is too long for a line', () => {
    expect(wrapText('vmware-hostd / vmware-authd', font, 80, 3)).toEqual(['vmware-hostd /', 'vmware-authd']);
    expect(wrapText('vmware-hostd', font, 45, 3)).toEqual(['vmware-', 'hostd']);
  });

  test('loses nothing while there are lines enough and each word fits one; a wider word that cannot be broken is shortened', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z]{1,8}$/), { minLength: 1, maxLength: 20 }), fc.integer({ min: 1, max: 200 }), (words, least) => {
        const text = words.join(' ');
        // As narrow as the longest word at times: then the words must still be whole.
        const width = Math.max(least, longestPiece(text, font));
        expect(wrapText(text, font, width, 40).join(' ')).toBe(text);
      }),
    );
    expect(wrapText('amuwawma a', font, 60, 40)).toEqual(['amuwaw…', 'a']);
  });

  test('keeps to its width and its number of lines', () => {
    fc.assert(
      fc.property(anything, fonts, fc.integer({ min: 20, max: 200 }), fc.integer({ min: 1, max: 4 }), (text, one, width, most) => {
        const lines = wrapText(text, one, width, most);
        return lines.length <= most && lines.every((line) => textWidth(line, one) <= width);
      }),
    );
  });
});

test('line ends, tabs and invisible controls become single spaces', () => {
  expect(singleLine(' a\r\n\tb\u202E\u200Bc ')).toBe('a b c');
});

test('scripts that Plex does not have are given a whole em each', () => {
  expect(textWidth('漢字', font)).toBeGreaterThanOrEqual(24);
});
