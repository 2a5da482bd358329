/** What a document is, in a sentence under its title: in print with marks of its own, elsewhere as plain text. */
import type { ReportModel } from '../report-model.ts';
import { longDate } from '../words.ts';
import { kindOf } from './kinds.ts';

/** Plain words, or something from people or the catalog that is set apart. */
export type Word = string | { readonly said: string } | { readonly code: string };

/** Of every kind that is read; forms say what is to be done with them. `pages`: the format has pages of our making. */
export const purposeOf = (
  { options, comparison }: Pick<ReportModel, 'options' | 'comparison'>,
  { pages }: { readonly pages: boolean },
): readonly Word[] => {
  switch (kindOf(options)) {
    case 'executive':
      return [
        `The state of every way in by which people, scripts, plug-ins and add-on services reach vCenter and its hosts${pages ? ', on four pages at most' : ''}.`,
      ];
    case 'findings':
      if (options.finding !== undefined) return ['Finding ', { code: options.finding }, ': how it arose, what proves it, and what mends it.'];
      return options.owner !== undefined
        ? ['For ', { said: options.owner }, ': what was found, what proves it, and what mends it.']
        : ['Every finding that stands open: how it arose, what proves it, and what mends it.'];
    case 'delta':
      return comparison?.ok
        ? ['What changed since “', { said: comparison.value.before.title }, `” of ${longDate(comparison.value.before.evaluatedOn)}.`]
        : ['What changed since an earlier assessment.'];
    default:
      return [
        'Every way in by which people, scripts, plug-ins and add-on services reach vCenter and its hosts: authentication, certificate verification, plug-in risk.',
      ];
  }
};
