/** What the command line can do, in the words of its help. The commands themselves load only when they are called. */

export class UsageError extends Error {}

export const commandNames = ['catalog', 'evaluate', 'report', 'list', 'show', 'import', 'export', 'backup', 'verify'] as const;
export type CommandName = (typeof commandNames)[number];

interface Usage {
  readonly synopsis: string;
  readonly does: string;
  readonly details: readonly string[];
}

const usages: Readonly<Record<CommandName, Usage>> = {
  catalog: {
    synopsis: 'catalog [EDITION] [--json]',
    does: 'lists the editions, or the paths and questions of one',
    details: ['--json  the whole catalog (or the list of editions) as JSON'],
  },
  evaluate: {
    synopsis: 'evaluate FILE… [--on DATE] [--json]',
    does: 'evaluates answers files; needs no database',
    details: [
      'FILE    a *.postern.json file, or - for standard input',
      '--on    the date of evaluation (2026-11-23); else the file’s own, else today',
      '--json  one result document per file, one per line, in order',
    ],
  },
  report: {
    synopsis: 'report FILE|ID --format html|pdf|json|answers --out PATH [--paper A4|Letter] [--on DATE] [--without SECTION…]',
    does: 'writes the report of an answers file or of an assessment in the library',
    details: [
      '--format   html, pdf, json (the result) or answers (the exchange file)',
      '--out      where to write; - for standard output',
      '--paper    A4 (default) or Letter',
      '--on       the date of evaluation, for files only',
      '--without  a section to leave out; may be given several times',
    ],
  },
  list: {
    synopsis: 'list [--deleted] [--json]',
    does: 'lists the assessments in the library',
    details: ['--deleted  the deleted ones instead', '--json     as JSON'],
  },
  show: { synopsis: 'show ID [--json]', does: 'shows one assessment and its result', details: ['--json  the assessment and its result as JSON'] },
  import: { synopsis: 'import FILE… [--json]', does: 'takes answers files into the library', details: ['--json  one line per file with its new id'] },
  export: {
    synopsis: 'export ID --out PATH',
    does: 'writes an assessment as an answers file, evidence included',
    details: ['--out  where to write; - for standard output'],
  },
  backup: { synopsis: 'backup [--json]', does: 'makes a verified backup of the library', details: [] },
  verify: { synopsis: 'verify [--json]', does: 'examines the library: integrity, journal, evidence', details: [] },
};

const closing = [
  'The library is in the folder that POSTERN_DATA names, else in the usual place of this system.',
  'Exit code: 0 all is well, 1 an input or operation failed, 2 wrong usage.',
];

export const isCommand = (name: string): name is CommandName => commandNames.some((one) => one === name);

const column = Math.max(...commandNames.map((name) => name.length)) + 2;

export const generalHelp = (): string =>
  [
    'Postern: how is this virtual infrastructure managed?',
    '',
    'Usage: postern COMMAND …',
    '',
    ...commandNames.map((name) => `  ${name.padEnd(column)}${usages[name].does}`),
    '',
    'postern COMMAND --help tells more; postern --version tells the version.',
    ...closing,
    '',
  ].join('\n');

export const commandHelp = (name: CommandName): string => {
  const { synopsis, does, details } = usages[name];
  return [
    `Usage: postern ${synopsis}`,
    '',
    `${does[0]?.toUpperCase() ?? ''}${does.slice(1)}.`,
    '',
    ...details.map((line) => `  ${line}`),
    ...(details.length > 0 ? [''] : []),
    ...closing,
    '',
  ].join('\n');
};

export const synopsisOf = (name: CommandName): string => `postern ${usages[name].synopsis}`;
