/** How this assessment's report was last cut, remembered on this laptop. */
import { optionalSections, paperSizes, type OptionalSection, type ReportOptions } from '#contract/contract.ts';

const keyOf = (id: string): string => `postern.report.${id}`;

const parse = (text: string | null): ReportOptions => {
  try {
    const given = JSON.parse(text ?? 'null') as { paper?: unknown; without?: unknown } | null;
    const paper = paperSizes.find((size) => size === given?.paper) ?? 'A4';
    const without: readonly unknown[] = Array.isArray(given?.without) ? given.without : [];
    return { paper, without: optionalSections.filter((section) => without.includes(section)) };
  } catch {
    return { paper: 'A4', without: [] };
  }
};

const read = (id: string): string | null => {
  try {
    return localStorage.getItem(keyOf(id));
  } catch {
    return null;
  }
};

export class ReportChoice {
  options: ReportOptions = $state.raw({ paper: 'A4', without: [] });
  readonly #id: string;

  constructor(id: string) {
    this.#id = id;
    this.options = parse(read(id));
  }

  setPaper(paper: ReportOptions['paper']): void {
    this.#set({ ...this.options, paper });
  }

  /** Takes a section in or leaves it out. */
  setSection(section: OptionalSection, into: boolean): void {
    this.#set({ ...this.options, without: optionalSections.filter((one) => (one === section ? !into : this.options.without.includes(one))) });
  }

  #set(options: ReportOptions): void {
    this.options = options;
    try {
      localStorage.setItem(keyOf(this.#id), JSON.stringify(options));
    } catch {
      // Not remembered in this window; the choice holds until it is closed.
    }
  }
}
