/** Assessments for the tests of the report: a believable full one for any catalog, an empty one, and one with very long texts. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  unknown,
  type AnswerValue,
  type Assessment,
  type Evidence,
  type HopObservation,
  type Observation,
  type PlugIn,
} from '#core/assessment/assessment.ts';
import { emptyAssessment } from '#core/assessment/entry.ts';
import { itemsOf } from '#core/catalog/find-in-catalog.ts';
import type { AnswerForm, Catalog, Item } from '#core/catalog/catalog.ts';
import { evaluate } from '#core/evaluation/evaluate.ts';
import { reportFonts } from '#report/fonts.ts';
import type { ReportInput } from '#report/report-input.ts';

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The typefaces as the application reads them. */
export const fonts: Readonly<Record<string, string>> = Object.fromEntries(
  reportFonts.map((name) => [name, readFileSync(join(import.meta.dirname, '../../resources/fonts', name)).toString('base64')]),
);

export const createInput = (catalog: Catalog, assessment: Assessment, more: Partial<ReportInput> = {}): ReportInput => ({
  catalog,
  assessment,
  result: evaluate(catalog, assessment, assessment.details.evaluatedOn ?? '2026-11-23'),
  options: { paper: 'A4', without: [] },
  programVersion: '1.0.0',
  fonts: {},
  sha256,
  ...more,
});

const pick = (form: AnswerForm, bad: boolean, catalog: Catalog): AnswerValue => {
  if (form.kind === 'number') return bad ? form.badAbove + 2 : form.min;
  const option = form.options.find((one) => one.bad === bad)?.value ?? form.options[0]?.value ?? unknown;
  if (form.kind === 'several') return [option];
  if (form.kind === 'choice') return option;
  const good = form.options.find((one) => !one.bad)?.value ?? option;
  if (form.of === 'path')
    return Object.fromEntries(catalog.paths.filter((path) => path.hops.length > 0).map((path, at) => [path.code, at % 3 === 0 ? option : good]));
  if (form.of === 'host') return { 'esx01.kestrel.example': option, 'esxi07.kestrel.example': good };
  return { 'Array Link': option, 'Hardware Status': good };
};

const notes = [
  'Password-only logon succeeded on KF-WS-011 and KF-WS-014.',
  'Capture on vmk0 of esx02; nothing readable after the first exchange.',
  'Told on the phone; a written statement is promised for 27 November.',
  'Register of 14 workstations, compared with 30 days of session events.',
  'Eleven grants of the Administrator role, two of them on shared accounts.',
];

const people = ['M. Keller, platform', 'L. Amstad, network', 'D. Ferrari, identity'];
const at = (n: number): string =>
  `2026-11-${String(17 + (n % 3))}T${String(9 + (n % 8)).padStart(2, '0')}:${String((n * 7) % 60).padStart(2, '0')}:07+01:00`;

const evidenceItem = (n: number): Evidence => ({
  id: `E-${String(n).padStart(2, '0')}`,
  kind: n % 6 === 0 ? 'certificate' : n % 4 === 0 ? 'text' : 'file',
  name: n % 6 === 0 ? `vc01-443-chain-${String(n)}.pem` : `capture-${String(n)}.pcap`,
  mediaType: n % 6 === 0 ? 'application/x-pem-file' : 'application/vnd.tcpdump.pcap',
  size: 20_000 + n * 13_577,
  sha256: sha256(`evidence ${String(n)}`),
  note: notes[n % notes.length] ?? '',
  by: 'T. Okafor',
  at: at(n),
});

const hopSeen = (path: string, n: number): HopObservation => ({
  ports: n % 4 === 0 ? [443, 5989] : [902],
  protocol: 'TLS 1.0',
  encryption: n % 5 === 0 ? 'no' : 'yes',
  ...(n % 3 === 0 ? { note: `Two captures on ${path}, both from the admin VLAN.`, by: 'T. Okafor', at: at(n) } : {}),
  evidence: n % 6 === 0 ? ['E-02'] : [],
});

