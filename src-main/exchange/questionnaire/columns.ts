/** The columns of a respondent's table by their titles: the same when it goes out and when it comes back. */
export const questionsSheet = 'Questions';
export const instructionsSheet = 'Instructions';
export const choicesSheet = 'Choices';

export const titles = {
  id: 'Question id',
  path: 'Path',
  area: 'Area',
  question: 'Question',
  allowed: 'Answers to choose from',
  soFar: 'Answer so far',
  answer: 'Answer',
  note: 'Note or reason',
  by: 'Answered by',
} as const;

/** On the instructions sheet, so that a file of another edition is told apart. */
export const formatMark = 'postern-questionnaire';
export const formatVersion = 1;
export const marks = { format: 'Format', edition: 'Edition', assessment: 'Assessment' } as const;
