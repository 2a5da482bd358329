/** Two rounds at Kestrel Freight: last year's assessment, and this year's, copied forward and half verified. */
import type { Assessment } from '#core/assessment/assessment.ts';
import { carryForward, settleChange } from '#core/assessment/carry-forward.ts';
import { changeAssessment, emptyAssessment, type Change } from '#core/assessment/entry.ts';
import { kestrel } from '../kestrel.ts';

const empty = emptyAssessment('vi4', {
  title: 'Kestrel Freight 2025',
  client: 'Kestrel Freight Ltd',
  site: 'Basel',
  evaluatedOn: '2025-11-24',
  hosts: ['ESX', 'ESXi'],
  state: 'issued',
});
const today = '2026-11-23T10:00:00+01:00';
const said = (question: string, value: unknown): Change =>
  ({ kind: 'answer', key: question, value: { value, by: 'T. Brandt', at: today } }) as Change;
const seen = (check: string, value: unknown): Change =>
  ({ kind: 'observation', key: check, value: { value, by: 'R. Amsler', at: today, evidence: [] } }) as Change;

const accept: Change = {
  kind: 'acceptance',
  key: 'F-VIC-VC-02',
  value: { reason: 'Until the move to the new network.', owner: 'CIO', expiresOn: '2027-03-31' },
};

export const lastYear: Assessment = [...kestrel, said('Q-SSH-03', 'yes'), said('Q-SSH-08', 'yes'), seen('C-SSH-09', 'no')].reduce(
  changeAssessment,
  empty,
);

const carried: Assessment = {
  ...carryForward(lastYear, { acceptances: [], compensatingControls: [] }),
  details: {
    title: 'Kestrel Freight 2026',
    client: 'Kestrel Freight Ltd',
    site: 'Basel',
    evaluatedOn: '2026-11-23',
    hosts: ['ESX', 'ESXi'],
    state: 'draft',
    copiedFrom: { id: 'last-year', title: 'Kestrel Freight 2025' },
  },
};
const plugIn = carried.plugIns['P-01'];
const news: readonly Change[] = [
  seen('C-SSH-04', 'yes'),
  seen('C-SSH-03', 'no'),
  said('Q-VIC-VC-17', 'on none'),
  accept,
  { kind: 'scope', key: 'SITE', value: { state: 'not-in-use', reason: 'Given up in spring.' } },
  { kind: 'plug-in', key: 'P-02', value: null },
  ...(plugIn ? [{ kind: 'plug-in', key: 'P-01', value: { ...plugIn, version: '3.0.0' } } as const] : []),
  { kind: 'hop', key: 'SSH/1', value: { ports: [22], encryption: 'yes', evidence: [], at: today } },
];

export const thisYear: Assessment = news.reduce((assessment, change) => changeAssessment(assessment, settleChange(assessment, change)), carried);
