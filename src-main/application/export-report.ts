/** The report, previewed and exported: one HTML string for the screen, the file and the printing engine. */
import { reportFonts } from '#report/fonts.ts';
import { renderReport } from '#report/render-report.ts';
import type { Delivered, InputOf, ReportOptions } from '#contract/contract.ts';
import { toBase64 } from '#exchange/answers-file/base64.ts';
import { writeAnswersFile } from '#exchange/answers-file/write-answers-file.ts';
import type { Desk, Opened } from './desk.ts';
import { Trouble, type Host, type Ports } from './ports.ts';

export type ReportTools = Pick<Ports, 'shipped' | 'sha256'> & { readonly programVersion: string };

/** Base64 of each typeface, encoded once. */
const fontsOf = new WeakMap<Ports['shipped'], Readonly<Record<string, string>>>();
const readFonts = (shipped: Ports['shipped']): Readonly<Record<string, string>> => {
  const known = fontsOf.get(shipped);
  if (known) return known;
  const fonts = Object.fromEntries(reportFonts.map((name) => [name, toBase64(shipped.font(name))]));
  fontsOf.set(shipped, fonts);
  return fonts;
};

/** The whole report as one self-contained HTML document. */
export const renderOpened = (tools: ReportTools, opened: Opened, result: ReturnType<Desk['result']>, options: ReportOptions): string =>
  renderReport({
    catalog: opened.catalog,
    assessment: opened.assessment,
    result,
    options,
    programVersion: tools.programVersion,
    fonts: readFonts(tools.shipped),
    sha256: (text) => tools.sha256(new TextEncoder().encode(text)),
  });

const toolsOf = (ports: Ports): ReportTools => ({
  shipped: ports.shipped,
  sha256: (bytes) => ports.sha256(bytes),
  programVersion: ports.host.describe().version,
});

export const previewReport =
  (ports: Ports, desk: Desk) =>
  ({ id, options }: InputOf<'previewReport'>): { readonly html: string } => {
    const opened = desk.take(id);
    return { html: renderOpened(toolsOf(ports), opened, desk.result(opened), options) };
  };

/** A file name from the title: letters and digits of any script, everything else becomes a space. Never empty. */
export const reportFileName = (title: string, extension: string): string => {
  const plain = title
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim()
    .slice(0, 80)
    .trim();
  return `${plain === '' ? 'Assessment' : plain}${extension}`;
};

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Prints, or refuses with what is missing. */
export const printReport = (host: Host, html: string, options: ReportOptions): Promise<Uint8Array> => {
  const { print } = host.describe().abilities;
  if (print !== true) throw new Trouble('cannot-here', print);
  return host.print(html, { paper: options.paper });
};

const makeFile = async (ports: Ports, desk: Desk, { id, format, options }: InputOf<'exportReport'>): Promise<Parameters<Host['deliver']>[0]> => {
  const opened = desk.take(id);
  const { title } = opened.assessment.details;
  const html = (): string => renderOpened(toolsOf(ports), opened, desk.result(opened), options);
  switch (format) {
    case 'html':
      return { name: reportFileName(title, '.html'), mediaType: 'text/html', bytes: encode(html()) };
    case 'pdf':
      return { name: reportFileName(title, '.pdf'), mediaType: 'application/pdf', bytes: await printReport(ports.host, html(), options) };
    case 'json':
      return {
        name: reportFileName(title, '.result.json'),
        mediaType: 'application/json',
        bytes: encode(`${JSON.stringify(desk.result(opened), null, 2)}\n`),
      };
    case 'answers':
      return {
        name: reportFileName(title, '.postern.json'),
        mediaType: 'application/json',
        bytes: writeAnswersFile(opened.catalog, opened.assessment, bytesOf(ports)),
      };
  }
};

const bytesOf =
  (ports: Ports) =>
  (sha256: string): Uint8Array => {
    const bytes = ports.store.readEvidence(sha256);
    if (!bytes) throw new Trouble('storage-damaged', 'A piece of evidence is missing from the database. Restore a backup before exporting.');
    return bytes;
  };

export const exportReport =
  (ports: Ports, desk: Desk) =>
  async (input: InputOf<'exportReport'>): Promise<Delivered> => {
    const step = (done: number, label: string): void => ports.host.progress({ operation: 'exportReport', done, total: 2, label });
    step(0, input.format === 'pdf' ? 'Printing the report' : 'Writing the report');
    const file = await makeFile(ports, desk, input);
    step(1, 'Saving the file');
    const delivered = await ports.host.deliver(file);
    step(2, 'Done');
    return delivered;
  };
