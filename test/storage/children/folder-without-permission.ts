/** `fill FOLDER` leaves a folder as a killed Postern does and takes its write permission away; `read FOLDER` tells what can be seen. */
import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { emptyAssessment } from '#core/assessment/entry.ts';
import { openStore } from '#storage/open-store.ts';

const [action, folder = ''] = process.argv.slice(2);
const now = (): string => '2026-11-23T12:00:00.000+01:00';
const stamp = { by: 'I. Auditor', at: now() };
const summary = { rating: 'incomplete', score: null, completeness: null, verifiedShare: null } as const;
const change = (value: string) => ({ id: 'a', changes: [{ kind: 'answer', key: 'Q', value: { value } }] as const, evidence: [], summary, stamp });

const codeOf = (work: () => unknown): string => {
  try {
    work();
    return 'nothing';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

if (action === 'fill') {
  const store = openStore({ folder, now });
  store.create({
    id: 'a',
    assessment: emptyAssessment('vi4', { title: 'T', hosts: [], state: 'draft' }),
    evidence: [],
    summary,
    sample: false,
    action: 'create',
    stamp,
  });
  store.change(change('in the log'));
  mkdirSync(join(folder, 'nothing'));
  for (const path of [join(folder, 'nothing'), folder]) chmodSync(path, 0o500);
  process.kill(process.pid, 'SIGKILL');
}
const store = openStore({ folder, now });
console.log(
  JSON.stringify({
    readOnly: store.readOnly,
    answers: store.read('a')?.assessment.answers,
    // Killed before the words of the newest answer were in the index.
    found: store.search('log', 5).length,
    refused: codeOf(() => store.change(change('more'))),
    empty: codeOf(() => openStore({ folder: join(folder, 'nothing'), now })),
    unmakeable: codeOf(() => openStore({ folder: join(folder, 'new'), now })),
  }),
);
store.close();
chmodSync(folder, 0o700);
