/**
 * The assessment that every figure is measured on: all questions of the edition answered and 40 checks observed, 200
 * recorded values in all, 60 notes of about 200 characters, some 20 findings. Number n always gives the same one.
 */
import { emptyAssessment } from '#core/assessment/entry.ts';
import type { Answer, AnswerValue, Assessment, Observation, PlugIn } from '#core/assessment/assessment.ts';
import type { AnswerForm, Catalog, Item } from '#core/catalog/catalog.ts';

export const recordedValues = 200;
const notes = 60;
/** Every eighth question is answered badly: some 20 findings in 160 questions. */
const badEvery = 8;

/** A word that every note holds, and one that about one assessment in 500 holds. */
export const commonWord = 'certificate';
export const rareWord = 'quokka';
const rareEvery = 500;

const words = (
  'vcenter host console proxy appliance client session root lockdown firewall port thumbprint expired renewed issued signed trusted imported ' +
  'window change ticket owner approved observed claimed shown asked network segment vlan jump station laptop administrator operator role group ' +
  'directory domain password token timeout log event forwarded stored removed disabled enabled service daemon agent plug-in register update patch ' +
  'baseline remote card management interface address backup restore copy interview workshop screenshot capture trace handshake cipher protocol'
).split(' ');

/** A number from 0 to below `size` that looks random and is the same for the same two numbers. */
const pick = (assessment: number, at: number, size: number): number => {
  let mixed = Math.imul(assessment + 1, 0x9e3779b1) ^ Math.imul(at + 1, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
  mixed = Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39);
  return ((mixed ^ (mixed >>> 15)) >>> 0) % size;
};

/** About 200 characters. */
export const noteText = (assessment: number, at: number): string => {
  const body = Array.from({ length: 24 }, (_, word) => words[pick(assessment, at * 64 + word, words.length)] ?? '');
  const rare = at === 0 && assessment % rareEvery === 1 ? ` ${rareWord}` : '';
  return `Asked for the ${commonWord}${rare}: ${body.join(' ')}.`;
};

const optionOf = (form: AnswerForm, bad: boolean): AnswerValue => {
  if (form.kind === 'number') return bad ? Math.min(form.max, form.badAbove + 1) : form.min;
  const option = form.options.find((one) => one.bad === bad) ?? form.options[0];
  const value = option?.value ?? 'unknown';
  return form.kind === 'several' ? [value] : value;
};

const isBad = (index: number): boolean => index % badEvery === 3;
const at = '2026-11-20T09:30:00.000+01:00';

const answerTo = (item: Item, index: number, assessment: number): Answer => ({
  value: optionOf(item.question.answer, isBad(index)),
  ...(index < notes ? { note: noteText(assessment, index) } : {}),
  by: 'M. Brandt, operations',
  at,
});

const observationOf = (item: Item, index: number): Observation => ({
  value: optionOf(item.question.answer, isBad(index)),
  by: 'I. Auditor',
  at,
  evidence: [],
});

const plugIns: Readonly<Record<string, PlugIn>> = Object.fromEntries(
  ['Storage console', 'Backup tab', 'Inventory export'].map((name, index) => [
    `plug-in-${index + 1}`,
    { id: `plug-in-${index + 1}`, name, enabled: true, peers: ['vc01.example'], answers: {}, observations: {} },
  ]),
);

/** Number `n` of the series. */
export const referenceAssessment = (catalog: Catalog, n: number): Assessment => {
  const items = catalog.paths.flatMap((path) => path.items);
  // The last ones: where an observation stands, a changed answer moves no score.
  const observed = items.slice(items.length - recordedValues);
  return {
    ...emptyAssessment(catalog.edition, {
      title: `Assessment ${n}`,
      client: `Client ${pick(n, 1, 400)}`,
      site: `Site ${pick(n, 2, 40)}`,
      evaluatedOn: '2026-11-23',
      team: ['I. Auditor'],
      hosts: [...catalog.hostKinds],
      state: n % 3 === 0 ? 'in-review' : 'draft',
    }),
    scope: Object.fromEntries(catalog.paths.map((path) => [path.code, { state: 'in-use' as const }])),
    answers: Object.fromEntries(items.map((item, index) => [item.question.id, answerTo(item, index, n)])),
    observations: Object.fromEntries(observed.map((item, index) => [item.check.id, observationOf(item, index)])),
    plugIns,
  };
};
