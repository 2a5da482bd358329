/** Findings as rows of a table: what stands beside each, filters and order. */
import type { Acceptance, Assessment, CompensatingControl, Remediation } from '#core/assessment/assessment.ts';
import { areas, severities, type Area, type FindingId, type PathCode, type Severity } from '#core/catalog/catalog.ts';
import { compareEffects, effectsOfFixing, type FixEffect } from '#core/evaluation/fix-effect.ts';
import type { Basis, Finding, Result } from '#core/evaluation/result.ts';
import { own } from '#core/parse/own.ts';

export interface FindingRow {
  /** Path and finding: a reference has the id of its original and a path of its own. */
  readonly key: string;
  readonly finding: Finding;
  readonly state: FindingState;
  readonly contradiction: boolean;
  readonly acceptance: Acceptance | null;
  readonly control: CompensatingControl | null;
  readonly remediation: Remediation | null;
  /** What it gives to mend it alone; null where nothing is open. A reference has that of its original. */
  readonly effect: FixEffect | null;
}

export const bases = ['observed', 'claimed', 'not-verified'] as const satisfies readonly Basis[];
/** `expired` is open again and must not be overlooked. */
export const findingStates = ['open', 'expired', 'accepted'] as const;
export type FindingState = (typeof findingStates)[number];

export interface FindingFilter {
  readonly area: Area | null;
  readonly severity: Severity | null;
  readonly path: PathCode | null;
  readonly basis: Basis | null;
  readonly state: FindingState | null;
  /** A name, or the empty text for findings without an owner. */
  readonly owner: string | null;
  readonly inherited: boolean;
}
export const noFilter: FindingFilter = { area: null, severity: null, path: null, basis: null, state: null, owner: null, inherited: true };

export const sortKeys = ['severity', 'effect', 'finding', 'area', 'owner', 'due'] as const;
export type SortKey = (typeof sortKeys)[number];
export interface Sorting {
  readonly by: SortKey;
  readonly down: boolean;
}

const toRow = (assessment: Assessment, result: Result, effects: ReadonlyMap<FindingId, FixEffect>, finding: Finding): FindingRow => ({
  key: `${finding.path}/${finding.id}`,
  finding,
  state: finding.state === 'accepted' ? 'accepted' : finding.acceptanceExpired ? 'expired' : 'open',
  contradiction: result.questions[finding.question]?.contradiction ?? false,
  acceptance: own(assessment.acceptances, finding.id) ?? null,
  control: own(assessment.compensatingControls, finding.id) ?? null,
  remediation: own(assessment.remediation, finding.id) ?? null,
  effect: effects.get(finding.id) ?? null,
});

/** All findings and references, in the order of the result. */
export const findingRows = (assessment: Assessment, result: Result): readonly FindingRow[] => {
  const effects = effectsOfFixing(result);
  return result.findings.map((finding) => toRow(assessment, result, effects, finding));
};

/** The owner who counts for a row: who mends it, else who accepted it; empty for nobody. */
export const ownerOf = (row: FindingRow): string => row.remediation?.owner ?? row.acceptance?.owner ?? '';
/** Every owner once, in order; the empty text stands for nobody. */
export const ownersOf = (rows: readonly FindingRow[]): readonly string[] => [...new Set(rows.map(ownerOf))].sort();

export const dueOf = (row: FindingRow): string => row.remediation?.dueOn ?? '';

export const passes = (filter: FindingFilter, row: FindingRow): boolean =>
  (filter.area === null || filter.area === row.finding.area) &&
  (filter.severity === null || filter.severity === row.finding.severity) &&
  (filter.path === null || filter.path === row.finding.path) &&
  (filter.basis === null || filter.basis === row.finding.basis) &&
  (filter.state === null || filter.state === row.state || (filter.state === 'open' && row.state === 'expired')) &&
  (filter.owner === null || filter.owner === ownerOf(row)) &&
  (filter.inherited || row.finding.inheritedFrom === undefined);

/** What a row is compared by; equal rows keep the order of the result, nothing sorts after something. */
const valueBy: Readonly<Record<Exclude<SortKey, 'effect'>, (row: FindingRow) => string>> = {
  severity: (row) => `${String(severities.indexOf(row.finding.severity))}${row.finding.inheritedFrom === undefined ? '0' : '1'}`,
  finding: (row) => row.finding.title.toLowerCase(),
  area: (row) => String(areas.indexOf(row.finding.area)),
  owner: (row) => ownerOf(row).toLowerCase() || '\uffff',
  due: (row) => dueOf(row) || '\uffff',
};

/** What gives most first; a reference right behind its original, what is not open at the end. */
const mostEffect = (a: FindingRow, b: FindingRow): number => {
  if (!a.effect || !b.effect) return Number(a.effect === null) - Number(b.effect === null);
  const same = a.finding.id === b.finding.id ? Number(a.finding.inheritedFrom !== undefined) - Number(b.finding.inheritedFrom !== undefined) : 0;
  return compareEffects(a.effect, b.effect) || same;
};

export const sortRows = (rows: readonly FindingRow[], { by, down }: Sorting): readonly FindingRow[] => {
  const turn = down ? -1 : 1;
  if (by === 'effect') return [...rows].sort((a, b) => mostEffect(a, b) * turn);
  const value = valueBy[by];
  return [...rows].sort((a, b) => (value(a) < value(b) ? -1 : value(a) > value(b) ? 1 : 0) * turn);
};
