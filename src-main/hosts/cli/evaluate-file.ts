/** One answers file to its result; no database, no clock but the day that is given. */
import { Trouble } from '#application/ports.ts';
import { evaluate } from '#core/evaluation/evaluate.ts';
import type { Result } from '#core/evaluation/result.ts';
import { sayProblem, type Problem } from '#core/parse/shape.ts';
import { readAnswersFile, type ReadAnswers, type ReadingTools } from '#exchange/answers-file/read-answers-file.ts';
import { readInput } from './read-input.ts';

export interface EvaluatedFile extends ReadAnswers {
  readonly result: Result;
  readonly warnings: readonly string[];
}

/** The first problem and how many more there are: one line for people, all of them in `details`. */
const sayProblems = (problems: readonly Problem[]): string => {
  const more = problems.length - 1;
  return `${problems[0] ? sayProblem(problems[0]) : 'The file cannot be read.'}${more > 0 ? ` (and ${String(more)} more ${more === 1 ? 'problem' : 'problems'})` : ''}`;
};

/** `on` overrides the date that the file states; `today` stands in where neither says anything. Throws `Trouble` without the file's name. */
export const evaluateFile = async (file: string, tools: ReadingTools, on: string | null, today: string): Promise<EvaluatedFile> => {
  const read = readAnswersFile(await readInput(file), tools);
  if (!read.ok) throw new Trouble('file-invalid', sayProblems(read.problems), read.problems.map(sayProblem));
  const { catalog, assessment } = read.value;
  return {
    ...read.value,
    result: evaluate(catalog, assessment, on ?? assessment.details.evaluatedOn ?? today),
    warnings: read.warnings.map(sayProblem),
  };
};
