/** An assessment in which every field is filled with a mark of its own. A new field in the domain does not compile until it is filled here. */
import type { Assessment } from '#core/assessment/assessment.ts';

/** What Postern notes by itself when an assessment is copied; `test/report/copied-forward.test.ts` looks for it. */
type Noted = 'reverify' | 'copiedFrom';
/** Every other optional field made needed, all the way down. */
type Complete<T> = T extends readonly (infer E)[]
  ? readonly Complete<E>[]
  : T extends object
    ? { [K in keyof T as K extends Noted ? never : K]-?: Complete<T[K]> }
    : T;

export interface Filled {
  readonly assessment: Assessment;
  /** Texts that must be found in the visible text of the report. */
  readonly marks: readonly string[];
  /** Instants that must be found for machines, with seconds and offset. */
  readonly instants: readonly string[];
}

/** `text` makes what is typed into the field of that number; for tests of text safety it is something hostile. */
export const fillEveryField = (text: (n: number, field: string) => string = (n, field) => `mark ${String(n)} ${field}`): Filled => {
  const marks: string[] = [];
  const instants: string[] = [];
  const m = (field: string): string => {
    const made = text(marks.length + 1, field);
    marks.push(made);
    return made;
  };
  const at = (): string => {
    const made = `2026-11-${String(10 + (instants.length % 18))}T${String(8 + (instants.length % 9)).padStart(2, '0')}:${String(instants.length % 60).padStart(2, '0')}:07+01:00`;
    instants.push(made);
    return made;
  };
  const said = (value: string, field: string) => ({
    value,
    reason: m(`reason of ${field}`),
    note: m(`note of ${field}`),
    by: m(`name behind ${field}`),
    at: at(),
  });
  const seen = (value: string, field: string) => ({ ...said(value, field), evidence: ['E-01'] });
  const host = m('host');
  const assessment: Complete<Assessment> = {
    edition: 'small',
    details: {
      title: m('title'),
      client: m('client'),
      site: m('site'),
      startsOn: '2026-10-30',
      endsOn: '2026-11-19',
      team: [m('team'), m('team')],
      evaluatedOn: '2026-11-23',
      hosts: ['ESX', 'ESXi'],
      state: 'draft',
    },
    scope: {
      A: { state: 'in-use', reason: m('scope in use') },
      B: { state: 'undecided', reason: m('scope undecided') },
      N: { state: 'not-in-use', reason: m('scope not in use') },
    },
    targets: { t1: { id: 'target-1', kind: 'card', name: m('target'), address: m('address'), version: m('target version'), note: m('target note') } },
    answers: {
      'Q-A-01': said('no', 'answer'),
      'Q-A-02': said('none', 'answer'),
      'Q-A-06': { ...said('not-applicable', 'not applicable') },
      'Q-N-01': said('no', 'answer out of scope'),
      'Q-X-03': said('unknown', 'unknown'),
    },
    observations: {
      'C-A-01': seen('yes', 'observation'),
      'C-B-01': { ...seen('', 'several'), value: ['root', 'named'] },
      'C-H-01': { ...seen('', 'each'), value: { [host]: 'password' } },
      'C-H-02': { ...seen('', 'number'), value: 31 },
      'C-X-01': { ...seen('', 'path'), value: { A: 'none', H: 'gateway' } },
      'C-N-01': seen('yes', 'observation out of scope'),
    },
    hops: {
      'A/1': {
        ports: [8443],
        protocol: m('protocol'),
        proxy: m('proxy'),
        encryption: 'no',
        note: m('hop note'),
        by: m('hop name'),
        at: at(),
        evidence: ['E-02'],
      },
      'N/1': {
        ports: [9443],
        protocol: m('protocol out of scope'),
        proxy: m('proxy out of scope'),
        encryption: 'handshake',
        note: m('hop note out of scope'),
        by: m('hop name out of scope'),
        at: at(),
        evidence: ['E-02'],
      },
    },
    plugIns: {
      p1: {
        id: 'plug-1',
        name: m('plug-in'),
        vendor: m('vendor'),
        version: m('version'),
        enabled: true,
        peers: [m('peer'), m('peer')],
        ports: m('plug-in ports'),
        credentials: m('credentials'),
        authentication: m('authentication'),
        verification: m('verification'),
        owner: m('plug-in owner'),
        approval: m('approval'),
        note: m('plug-in note'),
        answers: { 'Q-A-04': said('SSL', 'plug-in answer') },
        observations: { 'C-A-04': seen('clear text', 'plug-in observation') },
      },
      p2: {
        id: 'plug-2',
        name: m('disabled plug-in'),
        vendor: m('vendor'),
        version: m('version'),
        enabled: false,
        peers: [m('peer')],
        ports: m('plug-in ports'),
        credentials: m('credentials'),
        authentication: m('authentication'),
        verification: m('verification'),
        owner: m('plug-in owner'),
        approval: m('approval'),
        note: m('plug-in note'),
        answers: { 'Q-A-05': said('yes', 'plug-in answer') },
        observations: { 'C-A-05': seen('no', 'plug-in observation') },
      },
    },
    acceptances: {
      'F-A-02': { reason: m('acceptance reason'), owner: m('acceptance owner'), expiresOn: '2027-01-31', by: m('acceptance name'), at: at() },
      'F-H-02': { reason: m('expired reason'), owner: m('expired owner'), expiresOn: '2026-08-30', by: m('expired name'), at: at() },
      'F-H-03': {
        reason: m('reason without finding'),
        owner: m('owner without finding'),
        expiresOn: '2028-02-29',
        by: m('name without finding'),
        at: at(),
      },
    },
    compensatingControls: {
      'F-H-01': { rationale: m('rationale'), owner: m('control owner'), by: m('control name'), at: at() },
      'F-X-02': { rationale: m('rationale without finding'), owner: m('control owner'), by: m('control name'), at: at() },
    },
    remediation: {
      'F-B-01': { owner: m('remediation owner'), dueOn: '2027-03-14', note: m('remediation note') },
      'F-A-02': { owner: m('owner for an accepted one'), dueOn: '2027-04-15', note: m('note for an accepted one') },
      'F-A-03': { owner: m('owner without finding'), dueOn: '2027-05-16', note: m('note without finding') },
    },
    evidence: {
      'E-01': {
        id: 'E-01',
        kind: 'certificate',
        name: m('evidence name'),
        mediaType: m('media type'),
        size: 12_345,
        sha256: '0123456789abcdef'.repeat(4),
        note: m('evidence note'),
        by: m('evidence name'),
        at: at(),
      },
      'E-02': {
        id: 'E-02',
        kind: 'text',
        name: m('evidence name'),
        mediaType: m('media type'),
        size: 7,
        sha256: 'fedcba9876543210'.repeat(4),
        note: m('evidence note'),
        by: m('evidence name'),
        at: at(),
      },
    },
    texts: Object.fromEntries(
      [
        'summary',
        'heat-map',
        'estate-map',
        'auth',
        'tls',
        'plug-in',
        'roles',
        'exposure',
        'availability',
        'paths',
        'A',
        'N',
        'plan',
        'contradictions',
        'gaps',
        'plug-ins',
        'evidence',
        'method',
        'something else',
      ].map((key) => [key, m(`text of ${key}`)]),
    ),
  };
  return { assessment, marks, instants };
};
