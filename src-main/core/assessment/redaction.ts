/** What a copy for others leaves out: names of client, people and systems; notes and texts; evidence. */
export const redactions = ['names', 'notes', 'evidence'] as const;
export type Redaction = (typeof redactions)[number];
