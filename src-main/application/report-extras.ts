/** What a report takes from outside its assessment: how the auditor's house looks, and what it is compared with. */
import type { ReportOptions } from '#contract/contract.ts';
import { compareResults } from '#core/comparison/compare-results.ts';
import type { Side } from '#core/comparison/comparison.ts';
import type { Look } from '#report/report-input.ts';
import type { Desk, Opened } from './desk.ts';
import { Trouble, type Ports } from './ports.ts';

export interface ReportExtras {
  readonly look?: Look;
  readonly earlier?: Side;
}

const sideOf = (desk: Desk, opened: Opened): Side => ({ ...opened, result: desk.result(opened) });

/** Throws `Trouble` where the two cannot be compared. */
const findEarlier = (ports: Ports, desk: Desk, opened: Opened, earlier: string | undefined): Side => {
  if (earlier === undefined) throw new Trouble('bad-input', 'A report on changes needs an earlier assessment. Choose the one to compare with.');
  const read = ports.store.read(earlier);
  if (!read) throw new Trouble('not-found', 'The assessment to compare with is not in the library any more. Choose another.');
  const side = sideOf(desk, { assessment: read.assessment, catalog: ports.catalogs.read(read.assessment.edition) });
  const compared = compareResults(side, sideOf(desk, opened));
  if (!compared.ok) throw new Trouble('refused', compared.sentence);
  return side;
};

const orNull = (text: string | undefined): string | null => (text === undefined || text === '' ? null : text);

const lookOf = (ports: Ports): Look => {
  const { logo, accent } = ports.store.readSettings();
  return { logo: orNull(logo), accent: orNull(accent) };
};

/** Reads the settings, and the earlier assessment where the kind of report needs one. */
export const extrasOf = (ports: Ports, desk: Desk, opened: Opened, options: ReportOptions): ReportExtras => ({
  look: lookOf(ports),
  ...(options.kind === 'delta' ? { earlier: findEarlier(ports, desk, opened, options.earlier) } : {}),
});

/** The same for a preview, which says in its own words that there is nothing to compare with while none is chosen. */
export const previewExtrasOf = (ports: Ports, desk: Desk, opened: Opened, options: ReportOptions): ReportExtras =>
  options.kind === 'delta' && options.earlier === undefined ? { look: lookOf(ports) } : extrasOf(ports, desk, opened, options);
