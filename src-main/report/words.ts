/** The words that the report uses for ratings, areas, dates and values; one word per thing (product.md §2). */
import {
  notApplicable,
  unknown,
  type AnswerValue,
  type AssessmentState,
  type Evidence,
  type HopObservation,
  type Target,
} from '#core/assessment/assessment.ts';
import type { ActorKind, AnswerForm, Area, EncryptionState, ManagementPath, PathProfile } from '#core/catalog/catalog.ts';
import type { Basis, HopDifference } from '#core/evaluation/result.ts';

export { areaTitles, ratingWords } from '#core/words/titles.ts';
export { sayScore as scoreText, sayShare as percent } from '#core/words/figures.ts';

/** Inside sentences. */
export const areaWords: Readonly<Record<Area, string>> = {
  auth: 'authentication',
  tls: 'certificate verification',
  'plug-in': 'plug-in risk',
  roles: 'roles',
  exposure: 'exposure',
  availability: 'availability',
};

export const basisWords: Readonly<Record<Basis, string>> = { observed: 'observed', claimed: 'claimed, not observed', 'not-verified': 'not verified' };
export const stateWords: Readonly<Record<AssessmentState, string>> = { draft: 'Draft', 'in-review': 'In review', issued: 'Issued' };
export const groupTitles: Readonly<Record<ManagementPath['group'], string>> = {
  vcenter: 'Paths to vCenter',
  hosts: 'Paths straight to the hosts',
  supply: 'Supply',
  'cross-cutting': 'Cross-cutting',
};
/** The systems on the way, as columns and groups are headed. */
export const systemTitles: Readonly<Record<ActorKind, string>> = {
  client: 'Clients',
  vcenter: 'vCenter',
  host: 'Hosts',
  card: 'Cards',
  'add-on': 'Add-ons',
  patch: 'Update server',
  internet: 'Internet',
  'plug-in': 'Plug-ins',
  proxy: 'Reverse proxy',
};
/** What the catalog says of a path as a whole, in the order in which it is printed. */
export const profileTitles: readonly (readonly [keyof PathProfile, string])[] = [
  ['endpoints', 'Endpoints'],
  ['daemons', 'Services'],
  ['secondFactor', 'Second factor'],
  ['singleSignOn', 'Single sign-on'],
  ['roles', 'Roles'],
  ['certificates', 'Certificates'],
  ['pastVcenter', 'Past vCenter'],
  ['productVariance', 'By product'],
  ['specialCases', 'Special cases'],
];
export const targetWords: Readonly<Record<Target['kind'], string>> = {
  vcenter: 'vCenter',
  hosts: 'hosts',
  card: 'remote access card',
  'add-on': 'add-on',
  other: 'other',
};
export const evidenceWords: Readonly<Record<Evidence['kind'], string>> = { file: 'file', text: 'text', certificate: 'certificate chain' };
export const encryptionWords: Readonly<Record<EncryptionState, string>> = {
  yes: 'encrypted',
  no: 'in clear',
  handshake: 'handshake',
  'not-stated': 'encryption not stated',
  'not-applicable': 'encryption does not apply',
  unknown: 'encryption unknown',
};
export const seenEncryption: Readonly<Record<NonNullable<HopObservation['encryption']>, string>> = {
  yes: 'encrypted',
  no: 'in clear',
  handshake: 'handshake',
  unknown: 'encryption could not be tested',
};
export const differenceWords: Readonly<Record<HopDifference['fields'][number], string>> = {
  ports: 'ports',
  encryption: 'encryption',
  proxy: 'proxy',
  protocol: 'protocol',
};

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** `1 finding`, `2 findings`, `no findings`. */
export const count = (n: number, one: string, many = `${one}s`): string => `${n === 0 ? 'no' : String(n)} ${n === 1 ? one : many}`;

/** `a`, `a and b`, `a, b and c`. */
export const list = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

const readDay = (text: string): { year: string; month: string; day: number } | null => {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(text);
  const month = match ? months[Number(match[2]) - 1] : undefined;
  return match && month !== undefined ? { year: match[1] ?? '', month, day: Number(match[3]) } : null;
};

/** `23 November 2026`; text that is no date stays as it is. */
export const longDate = (text: string): string => {
  const day = readDay(text);
  return day ? `${String(day.day)} ${day.month} ${day.year}` : text;
};

/** `23 Nov 2026`, and with a time of day `23 Nov 2026 10:13`. */
export const shortDate = (text: string): string => {
  const day = readDay(text);
  if (!day) return text;
  const time = /T(\d{2}:\d{2})/.exec(text)?.[1];
  return `${String(day.day)} ${day.month.slice(0, 3)} ${day.year}${time === undefined ? '' : ` ${time}`}`;
};

/** `17 to 19 November 2026`, as short as the two dates allow. */
export const dateSpan = (from: string, to: string): string => {
  const [a, b] = [readDay(from), readDay(to)];
  if (!a || !b || from === to) return from === to ? longDate(from) : `${longDate(from)} to ${longDate(to)}`;
  if (a.year !== b.year) return `${longDate(from)} to ${longDate(to)}`;
  if (a.month !== b.month) return `${String(a.day)} ${a.month} to ${longDate(to)}`;
  return `${String(a.day)} to ${longDate(to)}`;
};

/** Whole days from one date to another; negative when the second lies before the first. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to.slice(0, 10)}T00:00:00Z`) - Date.parse(`${from.slice(0, 10)}T00:00:00Z`)) / 86_400_000);

export const bytes = (size: number): string => {
  if (size < 1000) return `${String(size)} B`;
  return size < 1_000_000 ? `${String(Math.round(size / 1000))} KB` : `${(size / 1_000_000).toFixed(1)} MB`;
};

const optionText = (form: AnswerForm, value: string): string => {
  if (value === unknown) return 'unknown';
  if (value === notApplicable) return 'not applicable';
  const option = form.kind === 'number' ? undefined : form.options.find((one) => one.value === value);
  return option?.label ?? value;
};

/** `nothing (esx01, esx02); access proxy (esx03)`: the named things under what they share. */
const groupedText = (form: AnswerForm, values: Readonly<Record<string, string>>): string => {
  const names = new Map<string, string[]>();
  for (const [name, value] of Object.entries(values)) names.set(value, [...(names.get(value) ?? []), name]);
  return [...names].map(([value, of]) => `${optionText(form, value)} (${of.join(', ')})`).join('; ');
};

/** A recorded value as people read it. */
export const valueText = (form: AnswerForm, value: AnswerValue): string => {
  if (typeof value === 'number') return form.kind === 'number' ? `${String(value)} ${form.unit}` : String(value);
  if (typeof value === 'string') return optionText(form, value);
  if (Array.isArray(value)) return value.length === 0 ? 'none of these' : (value as readonly string[]).map((one) => optionText(form, one)).join('; ');
  return groupedText(form, value as Readonly<Record<string, string>>);
};
