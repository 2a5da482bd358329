/** What changes between two assessments are called, on screen and in print. */
import type { CatalogChange, ComparedHop, ComparedPlugIn, FindingChange, QuestionChange } from '#core/comparison/comparison.ts';

export const findingWords: Readonly<Record<FindingChange, string>> = {
  new: 'new',
  worse: 'worse',
  expired: 'acceptance ended',
  'newly-in-scope': 'newly in scope',
  'not-known-before': 'not known before',
  better: 'better',
  accepted: 'accepted since',
  fixed: 'fixed',
  'no-longer-in-scope': 'no longer in scope',
  'not-known-now': 'not known now',
  unchanged: 'unchanged',
};

export const questionWords: Readonly<Record<QuestionChange, string>> = {
  answered: 'newly answered',
  unanswered: 'no longer answered',
  applies: 'applies now',
  'applies-no-longer': 'no longer applies',
  claimed: 'claimed otherwise',
  observed: 'observed otherwise',
  'decided-otherwise': 'decided by the plug-ins',
  'to-reverify': 'to verify again',
  reverified: 'verified again',
};

export const plugInWords: Readonly<Record<ComparedPlugIn['kind'], string>> = { added: 'added', removed: 'removed', changed: 'changed' };
export const hopWords: Readonly<Record<ComparedHop['kind'], string>> = {
  captured: 'captured since',
  'capture-gone': 'no longer captured',
  'seen-otherwise': 'seen otherwise',
  'to-reverify': 'to verify again',
  reverified: 'verified again',
};
export const catalogWords: Readonly<Record<CatalogChange['kind'], string>> = { added: 'added', retired: 'retired', reworded: 'reworded' };
