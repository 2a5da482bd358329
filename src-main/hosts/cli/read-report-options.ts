/** The options of a report as the command line takes them. */
import { optionalSections, paperSizes, reportKinds, type ReportKind, type ReportOptions } from '#contract/contract.ts';
import { oneOfOption } from './read-arguments.ts';
import { UsageError } from './usage.ts';

/** What `readArguments` has to know; names and forms of the options below. */
export const reportArguments = {
  paper: { type: 'string' },
  kind: { type: 'string' },
  owner: { type: 'string' },
  finding: { type: 'string' },
  earlier: { type: 'string' },
  'whole-edition': { type: 'boolean' },
  without: { type: 'string', multiple: true },
} as const;

interface Given {
  readonly paper?: string | undefined;
  readonly kind?: string | undefined;
  readonly owner?: string | undefined;
  readonly finding?: string | undefined;
  readonly earlier?: string | undefined;
  readonly 'whole-edition'?: boolean | undefined;
  readonly without?: readonly string[] | undefined;
}

/** Which kinds each option goes with; `findings` takes an owner or a finding, not both. */
const goesWith: readonly (readonly [keyof Given, readonly ReportKind[]])[] = [
  ['owner', ['findings']],
  ['finding', ['findings']],
  ['earlier', ['delta']],
  ['whole-edition', ['questionnaire', 'checklist']],
  ['without', ['full']],
];

/** The options, and the earlier file or id apart: of a file only the command knows how to read it. */
export const readReportOptions = (given: Given): { readonly options: ReportOptions; readonly earlier: string | null } => {
  const kind = oneOfOption('kind', given.kind, reportKinds) ?? 'full';
  for (const [option, kinds] of goesWith)
    if (given[option] !== undefined && !kinds.includes(kind)) throw new UsageError(`--${option} goes with --kind ${kinds.join(' or ')}.`);
  if (given.owner !== undefined && given.finding !== undefined) throw new UsageError('Give --owner or --finding, not both.');
  if (kind === 'delta' && given.earlier === undefined)
    throw new UsageError('Say with --earlier what to compare with: a file or an id, as the assessment itself.');
  const without = (given.without ?? []).map((section) => oneOfOption('without', section, optionalSections)).filter((section) => section !== null);
  return {
    earlier: given.earlier ?? null,
    options: {
      paper: oneOfOption('paper', given.paper, paperSizes) ?? 'A4',
      without,
      ...(kind === 'full' ? {} : { kind }),
      ...(given.owner === undefined ? {} : { owner: given.owner }),
      ...(given.finding === undefined ? {} : { finding: given.finding }),
      ...(given['whole-edition'] === true ? { wholeEdition: true } : {}),
    },
  };
};