const plugIn = (n: number, name: string, more: Partial<PlugIn>, catalog: Catalog, bad: readonly boolean[]): PlugIn => {
  const items = catalog.plugInQuestions.flatMap(({ question }) => itemsOf(catalog).filter((item) => item.question.id === question));
  const one = (item: Item, wrong: boolean): AnswerValue => {
    const form = item.question.answer;
    return form.kind === 'number' ? form.min : (form.options.find((option) => option.bad === wrong)?.value ?? unknown);
  };
  return {
    id: `P-0${String(n)}`,
    name,
    enabled: true,
    peers: ['vc01.kestrel.example', 'hosts', '10.20.9.30:8083'],
    answers: Object.fromEntries(
      items.map((item, k) => [item.question.id, { value: n === 5 && k > 2 ? unknown : one(item, false), by: people[n % 3] ?? '' }]),
    ),
    observations: Object.fromEntries(
      items
        .filter((_, k) => k % 2 === 0)
        .map((item, k) => [item.check.id, { value: one(item, bad[k] ?? false), note: notes[k] ?? '', evidence: ['E-04'], at: at(k) }]),
    ),
    ...more,
  };
};

/** A full assessment of any catalog: every third answer bad, some unknown, some open, contradictions, acceptances, plans. */
export const fullAssessment = (catalog: Catalog): Assessment => {
  const answered = answeredAssessment(catalog);
  const raised = evaluate(catalog, answered, '2026-11-23')
    .findings.filter((finding) => finding.inheritedFrom === undefined)
    .map((finding) => finding.id);
  return { ...answered, ...decisions(raised) };
};

const decisions = (findings: readonly string[]): Pick<Assessment, 'acceptances' | 'compensatingControls' | 'remediation'> => ({
  acceptances: Object.fromEntries(
    [3, 11, 20, 31].map((n) => [
      findings[n] ?? '',
      {
        reason: 'Used from the admin VLAN only; the move of the helpdesk to VLAN 230 is ordered.',
        owner: 'M. Keller, head of platform',
        expiresOn: n === 11 ? '2026-10-31' : '2027-03-31',
        by: 'R. Imhof',
        at: at(n),
      },
    ]),
  ),
  compensatingControls: {
    [findings[2] ?? '']: { rationale: 'Jump host with two factors in front of every session.', owner: 'D. Ferrari', by: 'R. Imhof', at: at(2) },
  },
  remediation: Object.fromEntries(
    findings
      .filter((_, n) => n % 4 !== 1)
      .map((id, n) => [
        id,
        {
          owner: people[n % 3] ?? '',
          dueOn: `202${n % 3 === 0 ? '6-12' : '7-0'}${n % 3 === 0 ? '' : String((n % 3) + 1)}-1${String(n % 9)}`,
          ...(n % 7 === 0 ? { note: 'Together with the upgrade project.' } : {}),
        },
      ]),
  ),
});

