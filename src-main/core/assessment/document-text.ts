/** The identity of a document: what went into it, as one text that does not depend on the order in which things were recorded. */
import type { Catalog } from '#core/catalog/catalog.ts';
import type { Assessment } from './assessment.ts';

/** JSON with sorted keys and without blanks; the same value always gives the same text. */
export const canonicalJson = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  const record = value as Readonly<Record<string, unknown>>;
  let made = '';
  for (const key of Object.keys(record).sort()) {
    const one = record[key];
    if (one !== undefined) made += `${made === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(one)}`;
  }
  return `{${made}}`;
};

/** What the document hash is taken over: catalog edition and version, assessment, evaluation date, program version. */
export const documentText = (
  catalog: Pick<Catalog, 'edition' | 'version'>,
  assessment: Assessment,
  evaluatedOn: string,
  programVersion: string,
): string => canonicalJson({ assessment, catalog: { edition: catalog.edition, version: catalog.version }, evaluatedOn, programVersion });
