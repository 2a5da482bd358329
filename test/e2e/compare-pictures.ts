/**
 * Pictures of screens, kept as lossless WebP with five bits a colour (a quarter of a PNG); the browser that made them reads
 * and writes them. Two pictures differ where a pixel's colour does (pixelmatch, anti-aliased edges left out).
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import pixelmatch from 'pixelmatch';
import type { Page } from 'playwright';
import { PNG } from 'pngjs';

/** Share of pixels that may differ: another processor rounds a few edges otherwise. A changed letter is more. */
export const mostDifferent = 0.000_05;
/** Pixelmatch's measure of colour, 0 to 1; two neighbouring steps of the five bits stay below it. */
const threshold = 0.05;

/** One picture in another format and five bits a colour, through a canvas of `page`. At quality 1 Chromium's WebP is lossless. */
const convert = async (page: Page, bytes: Buffer, from: 'image/png' | 'image/webp', to: 'image/png' | 'image/webp'): Promise<Buffer> => {
  const base64 = await page.evaluate(
    async ({ data, source, target }) => {
      const bitmap = await createImageBitmap(new Blob([Uint8Array.from(atob(data), (one) => one.charCodeAt(0))], { type: source }));
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
      const context = canvas.getContext('2d');
      if (!context) throw new Error('This browser has no canvas.');
      context.drawImage(bitmap, 0, 0);
      const picture = context.getImageData(0, 0, bitmap.width, bitmap.height);
      picture.data.forEach((value, at, all) => (all[at] = at % 4 === 3 ? value : value & 0b1111_1000));
      context.putImageData(picture, 0, 0);
      const made = new Uint8Array(await (await canvas.convertToBlob({ type: target, quality: 1 })).arrayBuffer());
      let text = '';
      for (let at = 0; at < made.length; at += 8192) text += String.fromCharCode(...made.subarray(at, at + 8192));
      return btoa(text);
    },
    { data: bytes.toString('base64'), source: from, target: to },
  );
  return Buffer.from(base64, 'base64');
};

export const keepPicture = async (painter: Page, file: string, png: Buffer): Promise<void> => {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, await convert(painter, png, 'image/png', 'image/webp'));
};

const write = (file: string, bytes: Uint8Array): void => {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, bytes);
};

/** What is wrong with `png` beside the picture kept in `file`, or null. Both pictures of a difference are left as `aside`.*.png. */
export const comparePicture = async (painter: Page, file: string, png: Buffer, aside: string): Promise<string | null> => {
  const kept = PNG.sync.read(await convert(painter, readFileSync(file), 'image/webp', 'image/png'));
  const seen = PNG.sync.read(await convert(painter, png, 'image/png', 'image/png'));
  if (kept.width !== seen.width || kept.height !== seen.height)
    return `is ${String(seen.width)} x ${String(seen.height)}, was ${String(kept.width)} x ${String(kept.height)}`;
  const marks = new PNG({ width: kept.width, height: kept.height });
  const different = pixelmatch(kept.data, seen.data, marks.data, kept.width, kept.height, { threshold });
  if (different <= kept.width * kept.height * mostDifferent) return null;
  write(`${aside}.seen.png`, png);
  write(`${aside}.difference.png`, PNG.sync.write(marks));
  return `${String(different)} pixels differ: see ${aside}.difference.png`;
};
