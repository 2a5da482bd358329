/** Rule 7: an accepted finding is not open until its expiry date comes. */
import type { Assessment } from '#core/assessment/assessment.ts';
import type { FindingId } from '#core/catalog/catalog.ts';
import { own } from '#core/parse/own.ts';

/** ISO dates compare as text; on the expiry date itself the acceptance has expired. */
export const acceptanceOf = (assessment: Assessment, finding: FindingId, on: string): 'none' | 'valid' | 'expired' => {
  const acceptance = own(assessment.acceptances, finding);
  if (!acceptance) return 'none';
  return on < acceptance.expiresOn ? 'valid' : 'expired';
};
