/** What the file is about: the engagement, the result in figures, what was made with what, and what the format leaves out; and the auditor's own texts. */
import { sayScore, sayShare } from '#core/words/figures.ts';
import { ratingWords } from '#core/words/titles.ts';
import type { ExportSource } from '../export-format.ts';
import { createTable, text, type Table } from './table.ts';

type Line = readonly [what: string, value: string | undefined];

const detailLines = ({ catalog, assessment, result, programVersion, madeAt }: ExportSource): readonly Line[] => {
  const { details } = assessment;
  return [
    ['Title', details.title],
    ['Client', details.client],
    ['Site', details.site],
    ['State', details.state],
    ['From', details.startsOn],
    ['To', details.endsOn],
    ...(details.team ?? []).map((name): Line => ['Team', name]),
    ['Evaluated on', result.evaluatedOn],
    ['Kinds of host', details.hosts.join(', ')],
    ['Copied from', details.copiedFrom?.title],
    ['Copied from, id', details.copiedFrom?.id],
    ['Catalog', `${catalog.edition} ${catalog.version}, ${catalog.title}`],
    ['Rating', ratingWords[result.overall.rating]],
    ['Score', sayScore(result.overall.score)],
    ['Completeness', sayShare(result.overall.completeness)],
    ['Verified share', sayShare(result.overall.verifiedShare)],
    ['Made with', `Postern ${programVersion}`],
    ['Made at', madeAt],
  ];
};

const linesTable = (name: string, [what, value]: readonly [string, string], lines: readonly Line[]): Table =>
  createTable(
    name,
    [text<Line>(what, 22, (line) => line[0]), text<Line>(value, 90, (line) => line[1])],
    lines.filter((line) => line[1] !== undefined && line[1] !== ''),
  );

/** `omits` is said in the file itself, so that nobody takes it for more than it is. */
export const aboutTable = (source: ExportSource, omits: readonly string[]): Table =>
  linesTable('About', ['What', 'Value'], [...detailLines(source), ...omits.map((clause): Line => ['Not in this file', clause])]);

export const textsTable = ({ assessment }: ExportSource): Table => linesTable('Texts', ['Section', 'Text'], Object.entries(assessment.texts));
