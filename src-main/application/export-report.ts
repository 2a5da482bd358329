/** The report, previewed and exported: one HTML string for the screen, the file and the printing engine. */
import { reportFonts } from '#report/fonts.ts';
import { kindOf, kindTitles } from '#report/model/kinds.ts';
import { renderReport } from '#report/render-report.ts';
import { tableFormats, type Delivered, type FormatDescription, type InputOf, type ReportFormat, type ReportOptions } from '#contract/contract.ts';
import { toBase64 } from '#exchange/answers-file/base64.ts';
import { answersOmits, writeAnswersFile } from '#exchange/answers-file/write-answers-file.ts';
import { checkWhose } from './check-whose.ts';
import type { Desk, Opened } from './desk.ts';
import { checkKind, kindsOf, loadFormat } from './export-formats.ts';
import { Trouble, type Host, type Ports } from './ports.ts';
import { extrasOf, previewExtrasOf, type ReportExtras } from './report-extras.ts';
import { marksOf, type ReportMarks } from './report-marks.ts';

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

/** The whole report as one self-contained HTML document; `marks` are its issue and the auditor's key, where there are such. */
export const renderOpened = (
  tools: ReportTools,
  opened: Opened,
  result: ReturnType<Desk['result']>,
  options: ReportOptions,
  marks: ReportMarks & ReportExtras = {},
): string =>
  renderReport({
    catalog: opened.catalog,
    assessment: opened.assessment,
    result,
    options,
    ...marks,
    programVersion: tools.programVersion,
    fonts: readFonts(tools.shipped),
    sha256: (text) => tools.sha256(new TextEncoder().encode(text)),
  });

export const toolsOf = (ports: Ports): ReportTools => ({
  shipped: ports.shipped,
  sha256: (bytes) => ports.sha256(bytes),
  programVersion: ports.host.describe().version,
});

export const previewReport =
  (ports: Ports, desk: Desk) =>
  ({ id, options }: InputOf<'previewReport'>): { readonly html: string } => {
    const opened = desk.take(id);
    const result = desk.result(opened);
    checkWhose(opened, result, options);
    return {
      html: renderOpened(toolsOf(ports), opened, result, options, {
        ...marksOf(ports, desk, id, opened),
        ...previewExtrasOf(ports, desk, opened, options),
      }),
    };
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

/** A sealed bundle is no single file in memory; it goes its own way. */
type FileInput = InputOf<'exportReport'> & { readonly format: Exclude<ReportFormat, 'bundle'> };

const makeFile = async (ports: Ports, desk: Desk, { id, format, options }: FileInput): Promise<Parameters<Host['deliver']>[0]> => {
  const opened = desk.take(id);
  const { title } = opened.assessment.details;
  const kind = kindOf(options);
  const called = kind === 'full' ? title : `${kindTitles[kind]} ${title}`;
  checkKind(format, options);
  checkWhose(opened, desk.result(opened), options);
  const marks = (): ReportMarks & ReportExtras => ({ ...marksOf(ports, desk, id, opened), ...extrasOf(ports, desk, opened, options) });
  const html = (): string => renderOpened(toolsOf(ports), opened, desk.result(opened), options, marks());
  switch (format) {
    case 'html':
      return { name: reportFileName(called, '.html'), mediaType: 'text/html', bytes: encode(html()) };
    case 'pdf':
      return { name: reportFileName(called, '.pdf'), mediaType: 'application/pdf', bytes: await printReport(ports.host, html(), options) };
    case 'answers':
      return {
        name: reportFileName(title, '.postern.json'),
        mediaType: 'application/json',
        bytes: writeAnswersFile(opened.catalog, opened.assessment, bytesOf(ports)),
      };
    default: {
      const cut = kindsOf(format) === null ? undefined : { ...marks(), options };
      const { extension, mediaType, render } = await loadFormat[format](cut);
      const { catalog, assessment } = opened;
      const { programVersion, sha256 } = toolsOf(ports);
      const source = {
        catalog,
        assessment,
        result: desk.result(opened),
        programVersion,
        madeAt: ports.clock.now(),
        evidence: bytesOf(ports),
        sha256: (text: string) => sha256(encode(text)),
      };
      return { name: reportFileName(cut === undefined ? title : called, extension), mediaType, bytes: await render(source) };
    }
  }
};

export const bytesOf =
  (ports: Ports) =>
  (sha256: string): Uint8Array => {
    const bytes = ports.store.readEvidence(sha256);
    if (!bytes) throw new Trouble('storage-damaged', 'A piece of evidence is missing from the database. Restore a backup before exporting.');
    return bytes;
  };

/** The formats made here rather than in the exchange room, as the export dialog tells them. */
const ownFormats: readonly Omit<FormatDescription, 'kinds'>[] = [
  { format: 'pdf', title: 'Report (PDF)', purpose: 'For the client: tagged, with outline and page numbers.', extension: '.pdf', omits: [] },
  { format: 'html', title: 'Report (HTML)', purpose: 'For the team: the same in one file for any browser.', extension: '.html', omits: [] },
  {
    format: 'bundle',
    title: 'Sealed bundle',
    purpose: 'To hand over and to keep: assessment, evidence, catalog, journal and reports in one file, signed with your key.',
    extension: '.postern',
    omits: [],
  },
  {
    format: 'answers',
    title: 'Answers file',
    purpose: 'To import elsewhere: everything recorded, with evidence.',
    extension: '.postern.json',
    omits: answersOmits,
  },
];

/** Every format with what it cannot carry, in the order in which the dialog shows them. */
export const listFormats = async (): Promise<readonly FormatDescription[]> => {
  const others = await Promise.all(
    tableFormats.map(async (format): Promise<FormatDescription> => {
      const { title, purpose, extension, omits } = await loadFormat[format]();
      return { format, title, purpose, extension, omits, kinds: kindsOf(format) };
    }),
  );
  return [...ownFormats.map((one) => ({ ...one, kinds: kindsOf(one.format) })), ...others];
};

export const exportReport =
  (ports: Ports, desk: Desk) =>
  async (input: InputOf<'exportReport'>): Promise<Delivered> => {
    if (input.format === 'bundle') return (await import('./seal-assessment.ts')).sealAssessment(ports, desk)(input);
    const { format } = input;
    const step = (done: number, label: string): void => ports.host.progress({ operation: 'exportReport', done, total: 2, label });
    step(0, input.format === 'pdf' ? 'Printing the report' : 'Writing the report');
    const file = await makeFile(ports, desk, { ...input, format });
    step(1, 'Saving the file');
    const delivered = await ports.host.deliver(file);
    step(2, 'Done');
    return delivered;
  };
