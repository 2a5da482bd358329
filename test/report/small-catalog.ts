/** A catalog of four short paths that uses every form of answer, every kind of leg and every rule; texts of its own, so that goldens stand still when the real catalog is reworded. */
import type { AnswerForm, Area, Catalog, Hop, Item, ManagementPath, PathProfile, Severity } from '#core/catalog/catalog.ts';

const yesNo: AnswerForm = {
  kind: 'choice',
  options: [
    { value: 'yes', bad: false },
    { value: 'no', bad: true },
  ],
};

const item = (path: string, n: number, area: Area, severity: Severity, controls: readonly string[], answer: AnswerForm = yesNo): Item => {
  const number = `${path}-${String(n).padStart(2, '0')}`;
  return {
    number,
    path,
    fact: { id: number, kind: 'stated', text: `Fact ${number}.`, ports: [], products: [], notes: [] },
    question: { id: `Q-${number}`, tier: 'A', text: `Is ${number} in order?`, answer },
    check: { id: `C-${number}`, text: `Look at ${number}.` },
    finding: { id: `F-${number}`, area, severity, title: `${number} is not in order`, fix: `Mend ${number}.`, controls },
  };
};

const hop = (path: string, id: string, more: Partial<Hop>): Hop => ({
  id,
  path,
  kind: 'leg',
  from: 'client',
  to: 'vcenter',
  ports: [443],
  portText: '443',
  protocol: 'SSL',
  proxy: null,
  encryption: { state: 'yes', text: 'yes' },
  facts: [],
  notes: [],
  ...more,
});

const profile: PathProfile = {
  endpoints: 'client; vCenter',
  daemons: 'the service (see A-01)',
  roles: 'those of vCenter',
  secondFactor: 'none',
  singleSignOn: 'none',
  certificates: 'self-signed',
  productVariance: '–',
  specialCases: 'none known',
  pastVcenter: 'no',
};

const path = (code: string, group: ManagementPath['group'], more: Partial<ManagementPath>): ManagementPath => ({
  code,
  name: `Path ${code}`,
  group,
  client: `Client of ${code}`,
  builtOn: [],
  alwaysInUse: false,
  profile,
  actors: [
    { id: 'client', kind: 'client', name: 'Client' },
    { id: 'vcenter', kind: 'vcenter', name: 'vCenter' },
    { id: 'host', kind: 'host', name: 'Host' },
  ],
  hops: [],
  items: [],
  ...more,
});

const choices = (bad: string, ...good: readonly string[]): readonly { value: string; bad: boolean }[] => [
  ...good.map((value) => ({ value, bad: false })),
  { value: bad, bad: true },
];

export const smallCatalog: Catalog = {
  edition: 'small',
  version: '1.2.3',
  title: 'A small catalog',
  sources: [{ id: 's', title: 'A source', detail: 'What it is.' }],
  notes: [{ id: 'N-01', text: 'A remark on A-01.' }],
  hostKinds: ['ESX', 'ESXi'],
  paths: [
    path('A', 'vcenter', {
      hops: [
        hop('A', '1', {
          ports: [80],
          portText: '80',
          protocol: 'HTTP',
          proxy: { text: 'reverse proxy to 443', port: 443 },
          encryption: { state: 'no', text: 'no' },
          notes: ['N-01'],
        }),
        hop('A', '2', { from: 'vcenter', to: 'host', ports: [902], portText: '902' }),
        hop('A', 'R', { kind: 'console', to: 'host', ports: [902], portText: '902', protocol: 'console' }),
        hop('A', 'b', {
          kind: 'back-end',
          from: 'vcenter',
          to: 'vcenter',
          ports: [8086],
          portText: '8086',
          encryption: { state: 'not-stated', text: 'not stated' },
        }),
      ],
      items: [
        item('A', 1, 'auth', 'high', ['IA-2(1)']),
        item('A', 2, 'tls', 'critical', ['SC-17'], { kind: 'choice', options: choices('none', 'full verification') }),
        item('A', 3, 'tls', 'medium', ['SC-8']),
        item('A', 4, 'plug-in', 'high', ['SC-8'], { kind: 'each', of: 'plug-in', options: choices('clear text', 'SSL') }),
        item('A', 5, 'plug-in', 'medium', ['CM-8']),
        item('A', 6, 'availability', 'low', ['CP-2']),
      ],
    }),
    path('B', 'vcenter', {
      builtOn: ['A'],
      hops: [hop('B', '1', {})],
      items: [item('B', 1, 'roles', 'medium', ['AC-6'], { kind: 'several', options: choices('root', 'named', 'task role') })],
    }),
    path('H', 'hosts', {
      hops: [hop('H', '1', { to: 'host', ports: [22], portText: '22', protocol: 'SSH' })],
      items: [
        item('H', 1, 'auth', 'high', ['IA-2(1)'], { kind: 'each', of: 'host', options: choices('password', 'two factors') }),
        item('H', 2, 'exposure', 'high', ['SC-7'], { kind: 'number', unit: 'hosts', min: 0, max: 500, badAbove: 0 }),
        item('H', 3, 'exposure', 'low', ['CM-7']),
      ],
    }),
    path('N', 'hosts', { hops: [hop('N', '1', { to: 'host' })], items: [item('N', 1, 'roles', 'low', ['AC-2'])] }),
    path('X', 'cross-cutting', {
      alwaysInUse: true,
      items: [
        item('X', 1, 'auth', 'high', ['IA-2(1)'], { kind: 'each', of: 'path', options: choices('none', 'gateway') }),
        item('X', 2, 'tls', 'high', ['SC-17']),
        item('X', 3, 'roles', 'info', ['AC-2']),
      ],
    }),
  ],
  assets: [
    { id: 'vcenter', name: 'vCenter', reachedBy: [{ path: 'A' }, { path: 'B' }], includes: [] },
    { id: 'hosts', name: 'Hosts', reachedBy: [{ path: 'H' }, { path: 'N' }, { path: 'A', only: ['A-01'] }], includes: [] },
  ],
  compensation: [{ question: 'Q-H-03', value: 'yes', areas: ['auth'], paths: ['H'] }],
  platform: [{ host: 'ESXi', questions: ['Q-H-03'] }],
  plugInQuestions: [
    { question: 'Q-A-04', field: 'traffic', ask: 'How is its traffic protected?', label: 'traffic' },
    { question: 'Q-A-05', field: 'approved', ask: 'Is it approved?', label: 'approved' },
  ],
};
