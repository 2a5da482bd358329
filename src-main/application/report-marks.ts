/** What a report names beside the assessment: which issue it is, and the auditor's key. */
import type { Assessment } from '#core/assessment/assessment.ts';
import { documentText } from '#core/assessment/document-text.ts';
import type { Catalog } from '#core/catalog/catalog.ts';
import type { Signer } from '#exchange/bundle/signer.ts';
import type { UnreadableKey } from '#report/report-input.ts';
import type { Desk, Opened } from './desk.ts';
import { Trouble, type IssueRecord, type Ports } from './ports.ts';

export interface ReportMarks {
  readonly issue?: { readonly revision: number; readonly at: string };
  readonly signer?: Signer | UnreadableKey;
}

/** The auditor by name and key; null until a key was made. */
export const signerOf = (ports: Ports): Signer | null => {
  const key = ports.signing.read();
  return key === null ? null : { name: ports.store.readSettings().auditor.trim(), ...key };
};

/** A key that cannot be read keeps no report from being made: the report then says so, and what to do. */
export const signerOrWhy = (ports: Ports): Signer | UnreadableKey | null => {
  try {
    return signerOf(ports);
  } catch (error) {
    if (error instanceof Trouble) return { unreadable: error.message };
    throw error;
  }
};

/** The hash that a report of this state prints. */
export const documentHashOf = (
  ports: Pick<Ports, 'sha256'>,
  catalog: Pick<Catalog, 'edition' | 'version'>,
  assessment: Assessment,
  evaluatedOn: string,
  programVersion: string,
): string => ports.sha256(new TextEncoder().encode(documentText(catalog, assessment, evaluatedOn, programVersion)));

/** The newest issue, where the assessment still is exactly what was issued. */
export const currentIssue = (ports: Ports, desk: Desk, id: string, { assessment, catalog }: Opened): IssueRecord | null => {
  if (assessment.details.state !== 'issued') return null;
  const [newest] = ports.store.issues(id);
  if (newest === undefined) return null;
  return documentHashOf(ports, catalog, assessment, desk.dateOf(assessment), newest.programVersion) === newest.documentHash ? newest : null;
};

export const marksOf = (ports: Ports, desk: Desk, id: string, opened: Opened): ReportMarks => {
  const issue = currentIssue(ports, desk, id, opened);
  const signer = issue === null ? signerOrWhy(ports) : issue.signer;
  return { ...(issue === null ? {} : { issue: { revision: issue.revision, at: issue.at } }), ...(signer === null ? {} : { signer }) };
};
