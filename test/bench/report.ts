/** Target 12: the HTML report of the sample, in memory and on disk, against a handwritten page of the same answers. */
import { closeSync, fsyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Figure } from './figure.ts';
import { compare, spread, timed } from './measure.ts';
import { renderPlain } from './plain-report.ts';
import { readSample } from './sample-report.ts';

const writeDurably = (file: string, text: string): void => {
  const handle = openSync(file, 'w');
  try {
    writeSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};

const kilobytes = (text: string): number => Buffer.byteLength(text) / 1024;

export const measureReport = async (): Promise<readonly Figure[]> => {
  const sample = readSample();
  const plain = (): string => renderPlain(sample.catalog, sample.assessment, sample.evaluate());
  const folder = mkdtempSync(join(tmpdir(), 'postern-bench-'));
  const write = (name: string, render: () => string) => () => timed(() => writeDurably(join(folder, name), render()));
  try {
    const memory = await compare(40, { ours: () => timed(sample.render), floor: () => timed(plain) }, 10);
    const written = await compare(40, { ours: write('ours.html', sample.render), floor: write('plain.html', plain) }, 10);
    const what = 'handwritten page';
    return [
      {
        target: 12,
        feel: 'HTML report of the sample, evaluated and written + fsync',
        unit: 'ms',
        ours: written.ours,
        floor: { what, spread: written.floor },
        wanted: { ratio: 20 },
        cited: 'hdf-converters 77.8 ms',
      },
      { target: 12, feel: 'the same in memory', unit: 'ms', ours: memory.ours, floor: { what, spread: memory.floor }, wanted: {} },
      {
        target: 12,
        feel: 'its size',
        unit: 'KB',
        ours: spread([kilobytes(sample.render())]),
        floor: { what, spread: spread([kilobytes(plain())]) },
        wanted: { ratio: 4 },
        cited: 'hdf-converters 9,431 KB',
      },
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
};
