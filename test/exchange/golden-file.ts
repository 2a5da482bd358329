/** Accepted files of exports, byte for byte; `UPDATE_GOLDEN=1` accepts what comes out now. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';

const folder = join(import.meta.dirname, '../golden/exchange');

export const expectGolden = (name: string, now: string): void => {
  const file = join(folder, name);
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(file, now);
  const accepted = existsSync(file) ? readFileSync(file, 'utf8') : '';
  expect(now, `${name} has changed. Read the difference; to accept it, run the same test with UPDATE_GOLDEN=1.`).toBe(accepted);
};
