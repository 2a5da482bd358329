/**
 * Issuing: the state becomes `issued`, and what was handed out is kept for good: the assessment, the catalog, and the document
 * itself. A later issue is the next revision; an earlier one can be had again byte for byte, whatever Postern has become.
 */
import type { Assessment, Details } from '#core/assessment/assessment.ts';
import { checkChange } from '#core/assessment/check-change.ts';
import { changeAssessment, type Change } from '#core/assessment/entry.ts';
import { evaluate } from '#core/evaluation/evaluate.ts';
import type { InputOf, Issue, OutputOf, ReportOptions } from '#contract/contract.ts';
import { templateVersion } from '#report/template-version.ts';
import type { Desk, Opened } from './desk.ts';
import { printReport, renderOpened, reportFileName, toolsOf } from './export-report.ts';
import { extrasOf } from './report-extras.ts';
import { Trouble, type FrozenIssue, type IssueRecord, type Ports } from './ports.ts';
import { documentHashOf, signerOrWhy } from './report-marks.ts';

const plain: ReportOptions = { paper: 'A4', without: [] };
const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** An issue is the full report: extracts are made from the same assessment and bear its document hash. */
const whole = ({ paper, without }: ReportOptions): ReportOptions => ({ paper, without });

const tell = ({ signer: _signer, look: _look, ...issue }: IssueRecord): Issue => issue;

/** The document of an issue, made from what was kept of it. */
const renderIssue = (ports: Ports, { record, assessment, catalog }: Omit<FrozenIssue, 'html'>): string => {
  const result = evaluate(catalog, assessment, record.evaluatedOn);
  const marks = {
    issue: { revision: record.revision, at: record.at },
    ...(record.signer === null ? {} : { signer: record.signer }),
    ...(record.look ? { look: record.look } : {}),
  };
  return renderOpened({ ...toolsOf(ports), programVersion: record.programVersion }, { assessment, catalog }, result, record.options, marks);
};

const describe = (
  ports: Ports,
  desk: Desk,
  { assessment, catalog }: Opened,
  about: Pick<Issue, 'revision' | 'at' | 'by' | 'options' | 'evaluatedOn'>,
): IssueRecord => {
  const { programVersion } = toolsOf(ports);
  return {
    ...about,
    documentHash: documentHashOf(ports, catalog, assessment, about.evaluatedOn, programVersion),
    htmlSha256: '',
    edition: catalog.edition,
    catalogVersion: catalog.version,
    programVersion,
    templateVersion,
    signer: signerOrWhy(ports),
    look: extrasOf(ports, desk, { assessment, catalog }, about.options).look ?? null,
  };
};

/** The details as issued: dated, because an issue without a date of evaluation would change with the calendar. */
const issuedDetails = (desk: Desk, assessment: Assessment, details: Details): Details => ({
  ...details,
  state: 'issued',
  evaluatedOn: details.evaluatedOn ?? desk.dateOf(assessment),
});

const issue = (ports: Ports, desk: Desk, id: string, given: Details | null, options: ReportOptions): OutputOf<'issueAssessment'> => {
  const before = desk.take(id);
  const { catalog } = before;
  if (before.assessment.details.state === 'issued')
    throw new Trouble('refused', 'This assessment is issued already. Set it back to draft, change what is to be changed, and issue it again.');
  const change: Change = { kind: 'details', key: 'details', value: issuedDetails(desk, before.assessment, given ?? before.assessment.details) };
  const complaint = checkChange(catalog, before.assessment, change);
  if (complaint !== null) throw new Trouble('bad-input', complaint);
  const assessment = changeAssessment(before.assessment, change);
  const opened = { assessment, catalog };
  const stamp = desk.stamp();
  const revision = (ports.store.issues(id)[0]?.revision ?? 0) + 1;
  const about = describe(ports, desk, opened, { revision, ...stamp, options: whole(options), evaluatedOn: desk.dateOf(assessment) });
  const html = encode(renderIssue(ports, { record: about, ...opened }));
  const record = { ...about, htmlSha256: ports.sha256(html) };
  const saved = ports.store.issue({ id, change, issue: { record, assessment, catalog, html }, summary: desk.summary(opened), stamp });
  desk.keep(id, assessment);
  return { ...saved, change, issue: tell(record) };
};

export const issueAssessment =
  (ports: Ports, desk: Desk) =>
  ({ id, options }: InputOf<'issueAssessment'>): OutputOf<'issueAssessment'> =>
    issue(ports, desk, id, null, options);

/** A change of the details that sets the state to issued: the same as `issueAssessment`, with the report as it is by default. */
export const issueByChange =
  (ports: Ports, desk: Desk) =>
  ({ id, change }: InputOf<'change'>): OutputOf<'change'> => {
    const { issue: _issue, change: _change, ...saved } = issue(ports, desk, id, change.kind === 'details' ? change.value : null, plain);
    return saved;
  };

export const listIssues =
  (ports: Ports, desk: Desk) =>
  ({ id }: InputOf<'listIssues'>): OutputOf<'listIssues'> => {
    desk.take(id);
    return ports.store.issues(id).map(tell);
  };

/** Made anew from what was kept; where this Postern would write it differently, the document that was kept is handed out, and that is said. */
const reproduce = (ports: Ports, frozen: FrozenIssue): { readonly html: string; readonly note: string } => {
  const { record } = frozen;
  const name = `Issue ${String(record.revision)}`;
  let again: string | null = null;
  try {
    again = renderIssue(ports, frozen);
  } catch {
    // An assessment of an older Postern may lack what today's report reads; the kept document is what counts then.
  }
  if (again !== null && ports.sha256(encode(again)) === record.htmlSha256)
    return { html: again, note: `${name}, made anew and the same byte for byte (SHA-256 ${record.htmlSha256}).` };
  return {
    html: new TextDecoder('utf-8', { ignoreBOM: true }).decode(frozen.html),
    note: `${name} as it was kept, byte for byte (SHA-256 ${record.htmlSha256}). It was made by Postern ${record.programVersion} with report template ${record.templateVersion}; this Postern would write it differently today.`,
  };
};

export const exportIssue =
  (ports: Ports, desk: Desk) =>
  async ({ id, revision, format }: InputOf<'exportIssue'>): Promise<OutputOf<'exportIssue'>> => {
    desk.take(id);
    const frozen = ports.store.readIssue(id, revision);
    if (!frozen) throw new Trouble('not-found', `There is no issue ${String(revision)} of this assessment.`);
    if (ports.sha256(frozen.html) !== frozen.record.htmlSha256)
      throw new Trouble('storage-damaged', `The document kept of issue ${String(revision)} is not the one that was issued. Restore a backup.`);
    const { html, note } = reproduce(ports, frozen);
    const name = reportFileName(`${frozen.assessment.details.title} issue ${String(revision)}`, `.${format}`);
    const file =
      format === 'html'
        ? { name, mediaType: 'text/html', bytes: encode(html) }
        : { name, mediaType: 'application/pdf', bytes: await printReport(ports.host, html, frozen.record.options) };
    const printed = format === 'pdf' ? ' The PDF is printed from it now; the printing engine writes its own date into it.' : '';
    return { delivered: await ports.host.deliver(file), note: `${note}${printed}` };
  };
