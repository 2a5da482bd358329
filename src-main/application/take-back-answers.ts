/** Answers that a respondent sent back: looked at first, then taken one by one as the auditor decides. */
import { checkGiven, stillStands, takeGiven, type RespondentAnswer } from '#core/assessment/respondent.ts';
import type { Assessment } from '#core/assessment/assessment.ts';
import type { Change } from '#core/assessment/entry.ts';
import { indexCatalog } from '#core/catalog/find-in-catalog.ts';
import type { Catalog } from '#core/catalog/catalog.ts';
import { quote } from '#core/parse/shape.ts';
import { own } from '#core/parse/own.ts';
import type { InputOf, OutputOf } from '#contract/contract.ts';
import { judgeRows } from '#exchange/questionnaire/judge-rows.ts';
import { readRespondentFile, type RespondentFile } from '#exchange/questionnaire/read-respondent-file.ts';
import { RefusedFile } from '#exchange/refused-file.ts';
import { commitChanges } from './change-entry.ts';
import type { Desk } from './desk.ts';
import { readBytes } from './import-assessment.ts';
import { Trouble, type Ports } from './ports.ts';

const read = async (name: string, bytes: Uint8Array): Promise<RespondentFile> => {
  try {
    return await readRespondentFile(bytes);
  } catch (error) {
    if (error instanceof RefusedFile) throw new Trouble('file-invalid', `“${name}” was not read. ${error.message}`, [error.message], error);
    throw error;
  }
};

/** Nothing is written: the file is read whole or refused, and every row is told with what it would change. */
export const previewRespondentFile =
  (desk: Desk) =>
  async ({ id, name, base64 }: InputOf<'previewRespondentFile'>): Promise<OutputOf<'previewRespondentFile'>> => {
    const file = await read(name, readBytes(base64));
    const { assessment, catalog } = desk.take(id);
    if (file.edition !== null && file.edition !== catalog.edition) {
      throw new Trouble(
        'file-invalid',
        `“${name}” asks the questions of edition ${quote(file.edition)}; this assessment is of edition ${catalog.edition}.`,
      );
    }
    const { title } = assessment.details;
    const made = file.assessment;
    return {
      rows: judgeRows(catalog, assessment, file.rows),
      warnings:
        made === null || made === title
          ? []
          : [`The file was made for ${quote(made)}; this assessment is ${quote(title)}. Make sure that it is the right one.`],
    };
  };

const toChange = (catalog: Catalog, assessment: Assessment, answer: RespondentAnswer, at: string): Change => {
  const { question, replaces, ...given } = answer;
  const item = indexCatalog(catalog).itemByQuestion.get(question);
  if (!item) throw new Trouble('bad-input', `There is no question ${quote(question)} in edition ${catalog.edition}.`);
  const complaint = checkGiven(item, given);
  if (complaint !== null) throw new Trouble('bad-input', `${question}: ${complaint}`);
  const current = own(assessment.answers, question);
  if (!stillStands(current, replaces)) {
    throw new Trouble('refused', `The answer to ${question} was changed since the file was looked at. Choose the file again; nothing was taken.`);
  }
  return { kind: 'answer', key: question, value: takeGiven(current, given, at) };
};

/** All of them in one transaction or none. Each names the value that it replaces, so that nothing is overwritten unseen. */
export const acceptRespondentAnswers =
  (ports: Ports, desk: Desk) =>
  ({ id, answers }: InputOf<'acceptRespondentAnswers'>): OutputOf<'acceptRespondentAnswers'> => {
    if (answers.length === 0) throw new Trouble('bad-input', 'No answer was chosen; there is nothing to take.');
    if (new Set(answers.map(({ question }) => question)).size !== answers.length) throw new Trouble('bad-input', 'A question was named twice.');
    const { assessment, catalog } = desk.take(id);
    const at = ports.clock.now();
    const changes = answers.map((answer) => toChange(catalog, assessment, answer, at));
    return { ...commitChanges(ports, desk, id, changes, []), changes };
  };
