/** The data types of OSCAL: tokens, one-line strings, Markdown and instants, from what people and catalogs say. */
import type { Item } from '#core/catalog/catalog.ts';
import { escapeMarkdown } from '../markdown/escape.ts';

/** Names the properties and facets that are ours. */
export const ns = 'urn:postern:ns:oscal';

/** Prose is Markdown in OSCAL: text of people is escaped and reads as it was typed. */
export const prose = (...parts: readonly (string | null | undefined)[]): string =>
  parts
    .filter((part) => part !== null && part !== undefined && part.trim() !== '')
    .map((part) => escapeMarkdown(part ?? ''))
    .join('<br>');

/** A string of OSCAL has one line and no blanks at its ends; null where nothing is left. */
export const oneLine = (text: string): string | null => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line === '' ? null : line;
};

/** A name, and the whole text as remarks where the name alone would not be what was typed. */
export const named = (text: string): { readonly name: string; readonly remarks?: string } => {
  const name = oneLine(text);
  return name === text ? { name } : { name: name ?? 'blank', remarks: prose(`As typed: ${text}`) };
};

export interface Property {
  readonly name: string;
  /** Left out where the name is one of OSCAL's own. */
  readonly ns?: string;
  readonly value: string;
}

/** Name and value of a property of ours. */
export type Pair = readonly [name: string, value: string | number | null | undefined];

/** Properties of ours; those without a value fall away. */
export const props = (...pairs: readonly Pair[]): { readonly props?: readonly Property[] } => {
  const list = pairs.flatMap(([name, value]) => {
    const line = value === null || value === undefined ? null : oneLine(String(value));
    return line === null ? [] : [{ name, ns, value: line }];
  });
  return list.length === 0 ? {} : { props: list };
};

/** A list under a name, left out where it is empty: OSCAL knows no empty lists. */
export const some = (name: string, list: readonly object[]): object => (list.length === 0 ? {} : { [name]: list });
export const remarks = (text: string): object => (text === '' ? {} : { remarks: text });

/** NIST SP 800-53 control as OSCAL writes it: `IA-2(1)` is `ia-2.1`. */
const controlId = (control: string): string =>
  control
    .trim()
    .toLowerCase()
    .replace(/\s*\((\d+)\)/g, '.$1');
/** The controls that a question bears on, each once. */
export const controlsOf = ({ finding }: Item): readonly string[] => [...new Set(finding.controls.map(controlId))];

/** Offsets that OSCAL's own pattern allows; any other instant is told in UTC. */
const allowedOffset = /T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:00|\+(?:0[34569]|10):30|[+-]0[39]:30|\+(?:05|08|12):45)$/;
export const instant = (at: string): string => (allowedOffset.test(at) ? at : new Date(at).toISOString());
export const startOfDay = (day: string): string => `${day.slice(0, 10)}T00:00:00Z`;
