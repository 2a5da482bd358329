/**
 * Saves answer after answer through the real store and acknowledges each on standard output: `ack 17`.
 *   writer.ts FOLDER COUNT honest     acknowledges what `change` has committed
 *   writer.ts FOLDER COUNT acts       archives the assessment and takes it out again, each acknowledged once it is committed
 *   writer.ts FOLDER COUNT careless   acknowledges twenty answers before it saves them (negative control)
 * `PAUSES=1` lets timers run between answers, as in a living program, so that backups and checkpoints happen too.
 */
import { createHash } from 'node:crypto';
import { writeSync } from 'node:fs';
import { setImmediate as pause } from 'node:timers/promises';
import { emptyAssessment, type Change } from '#core/assessment/entry.ts';
import { openStore } from '#storage/open-store.ts';

const [folder = '', count = '0', manner = 'honest'] = process.argv.slice(2);
const now = (): string => new Date().toISOString();
const summary = { rating: 'incomplete', score: null, completeness: null, verifiedShare: null } as const;
const store = openStore({ folder, now });
if (store.notices.length > 0) throw new Error(store.notices.join(' '));
const stamp = () => ({ by: 'writer', at: now() });
if (store.read('a') === null)
  store.create({
    id: 'a',
    assessment: emptyAssessment('vi4', { title: 'T', hosts: [], state: 'draft' }),
    evidence: [],
    summary,
    sample: false,
    action: 'create',
    stamp: stamp(),
  });

const answer = (n: number): Change => ({
  kind: 'answer',
  key: `Q-${String(n)}`,
  value: { value: 'on none', note: `answer number ${String(n)} with a note of some length` },
});

const save = (n: number): void => {
  const bytes = Buffer.from(`evidence ${String(n)} `.repeat(300));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const id = `E-${String(n)}`;
  const proof: Change = { kind: 'evidence', key: id, value: { id, kind: 'file', name: id, mediaType: 'text/plain', size: bytes.length, sha256 } };
  const withProof = n % 20 === 19;
  store.change({
    id: 'a',
    changes: withProof ? [answer(n), proof] : [answer(n)],
    evidence: withProof ? [{ sha256, bytes }] : [],
    summary,
    stamp: stamp(),
  });
};

const acknowledge = (n: number): void => void writeSync(1, `ack ${String(n)}\n`);

const first = Object.keys(store.read('a')?.assessment.answers ?? {}).length;
for (let n = first; n < first + Number(count); n += 1) {
  if (manner === 'honest') save(n);
  if (manner === 'acts') store.setArchived('a', (n - first) % 2 === 0, stamp());
  acknowledge(n);
  if (manner === 'careless' && n % 20 === 19) for (let late = n - 19; late <= n; late += 1) save(late);
  if (process.env.PAUSES === '1') await pause();
}
// No close: whoever started this pulls the plug, or wants the files as they are.
process.kill(process.pid, 'SIGKILL');
