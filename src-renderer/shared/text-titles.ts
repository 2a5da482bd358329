/** The chapters of the report that take the auditor's own words, by the key under which those are kept. A path's words stand under its code. */
import { areaTitles } from './format/words.ts';

export const textTitles = {
  summary: 'Summary',
  'heat-map': 'Heat map',
  'estate-map': 'Estate map',
  ...areaTitles,
  paths: 'Management paths',
  plan: 'Remediation plan',
  contradictions: 'Contradictions and accepted risks',
  gaps: 'Scope and gaps',
  'plug-ins': 'Plug-in register',
  evidence: 'Evidence list',
  method: 'Method',
} as const;

/** Null for the code of a path, and for what this version does not know. */
export const titleOfText = (key: string): string | null => Object.entries(textTitles).find(([name]) => name === key)?.[1] ?? null;
