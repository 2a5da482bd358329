/** The sample in the formats for other hands: Word, Markdown, HDF, OSCAL; made warm and in memory. */
import { createHash } from 'node:crypto';
import { loadFormat } from '#application/export-formats.ts';
import type { ExportSource } from '#exchange/export-format.ts';
import type { Figure } from './figure.ts';
import { compare, spread, timed } from './measure.ts';
import { readSample } from './sample-report.ts';

const formats = ['docx', 'markdown', 'hdf', 'oscal'] as const;

export const measureWords = async (): Promise<readonly Figure[]> => {
  const sample = readSample();
  const source: ExportSource = {
    catalog: sample.catalog,
    assessment: sample.assessment,
    result: sample.evaluate(),
    programVersion: 'bench',
    madeAt: '2026-11-23T12:00:00+01:00',
    evidence: () => new Uint8Array(),
    sha256: (text) => createHash('sha256').update(text).digest('hex'),
  };
  const loaded = await Promise.all(formats.map(async (name) => [name, await loadFormat[name]()] as const));
  const made = await compare(12, Object.fromEntries(loaded.map(([name, format]) => [name, () => timed(() => format.render(source))])), 3);
  const told = { target: 12, wanted: { most: 300 }, unit: 'ms' } as const;
  return [
    ...loaded.map(([name, { title }]): Figure => ({ ...told, feel: `the sample as ${title}`, ours: made[name] ?? spread([Number.NaN]) })),
    {
      target: 12,
      unit: 'KB',
      feel: 'size of the Word document',
      ours: spread([(await (await loadFormat.docx()).render(source)).byteLength / 1024]),
      wanted: { most: 500 },
    },
  ];
};
