import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { checkLook } from '#application/check-look.ts';
import { Trouble } from '#application/ports.ts';
import { contrastOnPaper } from '#core/words/contrast.ts';

const chunk = (name: string, data: Uint8Array): Buffer => {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(data.byteLength);
  head.write(name, 4, 'latin1');
  return Buffer.concat([head, data, Buffer.alloc(4)]);
};
const picture = (width: number, height: number, more: readonly Buffer[] = []): string => {
  const size = Buffer.alloc(13);
  size.writeUInt32BE(width);
  size.writeUInt32BE(height, 4);
  size.set([8, 6, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', size),
    ...more,
    chunk('IDAT', deflateSync(Buffer.alloc(64))),
    chunk('IEND', Buffer.alloc(0)),
  ]).toString('base64');
};
const refusal = (settings: Parameters<typeof checkLook>[0]): string => {
  try {
    checkLook(settings);
    return '';
  } catch (error) {
    return error instanceof Trouble ? error.message : 'another error';
  }
};

describe('the logo', () => {
  it('is taken as a plain PNG of fitting size, and can be taken away', () => {
    expect(checkLook({ logo: picture(400, 120) })).toEqual({ logo: picture(400, 120) });
    expect(refusal({ logo: '' })).toBe('');
    expect(refusal({ theme: 'dark' })).toBe('');
  });

  it.each([
    ['a JPEG', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0]).toString('base64'), /no[t]? a PNG/],
    ['an SVG', Buffer.from('<svg onload="alert(1)"/>').toString('base64'), /not a PNG/],
    ['a PNG with a text in it', picture(10, 10, [chunk('tEXt', Buffer.from('Comment\0hello'))]), /not a PNG/],
    ['a PNG cut off', picture(10, 10).slice(0, 60), /not a PNG/],
    [
      'a PNG with something behind it',
      Buffer.concat([Buffer.from(picture(10, 10), 'base64'), Buffer.from('PK\u0003\u0004 and more of it')]).toString('base64'),
      /not a PNG/,
    ],
    ['a picture too wide', picture(4000, 100), /1200 by 600/],
    ['a picture too heavy', picture(10, 10, [chunk('PLTE', Buffer.alloc(210_000))]), /at most 200 KB/],
  ])('refuses %s', (_, logo, sentence) => {
    expect(refusal({ logo })).toMatch(sentence);
  });
});

describe('the colour', () => {
  it('is taken where small print in it can be read on paper, and refused with its contrast where not', () => {
    expect(refusal({ accent: '#0c5467' })).toBe('');
    expect(refusal({ accent: '' })).toBe('');
    expect(refusal({ accent: '#ffcc00' })).toMatch(/#ffcc00 is too light for paper: its contrast is 1\.\d to 1/);
    expect(refusal({ accent: '#777777' })).toMatch(/4\.5 to 1/);
  });

  it('is weighed by the known formula', () => {
    expect(contrastOnPaper('#000000')).toBeCloseTo(21);
    expect(contrastOnPaper('#ffffff')).toBeCloseTo(1);
    expect(contrastOnPaper('#767676')).toBeCloseTo(4.54, 1);
    expect(contrastOnPaper('red')).toBe(1);
  });
});
