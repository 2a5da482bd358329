/** What the catalog and the rest of the assessment have to say about a change before it is kept. */
import { indexCatalog } from '#core/catalog/find-in-catalog.ts';
import type { AnswerForm, Catalog, Item } from '#core/catalog/catalog.ts';
import { quote } from '#core/parse/shape.ts';
import { notApplicable, unknown, type AnswerValue, type Assessment, type PlugIn } from './assessment.ts';
import type { Change } from './entry.ts';

const optionTexts = (form: AnswerForm): readonly string[] => (form.kind === 'number' ? [] : form.options.map((option) => option.value));

const say = (form: AnswerForm): string =>
  form.kind === 'number'
    ? `a whole number from ${String(form.min)} to ${String(form.max)}, unknown or not-applicable`
    : [...optionTexts(form), unknown, notApplicable].map((option) => `“${option}”`).join(', ');

const checkOption = (item: Item, value: string): string | null =>
  optionTexts(item.question.answer).includes(value) || value === unknown || value === notApplicable
    ? null
    : `${quote(value)} is no answer to ${item.question.id}; use ${say(item.question.answer)}.`;

/** Why the value does not fit the question, or null when it does; nothing said fits every question. */
export const checkValue = (item: Item, value: AnswerValue | null): string | null => {
  const form = item.question.answer;
  if (value === null || value === unknown || value === notApplicable) return null;
  if (form.kind === 'number') {
    return typeof value === 'number' && Number.isInteger(value) && value >= form.min && value <= form.max
      ? null
      : `${quote(value)} is no answer to ${item.question.id}; give ${say(form)}.`;
  }
  if (typeof value === 'number') return `${item.question.id} takes no number; use ${say(form)}.`;
  if (typeof value === 'string') return form.kind === 'several' && value !== unknown ? checkSeveral(item, [value]) : checkOption(item, value);
  if (Array.isArray(value))
    return form.kind === 'several'
      ? checkSeveral(item, value as readonly string[])
      : `${item.question.id} takes one option, not a list; use ${say(form)}.`;
  if (form.kind !== 'each') return `${item.question.id} takes one answer for the whole; use ${say(form)}.`;
  const entries = Object.values(value as Readonly<Record<string, string>>);
  if (entries.length === 0) return `The answer to ${item.question.id} names no ${form.of}; name at least one, or give one option for all.`;
  return (
    entries
      .map((one) => (one === notApplicable ? `Leave out of ${item.question.id} what it does not apply to.` : checkOption(item, one)))
      .find((sentence) => sentence !== null) ?? null
  );
};

const checkSeveral = (item: Item, values: readonly string[]): string | null => {
  if (values.length === 0) return `The answer to ${item.question.id} is an empty list; choose at least one option.`;
  if (new Set(values).size !== values.length) return `The answer to ${item.question.id} names an option twice.`;
  const refused = values.find((value) => !optionTexts(item.question.answer).includes(value));
  return refused === undefined ? null : `${quote(refused)} is no option of ${item.question.id}; use ${say(item.question.answer)}.`;
};

const missingEvidence = (assessment: Assessment, ids: readonly string[]): string | null => {
  const missing = ids.find((id) => !Object.hasOwn(assessment.evidence, id));
  return missing === undefined ? null : `There is no evidence ${missing} in this assessment; attach it first or take it off the list.`;
};

const checkPlugIn = (catalog: Catalog, assessment: Assessment, plugIn: PlugIn): string | null => {
  const index = indexCatalog(catalog);
  const allowed = new Set(catalog.plugInQuestions.map((entry) => entry.question));
  for (const [id, answer] of Object.entries(plugIn.answers)) {
    const item = index.itemByQuestion.get(id);
    const trouble = !item || !allowed.has(id) ? `${quote(id)} is no question on plug-ins; take it out.` : checkSingle(item, answer.value);
    if (trouble !== null) return trouble;
  }
  for (const [id, observation] of Object.entries(plugIn.observations)) {
    const item = index.itemByCheck.get(id);
    const trouble =
      !item || !allowed.has(item.question.id)
        ? `${quote(id)} is no check on plug-ins; take it out.`
        : (checkSingle(item, observation.value) ?? missingEvidence(assessment, observation.evidence));
    if (trouble !== null) return trouble;
  }
  return null;
};

/** A value for one plug-in is a single option, whatever form the path's question has. */
const checkSingle = (item: Item, value: AnswerValue | null): string | null =>
  typeof value === 'object' && value !== null
    ? `${item.question.id} takes one option for one plug-in; use ${say(item.question.answer)}.`
    : checkValue(item, value);

/** Why the change may not be kept, as a sentence that names the place and the remedy; null when it may. */
export const checkChange = (catalog: Catalog, assessment: Assessment, change: Change): string | null => {
  const index = indexCatalog(catalog);
  const edition = `edition ${catalog.edition}`;
  switch (change.kind) {
    case 'answer': {
      const item = index.itemByQuestion.get(change.key);
      if (!item) return `There is no question ${quote(change.key)} in ${edition}; correct the id or take the answer out.`;
      return change.value === null ? null : checkValue(item, change.value.value);
    }
    case 'observation': {
      const item = index.itemByCheck.get(change.key);
      if (!item) return `There is no check ${quote(change.key)} in ${edition}; correct the id or take the observation out.`;
      return change.value === null ? null : (checkValue(item, change.value.value) ?? missingEvidence(assessment, change.value.evidence));
    }
    case 'scope':
      return index.pathByCode.has(change.key) ? null : `There is no path ${quote(change.key)} in ${edition}; correct the code or take it out.`;
    case 'hop': {
      const [code = '', hop = ''] = change.key.split('/');
      const known = index.pathByCode.get(code)?.hops.some((one) => one.id === hop) ?? false;
      if (!known) return `There is no hop ${quote(change.key)} in ${edition}; write path code, slash, hop, for example VIC-VC/3.`;
      return change.value === null ? null : missingEvidence(assessment, change.value.evidence);
    }
    case 'acceptance':
    case 'compensating-control':
    case 'remediation':
      return index.itemByFinding.has(change.key)
        ? null
        : `There is no finding ${quote(change.key)} in ${edition}; correct the id or take the entry out.`;
    case 'plug-in':
      if (change.value === null) return null;
      return change.value.id === change.key
        ? checkPlugIn(catalog, assessment, change.value)
        : `The plug-in ${quote(change.value.id)} is recorded under another id.`;
    case 'target':
    case 'evidence':
      return change.value === null || change.value.id === change.key ? null : `${quote(change.value.id)} is recorded under another id.`;
    case 'details': {
      if (change.value === null) return 'The details of an assessment cannot be removed.';
      const stranger = change.value.hosts.find((host) => !catalog.hostKinds.includes(host));
      return stranger === undefined ? null : `${quote(stranger)} is no kind of host in ${edition}; use ${catalog.hostKinds.join(' or ')}.`;
    }
    case 'text':
      // A chapter of the report (`summary`), or the section of one path under the path's code.
      return index.pathByCode.has(change.key) || /^[a-z][a-z0-9-]{0,60}$/.test(change.key)
        ? null
        : `${quote(change.key)} is no section of the report; use the name of a chapter, for example summary, or the code of a path.`;
  }
};
