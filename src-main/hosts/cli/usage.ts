/** What the command line can do, in the words of its help. The commands themselves load only when they are called. */

export class UsageError extends Error {}

export const commandNames = ['catalog', 'evaluate', 'report', 'list', 'show', 'import', 'export', 'key', 'backup', 'verify'] as const;
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
    synopsis: 'report FILE|ID --format FORMAT --out PATH [--kind KIND] [--paper A4|Letter] [--on DATE] [--without SECTION…]',
    does: 'writes the report of an answers file or of an assessment in the library',
    details: [
      '--format   the report: pdf, html, docx (Word), markdown',
      '           tables: xlsx, findings-csv, plug-ins-csv, ports-csv, questionnaire (for respondents, to be filled in)',
      '           for other tools: json (the result), hdf, heimdall, oscal',
      '           to import elsewhere: answers (the exchange file), bundle (sealed; of an assessment in the library only)',
      '--out      where to write; - for standard output',
      '--kind     full (default), executive (four pages at most), findings (with --owner NAME or --finding ID), delta (with --earlier FILE|ID),',
      '           questionnaire or checklist for paper (with --whole-edition: every path, not only those in use)',
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
  import: {
    synopsis: 'import FILE… [--passphrase-file FILE] [--json]',
    does: 'takes answers files and sealed bundles into the library',
    details: [
      '--passphrase-file  its first line opens a bundle that is closed with a passphrase',
      '--json             one line per file with its new id',
    ],
  },
  export: {
    synopsis: 'export ID --out PATH [--sealed] [--leave-out names|notes|evidence…] [--with html|pdf…] [--passphrase-file FILE]',
    does: 'writes an assessment as an answers file or a sealed bundle, evidence included',
    details: [
      '--out              where to write; - for standard output',
      '--sealed           a sealed bundle, signed with your key (see “postern key”)',
      '--leave-out        a copy for others without names, notes or evidence; may be given several times',
      '--with             a report to put into the bundle; may be given several times',
      '--passphrase-file  closes the bundle with the first line of this file',
    ],
  },
  key: {
    synopsis: 'key [--create] [--json]',
    does: 'tells the fingerprint of your signing key',
    details: ['--create  makes the key, where there is none yet'],
  },
  backup: { synopsis: 'backup [--json]', does: 'makes a verified backup of the library', details: [] },
  verify: {
    synopsis: 'verify [FILE] [--passphrase-file FILE] [--json]',
    does: 'examines the library, or says what a sealed bundle proves; a file needs no database',
    details: [
      'FILE               a *.postern file, or - for standard input; without it the library is examined',
      '--passphrase-file  its first line opens a bundle that is closed with a passphrase',
    ],
  },
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
