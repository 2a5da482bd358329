import { expect, test } from 'vitest';
import { notApplicable, unknown } from '#core/assessment/assessment.ts';
import { emptyAssessment } from '#core/assessment/entry.ts';
import { itemsOf } from '#core/catalog/find-in-catalog.ts';
import { titles } from '#exchange/questionnaire/columns.ts';
import { questionnaire } from '#exchange/questionnaire/questionnaire.ts';
import { vi4 } from '../../catalog.ts';
import { fillEveryField } from '../../report/every-field.ts';
import { smallCatalog } from '../../report/small-catalog.ts';
import { readBytes, sampleBytes, taken } from '../answers-file/files.ts';
import { createSource } from '../source.ts';
import { column, membersOf, openWorkbook, textsOf } from '../xlsx/open-workbook.ts';
import { sendOut } from './fill.ts';

const { assessment } = taken(readBytes(sampleBytes));
const source = createSource(vi4, assessment);
const bytes = await questionnaire.render(source);
const sheets = await openWorkbook(bytes);
const questions = sheets.get('Questions')!;

test('it asks every question in scope once, and none out of scope', () => {
  const asked = column(questions, titles.id);
  const inScope = itemsOf(vi4)
    .map(({ question }) => source.result.questions[question.id]!)
    .filter((one) => one.whyNot === null || one.whyNot === 'not-applicable');
  expect(asked).toEqual(inScope.map((one) => one.question));
  expect(asked.length).toBeLessThan(itemsOf(vi4).length);
});

test('answer, note and name are empty, and the claimed value stands beside them', () => {
  for (const title of [titles.answer, titles.note, titles.by]) expect(column(questions, title).filter((cell) => cell !== null)).toEqual([]);
  const at = column(questions, titles.id).indexOf('Q-VIC-VC-02');
  expect(column(questions, titles.soFar)[at]).toBe(assessment.answers['Q-VIC-VC-02']!.value);
});

test('nothing of what the auditor wrote goes out: no note, no observation, no finding, no evidence', async () => {
  const filled = fillEveryField();
  const out = textsOf(await sendOut(createSource(smallCatalog, filled.assessment))).join('\n');
  const leaked = filled.marks.filter((mark) => new RegExp(`${mark}(?!\\d)`).test(out));
  // Title and client say whose file it is; nothing else that was typed may leave.
  expect(leaked).toEqual([filled.assessment.details.title, filled.assessment.details.client]);
});

test('a choice offers its options, unknown and not-applicable, and refuses anything else', async () => {
  const members = await membersOf(bytes);
  const xml = members.get('xl/worksheets/sheet2.xml')!;
  const at = column(questions, titles.id).indexOf('Q-VIC-HOST-11') + 2;
  const [, range] = new RegExp(`showErrorMessage="1"[^>]*sqref="G${at}"><formula1>Choices!\\$A\\$(\\d+):`).exec(xml)!;
  const options = sheets.get('Choices')![Number(range) - 1]!.filter((cell) => cell !== null);
  expect(options).toEqual(expect.arrayContaining(['in place, cannot be bypassed', 'in place, can be bypassed', unknown, notApplicable]));
  expect(members.get('xl/workbook.xml')).toMatch(/name="Choices" sheetId="3" state="hidden"/);
  const validated = [...xml.matchAll(/<dataValidation /g)].length;
  expect(xml).toContain(`<dataValidations count="${validated}">`);
  expect(validated).toBeGreaterThan(100);
  expect(xml).not.toMatch(/<f[\s>/]/);
});

test('the instructions say what to do, for which assessment, and what is not in the file', () => {
  const lines = new Map(sheets.get('Instructions')!.map((row) => [row[0], row[1]]));
  expect([lines.get('Assessment'), lines.get('Format'), lines.get('Edition')]).toEqual([assessment.details.title, 'postern-questionnaire 1', 'vi4']);
  expect(lines.get('Not in this file')).toContain('findings');
});

test('an assessment without answers asks everything', async () => {
  const empty = createSource(vi4, emptyAssessment('vi4', { title: 'Empty', hosts: ['ESX', 'ESXi'], state: 'draft' }));
  expect(column((await sendOut(empty)).get('Questions')!, titles.id)).toHaveLength(160);
});
