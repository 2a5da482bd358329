import { mkdirSync, mkdtempSync, readFileSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SaveDialogOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import { createDeliverer } from '#hosts/electron/deliver.ts';

const folder = mkdtempSync(join(tmpdir(), 'postern-deliver-'));
const file = { name: 'Kestrel Freight.pdf', bytes: Buffer.from('%PDF') };

/** Stands where the auditor sits: answers each dialog with the next choice and remembers what it was asked. */
const choosing = (...choices: readonly (string | null)[]) => {
  const asked: SaveDialogOptions[] = [];
  const showSaveDialog = (...given: readonly unknown[]) => {
    asked.push(given.at(-1) as SaveDialogOptions);
    const choice = choices[asked.length - 1] ?? null;
    return Promise.resolve({ canceled: choice === null, filePath: choice ?? '' });
  };
  return { asked, deliverer: createDeliverer({ showSaveDialog }, () => null, '/home/auditor/Documents') };
};

describe('handing over a file', () => {
  it('asks where, writes it whole, and tells the page a name and a reference but no path', async () => {
    const { asked, deliverer } = choosing(join(folder, 'client.pdf'), null);
    const delivered = await deliverer.deliver(file);
    expect(asked[0]).toMatchObject({ defaultPath: '/home/auditor/Documents/Kestrel Freight.pdf', filters: [{ extensions: ['pdf'] }] });
    expect(readFileSync(join(folder, 'client.pdf'), 'utf8')).toBe('%PDF');
    expect(JSON.stringify(delivered)).not.toContain(folder);
    if (delivered.kind !== 'saved') throw new Error('not saved');
    expect(deliverer.pathOf(delivered.ref)).toBe(join(folder, 'client.pdf'));
    expect(await deliverer.deliver(file)).toEqual({ kind: 'cancelled' });
    expect(asked[1]?.defaultPath).toBe(join(folder, 'Kestrel Freight.pdf'));
  });

  it('says in words why a file could not be saved and leaves nothing behind', async () => {
    mkdirSync(join(folder, 'taken.pdf'));
    const { deliverer } = choosing(join(folder, 'taken.pdf'), join(folder, 'missing', 'x.pdf'));
    await expect(deliverer.deliver(file)).rejects.toMatchObject({
      code: 'storage-failed',
      message: expect.stringMatching(/^“taken\.pdf” could not be saved: /) as string,
    });
    await expect(deliverer.deliver(file)).rejects.toMatchObject({ message: expect.stringContaining('there is no such file or folder') as string });
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('knows no reference that it did not give', () => {
    expect(() => choosing().deliverer.pathOf('/etc/passwd')).toThrow(/not saved in this session/);
  });
});
