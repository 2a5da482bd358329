/** One section per path in use as plain structure: profile, legs, answers, findings, and what it inherits. */
import type { ManagementPath } from '#core/catalog/catalog.ts';
import type { Block, Cell } from '#core/document/document.ts';
import { hopRows, seenWords, toldWords, type HopRow } from '../model/hop-rows.ts';
import { pathResult, type ReportModel } from '../report-model.ts';
import { areaWords, count, differenceWords, list, profileTitles } from '../words.ts';
import { answersTable, findingBlocks, worstFirst } from './answers.ts';
import {
  auditorText,
  bullets,
  carriedForward,
  cell,
  chapter,
  code,
  heading,
  lead,
  paragraph,
  proofs,
  quiet,
  rated,
  row,
  signed,
  standingLine,
  strong,
  table,
  term,
} from './parts.ts';

const profile = (path: ManagementPath): readonly Block[] =>
  bullets(profileTitles.flatMap(([key, word]) => (/^[-–]?$/.test(path.profile[key].trim()) ? [] : term(word, path.profile[key]))));

const scopeNote = (model: ReportModel, path: ManagementPath): readonly Block[] => {
  const { scope } = pathResult(model, path.code);
  if (path.alwaysInUse) return [];
  const said =
    scope.pulledBy.length > 0
      ? `Said to be ${scope.state === 'undecided' ? 'undecided' : 'not in use'}; pulled into use by ${list(scope.pulledBy)}.`
      : scope.state === 'undecided'
        ? 'Not decided in scope; counts as in use.'
        : 'In use.';
  return [paragraph(said, scope.reason === null ? '' : ` ${scope.reason}`)];
};

const observed = ({ seen }: HopRow): Cell =>
  seen === null
    ? cell(quiet('not captured'))
    : cell(
        seenWords(seen) || 'no detail recorded',
        seen.note ?? '',
        seen.evidence.length === 0 ? '' : ['Evidence: ', proofs(seen.evidence)],
        signed(seen.by, seen.at),
        seen.reverify ? quiet(carriedForward) : '',
      );

const verdict = (one: HopRow): Cell => {
  if (one.seen === null) return cell(quiet('open'));
  return one.differs.length > 0 ? cell(strong('differs'), quiet(list(one.differs.map((field) => differenceWords[field])))) : cell('agrees');
};

const hops = (model: ReportModel, path: ManagementPath): readonly Block[] => {
  const rows = hopRows(model, path);
  if (rows.length === 0) return [];
  return [
    heading(3, 'Hops, documented and observed'),
    table(
      `Hops of ${path.code}`,
      [
        ['Hop', 8],
        ['From, to', 22],
        ['Documented', 26],
        ['Observed', 31],
        ['Verdict', 13],
      ],
      rows.map((one) =>
        row(
          code(one.hop.id),
          `${one.from.name} to ${one.to.name}`,
          cell(toldWords(one), one.hop.notes.length === 0 ? '' : quiet(`see ${list(one.hop.notes)}`)),
          observed(one),
          verdict(one),
        ),
      ),
      'No hop.',
    ),
  ];
};

const inherited = (model: ReportModel, path: ManagementPath): readonly Block[] => {
  const references = (model.findingsByPath.get(path.code) ?? []).filter((finding) => finding.inheritedFrom !== undefined);
  return references.length === 0
    ? []
    : [
        heading(3, 'Inherited findings'),
        paragraph(
          'A path built on others shows their findings on certificates and roles. They rate this path and are counted once, where they belong.',
        ),
        table(
          `Findings that ${path.code} inherits`,
          [
            ['Severity', 13],
            ['Finding', 18],
            ['What was found', 41],
            ['From', 15],
            ['State', 13],
          ],
          [...references]
            .sort(worstFirst)
            .map((finding) =>
              row(
                rated(finding.severity),
                code(finding.id),
                cell(finding.title, quiet(areaWords[finding.area])),
                finding.inheritedFrom ?? '',
                finding.state,
              ),
            ),
          'None.',
        ),
      ];
};

const documentPath = (model: ReportModel, path: ManagementPath): readonly Block[] => {
  const own = (model.findingsByPath.get(path.code) ?? []).filter((finding) => finding.inheritedFrom === undefined);
  return chapter(model, `p-${path.code}`, [
    standingLine(pathResult(model, path.code)),
    ...scopeNote(model, path),
    ...profile(path),
    ...auditorText(model, path.code),
    ...hops(model, path),
    ...(path.items.length === 0 ? [] : [heading(3, 'Answers'), answersTable(model, `Answers on ${path.code}`, path.items, { grouped: true })]),
    heading(3, 'Findings'),
    ...(own.length === 0 ? [paragraph(quiet('No finding was raised on this path itself.'))] : []),
    ...[...own].sort(worstFirst).flatMap((finding) => findingBlocks(model, finding)),
    ...inherited(model, path),
  ]);
};

export const documentPaths = (model: ReportModel): readonly Block[] => {
  const outside = model.catalog.paths.length - model.pathsInUse.length;
  return [
    lead(
      `One section for each of the ${String(model.pathsInUse.length)} paths that count as in use: how it works, what was captured on it, what was asked, claimed and observed, and what follows. The drawings stand in the PDF and HTML reports.`,
      outside > 0
        ? ` ${String(outside)} more ${outside === 1 ? 'is not in use; it is' : 'are not in use; they are'} listed under scope and gaps.`
        : '',
    ),
    ...auditorText(model, 'paths'),
    table(
      'Paths in use',
      [
        ['Path', 15],
        ['What it is', 30],
        ['Rating', 14],
        ['Open findings', 19],
        ['Decided', 11],
        ['Verified', 11],
      ],
      model.pathsInUse.map((path) => {
        const standing = pathResult(model, path.code);
        const open = (model.findingsByPath.get(path.code) ?? []).filter((finding) => finding.state === 'open');
        const own = open.filter((finding) => finding.inheritedFrom === undefined).length;
        return row(
          strong(path.code),
          cell(path.name, quiet(path.client)),
          rated(standing.rating),
          `${count(own, 'own', 'own')}${open.length > own ? `, ${String(open.length - own)} inherited` : ''}`,
          `${String(standing.decided)} of ${String(standing.applicable)}`,
          `${String(standing.observed)} of ${String(standing.decided)}`,
        );
      }),
      'No path is in use.',
    ),
    ...model.pathsInUse.flatMap((path) => documentPath(model, path)),
  ];
};
