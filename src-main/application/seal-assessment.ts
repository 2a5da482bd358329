/** A sealed bundle of an assessment: signed with the auditor's key, streamed to where the auditor wants it. */
import type { Delivered, InputOf, ReportOptions, SealOptions } from '#contract/contract.ts';
import { evaluate } from '#core/evaluation/evaluate.ts';
import { BundleFault } from '#exchange/bundle/fault.ts';
import type { ChainRow } from '#exchange/bundle/journal.ts';
import { encryptPieces } from '#exchange/bundle/passphrase.ts';
import { redacted, sealBundle, type SealSource } from '#exchange/bundle/seal.ts';
import { bytesOf, printReport, renderOpened, reportFileName, toolsOf } from './export-report.ts';
import type { Desk, Opened } from './desk.ts';
import { Trouble, type Ports } from './ports.ts';
import { extrasOf, type ReportExtras } from './report-extras.ts';
import { currentIssue, signerOf, type ReportMarks } from './report-marks.ts';

/** A passphrase that is no obstacle would only look like protection. */
const leastPassphrase = 10;

const rowsAtOnce = 1_000;

/** The journal up to row `last`, in portions: rows that come while the bundle is written are not in it. */
function* journalOf(ports: Ports, id: string, last: number): Generator<ChainRow> {
  let after = 0;
  while (after < last) {
    const rows = ports.store.journalRows(id, { after, limit: rowsAtOnce }).filter(({ seq }) => seq <= last);
    if (rows.length === 0) return;
    yield* rows;
    after = rows.at(-1)?.seq ?? last;
  }
}

const defaults: SealOptions = { without: [], reports: [] };

const reportsFor = async (
  ports: Ports,
  opened: Opened,
  evaluatedOn: string,
  options: ReportOptions,
  wanted: SealOptions,
  marks: ReportMarks & ReportExtras,
): Promise<SealSource['reports']> => {
  if (wanted.reports.length === 0) return {};
  const assessment = redacted({ ...opened, redactions: wanted.without });
  const html = renderOpened(toolsOf(ports), { ...opened, assessment }, evaluate(opened.catalog, assessment, evaluatedOn), options, marks);
  return {
    ...(wanted.reports.includes('html') ? { html: new TextEncoder().encode(html) } : {}),
    ...(wanted.reports.includes('pdf') ? { pdf: await printReport(ports.host, html, options) } : {}),
  };
};

const seal = async (ports: Ports, desk: Desk, id: string, options: ReportOptions, wanted: SealOptions) => {
  const signer = signerOf(ports);
  if (signer === null)
    throw new Trouble('refused', 'There is no signing key yet. Make one on the report screen under “Sealed bundle”; it takes one click.');
  const read = ports.store.read(id);
  if (!read) throw new Trouble('not-found', 'This assessment is not in the library any more. Choose another there.');
  const opened: Opened = { assessment: read.assessment, catalog: desk.take(id).catalog };
  const evaluatedOn = desk.dateOf(read.assessment);
  const issue = currentIssue(ports, desk, id, opened);
  // A copy for others is another document than the issue, with a hash of its own.
  const marks = { signer, ...(issue === null || wanted.without.length > 0 ? {} : { issue: { revision: issue.revision, at: issue.at } }) };
  const full: ReportOptions = { paper: options.paper, without: options.without };
  return sealBundle({
    id,
    ...opened,
    evaluatedOn,
    programVersion: toolsOf(ports).programVersion,
    signedAt: ports.clock.now(),
    journal: () => journalOf(ports, id, read.seq),
    evidence: bytesOf(ports),
    reports: await reportsFor(ports, opened, evaluatedOn, full, wanted, { ...marks, ...extrasOf(ports, desk, opened, full) }),
    redactions: wanted.without,
    signer,
    sign: (bytes) => ports.signing.sign(bytes),
  });
};

/** A few milliseconds of work: the window answers in between. */
const breath = 4 * 1_048_576;

/** Lets go now and then, so that a gigabyte of evidence does not keep the window from answering. */
async function* unhurried(pieces: Iterable<Uint8Array>, told: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  let done = 0;
  let rested = 0;
  for (const piece of pieces) {
    yield piece;
    done += piece.length;
    told(done);
    if (done - rested < breath) continue;
    rested = done;
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
}

/** Says what stands against a passphrase, or null. */
const complaint = (passphrase: string | undefined): string | null =>
  passphrase !== undefined && passphrase.length < leastPassphrase
    ? `The passphrase has ${String(passphrase.length)} characters; take at least ${String(leastPassphrase)}, better four or five words.`
    : null;

/** Seals and hands over. Throws `Trouble`; nothing is left behind then. */
export const sealAssessment =
  (ports: Ports, desk: Desk) =>
  async ({ id, options, seal: wanted = defaults }: InputOf<'exportReport'>): Promise<Delivered> => {
    const refused = complaint(wanted.passphrase);
    if (refused !== null) throw new Trouble('bad-input', refused);
    try {
      const sealed = await seal(ports, desk, id, options, { ...wanted, without: [...new Set(wanted.without)] });
      const tell = (done: number, label: string): void => ports.host.progress({ operation: 'exportReport', done, total: sealed.size, label });
      let lastTold = 0;
      const told = (bytes: number): void => {
        if (bytes - lastTold < sealed.size / 50 && bytes < sealed.size) return;
        lastTold = bytes;
        tell(bytes, 'Writing the sealed bundle');
      };
      tell(0, 'Writing the sealed bundle');
      const { passphrase } = wanted;
      const pieces = (): AsyncIterable<Uint8Array> => {
        const plain = unhurried(sealed.pieces(), told);
        return passphrase === undefined ? plain : encryptPieces(plain, passphrase);
      };
      const suffix = wanted.without.length > 0 ? ' copy' : '';
      const { title } = desk.take(id).assessment.details;
      const name = wanted.without.includes('names') ? 'Assessment copy.postern' : reportFileName(`${title}${suffix}`, '.postern');
      return await ports.host.deliverPieces({
        name,
        mediaType: 'application/octet-stream',
        size: passphrase === undefined ? sealed.size : null,
        pieces,
      });
    } catch (error) {
      throw error instanceof BundleFault ? new Trouble('too-large', error.message, [], error) : error;
    }
  };