const answeredAssessment = (catalog: Catalog): Assessment => {
  const items = itemsOf(catalog);
  const draft = emptyAssessment(catalog.edition, {
    title: 'Kestrel Freight, vCenter 2026',
    client: 'Kestrel Freight Ltd',
    site: 'Basel',
    startsOn: '2026-11-17',
    endsOn: '2026-11-19',
    team: ['R. Imhof, lead', 'T. Okafor'],
    evaluatedOn: '2026-11-23',
    hosts: ['ESX', 'ESXi'],
    state: 'issued',
  });
  const said = items.filter((item, n) => item.path !== 'CIQ' && n % 11 !== 7);
  const observed = said.filter((_, n) => n !== 15 && n % 5 !== 1 && n % 5 !== 3);
  return {
    ...draft,
    scope: {
      ...Object.fromEntries(catalog.paths.filter((path) => path.code !== 'CIQ').map((path) => [path.code, { state: 'in-use' as const }])),
      SITE: { state: 'not-in-use', reason: 'Never installed; no service on the server list of 12 November.' },
      LCM: { state: 'not-in-use', reason: 'Removed in 2024.' },
      APPS: { state: 'not-in-use' },
    },
    targets: {
      vc01: { id: 'vc01', kind: 'vcenter', name: 'vc01', address: '10.20.4.10', version: 'vCenter 4.0' },
      esx: { id: 'esx', kind: 'hosts', name: 'esx01 to esx06', address: '10.20.5.1 to 10.20.5.6', version: 'ESX 4.0' },
      esxi: {
        id: 'esxi',
        kind: 'hosts',
        name: 'esxi07 to esxi12',
        address: '10.20.5.7 to 10.20.5.12',
        version: 'ESXi 4.0',
        note: 'esxi09 was rebuilt in October.',
      },
    },
    answers: Object.fromEntries(
      said.map((item, n) => [
        item.question.id,
        n === 14
          ? { value: 'not-applicable', reason: 'No audit or monitoring use of the read-only role.' }
          : n % 13 === 5
            ? { value: unknown, note: 'Not possible to inspect: the workstations stand in Mulhouse.' }
            : {
                value: pick(item.question.answer, n % 5 === 2, catalog),
                ...(n % 3 === 0 ? { by: people[n % 3] ?? '', at: at(n) } : {}),
                ...(n % 6 === 1 ? { note: notes[n % 5] ?? '' } : {}),
              },
      ]),
    ),
    observations: Object.fromEntries(
      observed.map((item, n): [string, Observation] => [
        item.check.id,
        {
          value: pick(item.question.answer, n % 3 === 0, catalog),
          ...(n % 2 === 0 ? { note: notes[n % 5] ?? '' } : {}),
          evidence: n % 2 === 0 ? [`E-${String((n % 40) + 1).padStart(2, '0')}`] : [],
        },
      ]),
    ),
    hops: Object.fromEntries(
      catalog.paths.flatMap((path) =>
        path.hops
          .map((hop, n): [string, HopObservation] => [
            `${path.code}/${hop.id}`,
            n % 3 === 0
              ? { ports: hop.ports, ...(hop.encryption.state === 'yes' ? { encryption: 'yes' as const } : {}), evidence: [] }
              : hopSeen(path.code, n),
          ])
          .filter((_, n) => n % 4 !== 3),
      ),
    ),
    plugIns: Object.fromEntries(
      [
        plugIn(
          1,
          'Hardware Status',
          {
            vendor: 'VMware',
            version: '4.0',
            credentials: 'session of the user, approved',
            owner: 'M. Keller',
            approval: 'CAB 2026-114',
            verification: 'verified against the CA of vCenter',
          },
          catalog,
          [],
        ),
        plugIn(
          4,
          'Array Link',
          {
            vendor: 'Norrland Storage',
            version: '3.1.2',
            credentials: 'session of the vCenter user',
            ports: '443, 8083',
            authentication: 'none',
            verification: 'accepts any certificate',
          },
          catalog,
          [true, true, true],
        ),
        plugIn(5, 'Power View', { version: '0.9', peers: [], note: 'Found on two workstations; nobody knows who installed it.' }, catalog, []),
        plugIn(2, 'Backup Console', { vendor: 'Harrow Data', version: '5.0 U1', enabled: false, credentials: 'own service account' }, catalog, [
          true,
        ]),
      ].map((one) => [one.id, one]),
    ),
    evidence: Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`E-${String(n + 1).padStart(2, '0')}`, evidenceItem(n + 1)])),
    texts: {
      summary:
        'The logon to vCenter is in order on paper, and beside the point in practice. Twelve hosts accept a password from the user network on four direct paths, and one ESXi host answers to SSH. Whoever holds a host password does not meet vCenter at all.\n\nNo client that we tried on the SDK refuses a foreign certificate. As long as the installed certificates stay in place, every session to vCenter can be intercepted on the administrator’s own segment.',
      auth: 'A second factor lent by a workstation protects a path only if every workstation that can reach it lends one.',
      'VIC-VC': 'The catalog moves the whole session to 902; on this build it stays on 443 (note N-07).',
    },
  };
};

/** Nothing but a title. */
export const barelyBegun = (catalog: Catalog): Assessment => emptyAssessment(catalog.edition, { title: 'New assessment', hosts: [], state: 'draft' });

const longText = (words: number): string =>
  Array.from(
    { length: words },
    (_, n) => ['Unterschied', 'management', 'certificate', 'Ερμής', 'администратор', 'verification', 'Überprüfung', 'path'][n % 8],
  ).join(' ');

const prose: readonly string[] = ['note', 'reason', 'rationale'];
const lines: readonly string[] = [
  'title',
  'client',
  'site',
  'team',
  'by',
  'owner',
  'vendor',
  'version',
  'address',
  'peers',
  'ports',
  'credentials',
  'authentication',
  'verification',
  'approval',
  'proxy',
  'protocol',
];

/** Every text made as long as it may be entered (a line 300 characters, prose some pages); structure, values, dates and ids stay. */
export const withLongTexts = (assessment: Assessment, words: number): Assessment => {
  const lengthen = (value: unknown, key: string): unknown => {
    if (Array.isArray(value)) return value.map((one: unknown) => lengthen(one, key));
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, lengthen(one, name)]));
    if (typeof value !== 'string') return value;
    return prose.includes(key) ? `${value} ${longText(words)}` : lines.includes(key) ? `${value} ${longText(30)}`.slice(0, 300) : value;
  };
  const longer = lengthen(assessment, '') as Assessment;
  return { ...longer, texts: Object.fromEntries(Object.entries(assessment.texts).map(([key, text]) => [key, `${text}\n\n${longText(words * 4)}`])) };
};
