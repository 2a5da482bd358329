import { asked, failure, script } from '../scripted-host.ts';
import { expect, test } from 'vitest';
import type { RespondentRow } from '#core/assessment/respondent.ts';
import type { InputOf } from '#contract/contract.ts';
import { openWorkspace, commit } from '../show-app-screen.ts';
import { all, byText, expectAccessible, one, render, themes } from '../render.ts';
import { waitFor } from '../wait-for.ts';

const { default: RespondentsScreen } = await import('../../../src-renderer/features/take-back-answers/RespondentsScreen.svelte');

const row = (question: string, more: Partial<RespondentRow> = {}): RespondentRow => ({
  question, place: 'row 2', kind: 'new', current: null, currentNote: null, given: 'yes', note: null, by: null, problem: null, ...more,
}); // prettier-ignore
const rows = [
  row('Q-SSH-05', { note: 'since 2024', by: 'A. Admin' }),
  row('Q-SSH-03'),
  row('Q-SSH-04', { kind: 'conflict', current: 'no', currentNote: 'told on the phone' }),
  row('Q-SSH-07', { kind: 'invalid', given: null, problem: '“perhaps” is no answer to Q-SSH-07.' }),
  row('Q-SSH-02', { kind: 'same', current: 'yes' }),
];
type Accept = InputOf<'acceptRespondentAnswers'>;

const show = async (answers: Parameters<typeof script>[0] = {}, issued = false) => {
  script({
    previewRespondentFile: () => ({ rows, warnings: [] }),
    acceptRespondentAnswers: ({ answers: taken }) => ({
      ...commit(),
      changes: taken.map(({ question, value }) => ({ kind: 'answer', key: question, value: { value } }) as const),
    }),
    ...answers,
  });
  const workspace = await openWorkspace(issued ? [{ kind: 'details', key: 'details', value: { title: 'Kestrel', hosts: [], state: 'issued' } }] : []);
  render(RespondentsScreen, { workspace });
  return workspace;
};
const choose = async (name = 'back.questions.xlsx'): Promise<void> => {
  const input = one('input[type=file]') as HTMLInputElement;
  const transfer = new DataTransfer();
  transfer.items.add(new File(['PK'], name));
  input.files = transfer.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
  await waitFor(() => expect(document.body.textContent).not.toContain('Reading the file'));
};
const box = (question: string): HTMLInputElement => one(`input[aria-label="Take over ${question}"]`) as HTMLInputElement;
const acceptAsked = (): Accept => asked.findLast((each) => each.operation === 'acceptRespondentAnswers')!.input as Accept;

test('new answers are ticked, nothing else is, and what cannot be taken says why', async () => {
  await show();
  expect(document.body.textContent).toContain('nothing is recorded before you say so');
  await choose();
  await waitFor(() => expect(all('h2').length).toBe(3));
  expect(all('h2').map((head) => head.textContent.trim())).toEqual(['Different from what is recorded 1', 'New 2', 'Cannot be taken over 1']);
  expect([box('Q-SSH-05').checked, box('Q-SSH-03').checked, box('Q-SSH-04').checked]).toEqual([true, true, false]);
  expect(document.body.textContent).toContain('“perhaps” is no answer to Q-SSH-07.');
  expect(document.body.textContent).toContain('told on the phone');
  byText('Show 1 answer', 'button').click();
  await waitFor(() => expect(all('h2').length).toBe(4));
});

test('taking over sends exactly the ticked rows, each with the value that it replaces', async () => {
  const workspace = await show();
  await choose();
  await waitFor(() => expect(box('Q-SSH-04')).toBeTruthy());
  box('Q-SSH-04').click();
  box('Q-SSH-03').click();
  await waitFor(() => expect(byText('Take over 2 answers', 'button')).toBeTruthy());
  byText('Take over 2 answers', 'button').click();
  await waitFor(() => expect(document.body.textContent).toContain('2 answers from “back.questions.xlsx” are recorded.'));
  expect(acceptAsked()).toEqual({
    id: 'kestrel',
    answers: [
      { question: 'Q-SSH-05', value: 'yes', note: 'since 2024', by: 'A. Admin', replaces: null },
      { question: 'Q-SSH-04', value: 'yes', replaces: 'no' },
    ],
  });
  expect(workspace.assessment.answers['Q-SSH-04']?.value).toBe('yes');
  expect(document.body.textContent).toContain('takes them back one by one');
  expect(all('input[type=checkbox]').filter((each) => (each as HTMLInputElement).checked)).toEqual([]);
});

