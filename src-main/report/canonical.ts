/** The identity of a report; the text itself is the domain's, because a sealed bundle states the same hash. */
export { canonicalJson, documentText } from '#core/assessment/document-text.ts';
