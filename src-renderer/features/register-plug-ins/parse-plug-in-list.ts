/**
 * Reads a list of plug-ins as people have it: CSV with quotes, columns with tabs or semicolons, or lines copied from a
 * plug-in manager. Nothing is taken over here; the reader sees a preview first.
 */
import { line, plugInTextFields } from '#core/assessment/parse-entry.ts';
import { parseWith, text } from '#core/parse/shape.ts';
import { readPeers } from './read-peers.ts';
import { splitFields } from './split-fields.ts';

export interface ListedPlugIn {
  readonly name: string;
  readonly vendor: string;
  readonly version: string;
  readonly enabled: boolean;
  readonly peers: readonly string[];
  readonly ports: string;
  readonly credentials: string;
  readonly authentication: string;
  readonly verification: string;
  readonly owner: string;
  readonly approval: string;
  readonly note: string;
}
type Column = keyof ListedPlugIn;

export interface PlugInList {
  readonly plugIns: readonly ListedPlugIn[];
  /** What could not be read, with its row. */
  readonly problems: readonly string[];
  /** Columns found by their heading; null where the list has no heading and columns were taken by order. */
  readonly columns: readonly Column[] | null;
}

const mostRows = 2_000;
const mostCharacters = 1_000_000;

/** The words that lists use for what the register calls otherwise. */
const headings: Readonly<Record<string, Column>> = {
  name: 'name',
  'plug-in': 'name',
  plugin: 'name',
  'plug-in name': 'name',
  'plugin name': 'name',
  extension: 'name',
  vendor: 'vendor',
  provider: 'vendor',
  company: 'vendor',
  manufacturer: 'vendor',
  version: 'version',
  status: 'enabled',
  enabled: 'enabled',
  state: 'enabled',
  peers: 'peers',
  peer: 'peers',
  'talks to': 'peers',
  servers: 'peers',
  server: 'peers',
  endpoints: 'peers',
  ports: 'ports',
  port: 'ports',
  credentials: 'credentials',
  'acts with': 'credentials',
  authentication: 'authentication',
  verification: 'verification',
  'certificate verification': 'verification',
  owner: 'owner',
  approval: 'approval',
  approved: 'approval',
  note: 'note',
  notes: 'note',
  description: 'note',
  comment: 'note',
  comments: 'note',
};

const separators = ['\t', ';', ','] as const;

/** The separator that splits most of the first lines, or null for plain lines. */
const findSeparator = (input: string): string | null => {
  const lines = input.split('\n', 20).filter((one) => one.trim() !== '');
  return separators.find((separator) => lines.filter((one) => one.includes(separator)).length * 2 > lines.length) ?? null;
};

/** A line of a plug-in manager's window: name, then at least two blanks or a trailing version such as 4.0.1. */
const splitLine = (input: string): readonly string[] => {
  const columns = input.trim().split(/\s{2,}/);
  if (columns.length > 1) return [columns[0] ?? '', ...columns.slice(1)];
  const match = /^(.*\S)\s+v?(\d+(?:\.\d+)+\S*)$/i.exec(input.trim());
  return match ? [match[1] ?? '', '', match[2] ?? ''] : [input.trim()];
};

/** In lines without a heading a number is a version and a word such as “Enabled” a state, wherever they stand. */
const readLoose = (fields: readonly string[]): Partial<Record<Column, string>> => {
  const found: Partial<Record<Column, string>> = {};
  const [name = '', ...rest] = fields;
  found.name = name;
  for (const field of rest) {
    if (field === '') continue;
    if (found.version === undefined && /^v?\d+(\.\d+)*\S*$/i.test(field)) found.version = field.replace(/^v(?=\d)/i, '');
    else if (found.enabled === undefined && states.test(field)) found.enabled = field;
    else if (found.vendor === undefined) found.vendor = field;
    else found.note = found.note === undefined ? field : `${found.note} ${field}`;
  }
  return found;
};

const states = /^(enabled|disabled|installed|not installed|available|available for download|yes|no|true|false|on|off|active|inactive)$/i;
const isOff = (text: string): boolean => /^(disabled|not installed|available|available for download|no|false|off|inactive|0)$/i.test(text);

const toPlugIn = (fields: Partial<Record<Column, string>>): ListedPlugIn => ({
  name: fields.name ?? '',
  vendor: fields.vendor ?? '',
  version: fields.version ?? '',
  enabled: !isOff(fields.enabled ?? ''),
  peers: readPeers(fields.peers ?? ''),
  ports: fields.ports ?? '',
  credentials: fields.credentials ?? '',
  authentication: fields.authentication ?? '',
  verification: fields.verification ?? '',
  owner: fields.owner ?? '',
  approval: fields.approval ?? '',
  note: fields.note ?? '',
});

const oneLineFields = ['name', ...plugInTextFields, 'ports'] as const;

/** Why a row cannot be recorded as it stands, or null. */
const complain = (plugIn: ListedPlugIn): string | null => {
  if (plugIn.name === '') return 'has no name';
  for (const field of oneLineFields) {
    const parsed = parseWith(line, plugIn[field]);
    if (!parsed.ok) return `${field}: ${parsed.problems[0]?.sentence ?? 'cannot be read'}`;
  }
  const note = parseWith(text(), plugIn.note);
  return note.ok ? null : `note: ${note.problems[0]?.sentence ?? 'cannot be read'}`;
};

/** Never throws; a text in which nothing can be read gives a problem that says so. */
export const parsePlugInList = (pasted: string): PlugInList => {
  const none = (problem: string): PlugInList => ({ plugIns: [], problems: [problem], columns: null });
  if (pasted.trim() === '') return none('Nothing was pasted. Copy the list from the plug-in manager or from a table, and paste it here.');
  if (pasted.length > mostCharacters) return none('The text has more than a million characters; paste a smaller part of it.');
  const input = pasted.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const separator = findSeparator(input);
  const rows =
    separator === null
      ? input
          .split('\n')
          .filter((one) => one.trim() !== '')
          .map(splitLine)
      : splitFields(input, separator);
  if (rows.length > mostRows) return none(`The list has ${String(rows.length)} rows; at most ${String(mostRows)} are taken.`);
  const head = (rows[0] ?? []).map((name) => headings[name.toLowerCase().replace(/\s+/g, ' ').trim()]);
  const hasHead = head.includes('name') || head.filter((column) => column !== undefined).length >= 2;
  const read = (fields: readonly string[]): ListedPlugIn => toPlugIn(hasHead ? byHeading(head, fields) : readLoose(fields));
  const problems: string[] = [];
  const plugIns = (hasHead ? rows.slice(1) : rows).flatMap((fields, at): ListedPlugIn[] => {
    const plugIn = read(fields);
    const complaint = complain(plugIn);
    if (complaint === null) return [plugIn];
    problems.push(`Row ${String(at + (hasHead ? 2 : 1))} ${complaint.replace(/\.$/, '')}.`);
    return [];
  });
  if (plugIns.length === 0 && problems.length === 0) problems.push('The list has a heading and no rows below it.');
  return { plugIns, problems, columns: hasHead ? head.flatMap((column) => column ?? []) : null };
};

const byHeading = (head: readonly (Column | undefined)[], fields: readonly string[]): Partial<Record<Column, string>> => {
  const found: Partial<Record<Column, string>> = {};
  head.forEach((column, at) => {
    const field = fields[at] ?? '';
    if (column !== undefined && field !== '') found[column] = found[column] === undefined ? field : `${found[column]} ${field}`;
  });
  return found;
};