test('a file that is refused says why and leaves nothing behind', async () => {
  await show({ previewRespondentFile: () => failure('file-invalid', '“x.xlsx” was not read. The file is a Word document.') });
  await choose('x.xlsx');
  await waitFor(() => expect(one('[role=alert]').textContent).toContain('The file is a Word document.'));
  expect(all('table')).toEqual([]);
  expect(asked.some((each) => each.operation === 'acceptRespondentAnswers')).toBe(false);
});

test('an answer that changed meanwhile is told, and the file can be looked at again', async () => {
  await show({
    acceptRespondentAnswers: () => failure('refused', 'The answer to Q-SSH-05 was changed since.'),
  });
  await choose();
  await waitFor(() => expect(byText('Take over 2 answers', 'button')).toBeTruthy());
  byText('Take over 2 answers', 'button').click();
  await waitFor(() => expect(one('[role=alert]').textContent).toContain('was changed since'));
  const looked = asked.filter((each) => each.operation === 'previewRespondentFile').length;
  byText('Look at the file again', 'button').click();
  await waitFor(() => expect(asked.filter((each) => each.operation === 'previewRespondentFile')).toHaveLength(looked + 1));
});

test('a file for another assessment warns before anything is taken', async () => {
  await show({ previewRespondentFile: () => ({ rows, warnings: ['The file was made for “Merlin”.'] }) });
  await choose();
  await waitFor(() => expect(one('.rows [role=alert]').textContent).toContain('Merlin'));
});

test('the file is saved as the questionnaire, and hostile texts stay text', async () => {
  const text = '<img src=x onerror="window.__hit=1">=1+1';
  await show({
    exportReport: ({ format }) => ({ kind: 'saved', name: `Kestrel.${format}.xlsx`, ref: 'r1' }),
    previewRespondentFile: () => ({
      rows: [row('Q-SSH-05', { note: text, by: text }), row(text, { kind: 'invalid', problem: text })],
      warnings: [text],
    }),
  });
  byText('Save the file to send', 'button').click();
  await waitFor(() => expect(document.body.textContent).toContain('Saved as Kestrel.questionnaire.xlsx.'));
  await choose();
  await waitFor(() => expect(document.body.textContent).toContain(text));
  expect([all('img'), (window as { __hit?: number }).__hit]).toEqual([[], undefined]);
});

test('an issued assessment shows the rows and takes nothing', async () => {
  await show({}, true);
  await choose();
  await waitFor(() => expect(document.body.textContent).toContain('This assessment is issued'));
  expect(all('button').find((each) => each.textContent.startsWith('Take over'))).toHaveProperty('disabled', true);
});

test.each(themes)('it is accessible in theme %s, empty and full', async (theme) => {
  document.documentElement.dataset.theme = theme;
  await show();
  await expectAccessible();
  await choose();
  await waitFor(() => expect(all('table').length).toBe(3));
  await expectAccessible();
});

test('a file that is being read is put away by Stop; what comes of it afterwards changes nothing', async () => {
  let answer: () => void = () => undefined;
  await show({ previewRespondentFile: () => new Promise((resolve) => (answer = () => resolve({ rows, warnings: [] }))) });
  const chosen = choose();
  await waitFor(() => expect(asked.some(({ operation }) => operation === 'previewRespondentFile')).toBe(true));
  byText('Stop', 'button').click();
  await chosen;
  answer();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(all('h2')).toEqual([]);
  expect(document.body.textContent).toContain('nothing is recorded before you say so');
});
