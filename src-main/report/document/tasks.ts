/** The findings of one owner, or one finding, as plain structure: a list to work off, then each in full. */
import type { Block } from '#core/document/document.ts';
import { own } from '#core/parse/own.ts';
import { evidenceOf, tasksOf, tasksRemark, whoseTasks } from '../model/tasks.ts';
import type { ReportModel } from '../report-model.ts';
import { capital, count, shortDate } from '../words.ts';
import { answersTable, findingBlocks } from './answers.ts';
import { evidenceTable } from './evidence.ts';
import { cell, code, heading, lead, orQuiet, paragraph, rated, row, strong, table } from './parts.ts';

export const documentTasks = (model: ReportModel): readonly Block[] => {
  const tasks = tasksOf(model);
  if (tasks.length === 0) return [paragraph(`${whoseTasks(model)}: none.`)];
  const items = tasks.flatMap((finding) => model.index.itemByFinding.get(finding.id) ?? []);
  const evidence = evidenceOf(model, tasks);
  const list = tasks.map((finding) => {
    const plan = own(model.assessment.remediation, finding.id);
    const fix = model.index.itemByFinding.get(finding.id)?.finding.fix ?? finding.title;
    return row(
      rated(finding.severity),
      code(finding.id),
      cell(strong(fix), plan?.note ?? ''),
      orQuiet(plan?.owner, 'not named'),
      orQuiet(plan?.dueOn === undefined ? null : shortDate(plan.dueOn), 'no date'),
    );
  });
  return [
    paragraph(`${capital(count(tasks.length, 'finding'))}, ${String(tasks.filter((finding) => finding.state === 'open').length)} open.`),
    lead(`${whoseTasks(model)}. ${tasksRemark}`),
    table(
      'To do',
      [
        ['Severity', 12],
        ['Finding', 17],
        ['What to do', 41],
        ['Owner', 17],
        ['Due', 13],
      ],
      list,
      '',
    ),
    heading(2, 'Each in full'),
    ...tasks.flatMap((finding) => findingBlocks(model, finding)),
    heading(2, 'What was asked, claimed and observed'),
    answersTable(model, 'What was asked, claimed and observed', items, { grouped: false }),
    ...(evidence.length === 0 ? [] : [heading(2, 'Evidence'), evidenceTable(model, evidence, '')]),
  ];
};
