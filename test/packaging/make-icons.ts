/** Makes the icons of all platforms from resources/icons/icon.svg: `node test/packaging/make-icons.ts`. Run it when the drawing changes. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { testChromium } from '../chromium.ts';

const folder = join(import.meta.dirname, '../../resources/icons');
const sizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024] as const;

const renderAll = async (): Promise<ReadonlyMap<number, Buffer>> => {
  const browser = await chromium.launch(await testChromium());
  const svg = readFileSync(join(folder, 'icon.svg'), 'utf8');
  const rendered = new Map<number, Buffer>();
  for (const size of sizes) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    await page.setContent(
      `<style>html,body{margin:0;background:transparent}svg{display:block;width:${String(size)}px;height:${String(size)}px}</style>${svg}`,
    );
    rendered.set(size, await page.screenshot({ omitBackground: true }));
    await page.close();
  }
  await browser.close();
  return rendered;
};

const pictures = await renderAll();
const picture = (size: number): Buffer => pictures.get(size) ?? Buffer.alloc(0);

/** Windows: a directory of 16 bytes per picture, each a PNG (Windows Vista and later). */
const makeIco = (): Buffer => {
  const chosen = [16, 24, 32, 48, 64, 128, 256];
  const head = Buffer.alloc(6 + 16 * chosen.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(chosen.length, 4);
  let offset = head.length;
  chosen.forEach((size, at) => {
    const entry = 6 + 16 * at;
    head.writeUInt8(size % 256, entry);
    head.writeUInt8(size % 256, entry + 1);
    head.writeUInt16LE(1, entry + 4);
    head.writeUInt16LE(32, entry + 6);
    head.writeUInt32LE(picture(size).length, entry + 8);
    head.writeUInt32LE(offset, entry + 12);
    offset += picture(size).length;
  });
  return Buffer.concat([head, ...chosen.map(picture)]);
};

/** macOS: tagged blocks, each a PNG. */
const makeIcns = (): Buffer => {
  const tags: readonly (readonly [string, number])[] = [
    ['icp4', 16],
    ['icp5', 32],
    ['icp6', 64],
    ['ic07', 128],
    ['ic08', 256],
    ['ic09', 512],
    ['ic10', 1024],
  ];
  const block = (tag: string, content: Buffer): Buffer => {
    const head = Buffer.alloc(8);
    head.write(tag, 'latin1');
    head.writeUInt32BE(content.length + 8, 4);
    return Buffer.concat([head, content]);
  };
  return block('icns', Buffer.concat(tags.map(([tag, size]) => block(tag, picture(size)))));
};

writeFileSync(join(folder, 'icon.png'), picture(1024));
writeFileSync(join(folder, 'icon.ico'), makeIco());
writeFileSync(join(folder, 'icon.icns'), makeIcns());
