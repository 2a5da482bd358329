/** How this assessment's report was last cut, remembered on this laptop. */
import { optionalSections, paperSizes, reportKinds, type OptionalSection, type ReportKind, type ReportOptions } from '#contract/contract.ts';

const keyOf = (id: string): string => `postern.report.${id}`;

const standard: ReportOptions = { paper: 'A4', without: [] };
const idPattern = /^[A-Za-z0-9-]{1,64}$/;

/** Only what the contract takes: the memory of a browser is no safer than any other input. */
const parse = (text: string | null): ReportOptions => {
  try {
    const given = JSON.parse(text ?? 'null') as Partial<Record<keyof ReportOptions, unknown>> | null;
    const kind = reportKinds.find((one) => one === given?.kind);
    const without: readonly unknown[] = Array.isArray(given?.without) ? given.without : [];
    return {
      paper: paperSizes.find((size) => size === given?.paper) ?? 'A4',
      without: optionalSections.filter((section) => without.includes(section)),
      ...(kind === undefined ? {} : { kind }),
      ...(typeof given?.owner === 'string' ? { owner: given.owner.slice(0, 300) } : {}),
      ...(typeof given?.finding === 'string' && idPattern.test(given.finding) ? { finding: given.finding } : {}),
      ...(typeof given?.earlier === 'string' && idPattern.test(given.earlier) ? { earlier: given.earlier } : {}),
      ...(given?.wholeEdition === true ? { wholeEdition: true } : {}),
    };
  } catch {
    return standard;
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
  options: ReportOptions = $state.raw(standard);
  readonly #id: string;

  constructor(id: string) {
    this.#id = id;
    this.options = parse(read(id));
  }

  get kind(): ReportKind {
    return this.options.kind ?? 'full';
  }

  setPaper(paper: ReportOptions['paper']): void {
    this.#set({ ...this.options, paper });
  }

  /** What belongs to another kind is forgotten with it. */
  setKind(kind: ReportKind): void {
    const { paper, without } = this.options;
    this.#set({ paper, without, kind });
  }

  /** What the kind has to know, in place of what it knew before. */
  ask(asked: Pick<ReportOptions, 'owner' | 'finding' | 'earlier' | 'wholeEdition'>): void {
    const { paper, without } = this.options;
    this.#set({ paper, without, kind: this.kind, ...asked });
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
