/** Target 20: bytes of the database, journal, seals and index included, against the same assessments as indented JSON. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { vi4 } from '../catalog.ts';
import type { Figure } from './figure.ts';
import { spread } from './measure.ts';
import { referenceAssessment } from './reference-assessment.ts';
import { seededFolder } from './seed.ts';

const megabyte = 1024 * 1024;

export const measureSize = (assessments: number): readonly Figure[] => {
  const database = statSync(join(seededFolder(assessments), 'postern.db')).size / megabyte;
  let json = 0;
  for (let n = 1; n <= assessments; n++) json += Buffer.byteLength(JSON.stringify(referenceAssessment(vi4, n), null, 2)) / megabyte;
  return [
    {
      target: 20,
      feel: `database of ${String(assessments)}, index and journal included`,
      unit: 'MB',
      ours: spread([database]),
      floor: { what: 'the same as indented JSON', spread: spread([json]) },
      wanted: { ratio: 0.8 },
    },
  ];
};
