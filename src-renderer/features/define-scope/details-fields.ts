/** The fields of an assessment's details as text, and back. An emptied field is left out, never kept as an empty text. */
import type { Details } from '#core/assessment/assessment.ts';

/** What may be edited as one line or a date. */
export const textFields = ['client', 'site', 'startsOn', 'endsOn', 'evaluatedOn'] as const;
export type TextFieldName = (typeof textFields)[number];

/** Details with one field set, or left out where the text is empty. */
export const withField = (details: Details, field: TextFieldName, text: string): Details => {
  const { [field]: _before, ...rest } = details;
  return text.trim() === '' ? rest : { ...rest, [field]: text.trim() };
};

/** People as typed, parted by semicolons: a comma belongs to “Ines Auerbach, lead auditor”. */
export const parseTeam = (text: string): readonly string[] => [
  ...new Set(
    text
      .split(';')
      .map((name) => name.trim())
      .filter((name) => name !== ''),
  ),
];

export const sayTeam = (team: readonly string[] | undefined): string => (team ?? []).join('; ');

export const withTeam = (details: Details, text: string): Details => {
  const { team: _before, ...rest } = details;
  const team = parseTeam(text);
  return team.length === 0 ? rest : { ...rest, team };
};

/** Hosts in the order of the catalog. */
export const withHost = (details: Details, kinds: readonly string[], host: string, on: boolean): Details => ({
  ...details,
  hosts: kinds.filter((kind) => (kind === host ? on : details.hosts.includes(kind))),
});

/** Why the dates do not fit together, or null. */
export const checkDates = ({ startsOn, endsOn }: Details): string | null =>
  startsOn !== undefined && endsOn !== undefined && endsOn < startsOn ? 'The end lies before the start. Correct one of the two.' : null;
