/** Which assessments come first when one is chosen to compare with. */
import type { Assessment } from '#core/assessment/assessment.ts';
import type { AssessmentRow } from '#contract/contract.ts';

const fold = (text: string | null | undefined): string => (text ?? '').normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** 0: the source of the copy; 1: same client and site; 2: same client; 3: any other. */
const distance = (row: AssessmentRow, { details }: Assessment): number => {
  if (row.id === details.copiedFrom?.id) return 0;
  const [client, site] = [fold(details.client), fold(details.site)];
  if (client === '' || fold(row.client) !== client) return 3;
  return fold(row.site) === site ? 1 : 2;
};

/** Whether a row is of the same client, or what the assessment was copied from. Another client's is never proposed unasked. */
export const isNear = (row: AssessmentRow, assessment: Assessment): boolean => distance(row, assessment) < 3;

/** The rows whose title, client or site hold every word, nearest first and otherwise as given (newest first). */
export const rankCandidates = (rows: readonly AssessmentRow[], assessment: Assessment, typed: string): readonly AssessmentRow[] => {
  const words = fold(typed)
    .split(/\s+/)
    .filter((word) => word !== '');
  return rows
    .filter((row) => {
      const text = `${fold(row.title)} ${fold(row.client)} ${fold(row.site)}`;
      return words.every((word) => text.includes(word));
    })
    .toSorted((a, b) => distance(a, assessment) - distance(b, assessment));
};
