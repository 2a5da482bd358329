/** What the auditor of Kestrel Freight has recorded so far: enough to show every kind of row. */
import type { Change } from '#core/assessment/entry.ts';

const answer = (question: string, value: unknown, note?: string): Change =>
  ({
    kind: 'answer',
    key: question,
    value: { value, by: 'T. Brandt, administrator', at: '2026-11-23T10:42:00+01:00', ...(note ? { note } : {}) },
  }) as Change;
const observation = (check: string, value: unknown, note?: string): Change =>
  ({
    kind: 'observation',
    key: check,
    value: { value, by: 'R. Amsler, auditor', at: '2026-11-23T15:07:00+01:00', evidence: [], ...(note ? { note } : {}) },
  }) as Change;

export const hosts: readonly Change[] = ['esx-bas-01', 'esx-bas-02', 'esx-bas-03'].map((name, at) => ({
  kind: 'target',
  key: `T-0${String(at + 1)}`,
  value: { id: `T-0${String(at + 1)}`, kind: 'hosts', name },
}));

export const plugIns: readonly Change[] = [
  {
    kind: 'plug-in',
    key: 'P-01',
    value: {
      id: 'P-01',
      name: 'Array Console for VC',
      vendor: 'Halden Storage',
      version: '2.1.4',
      enabled: true,
      peers: ['vc01', 'array-a', '4 ESX hosts'],
      ports: '443, 8443, 5989',
      credentials: 'VC session',
      note: 'Came with the array. We click the certificate warning away, the vendor told us to.',
      owner: 'T. Brandt',
      answers: {
        'Q-VIC-VC-21': { value: 'no', at: '2026-11-23T11:00:00+01:00' },
        'Q-VIC-VC-22': { value: 'yes', at: '2026-11-23T11:00:00+01:00' },
        'Q-VIC-VC-24': { value: 'SSL with verification', at: '2026-11-23T11:00:00+01:00' },
      },
      observations: {
        'C-VIC-VC-24': {
          value: 'SSL without verification',
          note: 'Interposed test certificate was taken',
          at: '2026-11-23T15:30:00+01:00',
          evidence: [],
        },
      },
    },
  },
  {
    kind: 'plug-in',
    key: 'P-02',
    value: {
      id: 'P-02',
      name: 'Update Manager',
      vendor: 'VMware',
      version: '4.0',
      enabled: true,
      peers: ['vc01', 'vum01'],
      ports: '443, 902',
      credentials: 'VC session',
      answers: { 'Q-VIC-VC-21': { value: 'yes' } },
      observations: {},
    },
  },
  {
    kind: 'plug-in',
    key: 'P-03',
    value: { id: 'P-03', name: 'Guided Consolidation', vendor: 'VMware', version: '4.0', enabled: false, peers: [], answers: {}, observations: {} },
  },
];

export const kestrel: readonly Change[] = [
  ...hosts,
  ...plugIns,
  answer('Q-VIC-VC-17', 'on some', 'The four administration PCs ask for the token. The two on-call laptops still log on with a password.'),
  answer('Q-VIC-VC-18', 'pass-through from one-factor workstation'),
  answer('Q-VIC-VC-19', 'yes'),
  answer('Q-VIC-VC-02', 'yes'),
  observation('C-VIC-VC-02', 'no', 'Capture of 23 Nov: the session stays on 443.'),
  answer('Q-VIC-VC-05', 'yes'),
  observation('C-VIC-VC-05', 'yes'),
  answer('Q-VIC-VC-21', 'yes', 'All ports are on the list.'),
  answer('Q-VIC-VC-16', 'unknown'),
  answer('Q-VIC-VC-01', 'not-applicable'),
  answer('Q-SSH-04', 'yes', 'Nobody logs in as root. We never touched the default.'),
  observation('C-SSH-04', 'no', 'Root login accepted on esx-bas-03 and esx-bas-04, refused on 01 and 02.'),
  answer('Q-SSH-03', 'no'),
  answer('Q-SDK-VC-13', 'no'),
  answer('Q-VIC-HOST-07', 'no'),
  { kind: 'scope', key: 'RCLI-VC', value: { state: 'in-use' } },
  { kind: 'scope', key: 'SITE', value: { state: 'not-in-use', reason: 'not bought' } },
  { kind: 'hop', key: 'VIC-VC/1', value: { ports: [80], encryption: 'no', evidence: [], by: 'R. Amsler, auditor', at: '2026-11-23T15:00:00+01:00' } },
  {
    kind: 'hop',
    key: 'VIC-VC/3',
    value: { ports: [443], encryption: 'yes', evidence: [], by: 'R. Amsler, auditor', at: '2026-11-23T15:00:00+01:00' },
  },
  { kind: 'acceptance', key: 'F-VIC-VC-18', value: { reason: 'Laptops are replaced in spring.', owner: 'B. Lang', expiresOn: '2027-03-31' } },
  { kind: 'acceptance', key: 'F-SSH-03', value: { reason: 'Known, small network.', owner: 'B. Lang', expiresOn: '2026-10-01' } },
  { kind: 'remediation', key: 'F-SSH-04', value: { owner: 'T. Brandt', dueOn: '2026-12-04' } },
];
