/** What was noted before anything was said or seen is printed, and printed as no answer (docs/decisions/0008). */
import { expect, it } from 'vitest';
import type { Assessment } from '#core/assessment/assessment.ts';
import { emptyAssessment } from '#core/assessment/entry.ts';
import { renderReport } from '#report/render-report.ts';
import { createInput } from './fixture.ts';
import { smallCatalog } from './small-catalog.ts';

const evidence = { id: 'E-01', kind: 'text', name: 'early proof.txt', mediaType: 'text/plain', size: 1, sha256: 'a'.repeat(64) } as const;
const noted: Assessment = {
  ...emptyAssessment('small', { title: 'One', hosts: [], state: 'draft' }),
  scope: { A: { state: 'in-use' } },
  answers: { 'Q-A-01': { value: null, note: 'asks the <network> team', by: 'A. Admin' } },
  observations: { 'C-A-01': { value: null, note: 'switch room is locked', evidence: ['E-01'] } },
  plugIns: {
    'P-01': {
      id: 'P-01',
      name: 'Backup',
      enabled: true,
      peers: [],
      answers: { 'Q-A-04': { value: null, note: 'vendor will tell' } },
      observations: { 'C-A-04': { value: null, note: 'no console at hand', evidence: [] } },
    },
  },
  evidence: { 'E-01': evidence },
};
const render = (of: Assessment): string => renderReport(createInput(smallCatalog, of));
const rowOf = (html: string, text: string): string => html.split('<tr').find((row) => row.includes(text)) ?? '';

it('prints each such note, who it is from and its evidence, with the words that there is no answer', () => {
  const html = render(noted);
  expect(rowOf(html, 'asks the &lt;network&gt; team')).toContain('no answer yet');
  expect(rowOf(html, 'asks the &lt;network&gt; team')).toContain('A. Admin');
  expect(rowOf(html, 'switch room is locked')).toContain('nothing observed yet');
  expect(rowOf(html, 'switch room is locked')).toContain('E-01');
  expect(rowOf(html, 'vendor will tell')).toContain('no answer yet');
  expect(rowOf(html, 'no console at hand')).toContain('nothing observed yet');
});

it('says nothing of the kind once there is a value (negative control)', () => {
  const said = { ...noted, plugIns: {}, observations: {}, answers: { 'Q-A-01': { value: 'no', note: 'asks the network team' } } };
  expect(render(said)).not.toContain('no answer yet');
  expect(render(said)).not.toContain('nothing observed yet');
});
