/** The chapters on the six areas as plain structure, each with what is particular to it. */
import { actorKinds, type Area, type Item, type ManagementPath } from '#core/catalog/catalog.ts';
import type { Block, Cell, Row } from '#core/document/document.ts';
import { hopRows, seenWords, toldWords, type HopRow } from '../model/hop-rows.ts';
import { answerRow } from '../model/answer-rows.ts';
import { asksSecondFactor, asksVerification, matrixCell, perPathQuestions, type CellValue, type MatrixCell } from '../model/matrix.ts';
import { portRows, type PortUse } from '../model/ports.ts';
import { pathResult, type ReportModel } from '../report-model.ts';
import { areaLead } from '../sections/area-parts.ts';
import { differenceWords, groupTitles, list, systemTitles } from '../words.ts';
import { answersTable, areaFindings, outcomeCell, weakestPaths } from './answers.ts';
import { evidenceTable } from './evidence.ts';
import {
  auditorText,
  carriedForward,
  cell,
  code,
  group,
  heading,
  lead,
  paragraph,
  proofs,
  quiet,
  rated,
  remarkBlock,
  row,
  saidValue,
  standingLine,
  strong,
  table,
} from './parts.ts';
import type { Piece } from './parts.ts';

const groups = ['vcenter', 'hosts', 'supply'] as const;

/** Rows per path in use, under the titles of the catalog's groups. */
const byGroup = (model: ReportModel, of: readonly ManagementPath['group'][], rowsOf: (path: ManagementPath) => readonly Row[]): readonly Row[] =>
  of.flatMap((name) => {
    const rows = model.pathsInUse.filter((path) => path.group === name).flatMap(rowsOf);
    return rows.length === 0 ? [] : [group(groupTitles[name]), ...rows];
  });

const areaChapter = (model: ReportModel, area: Area, blocks: readonly Block[]): readonly Block[] => [
  standingLine(model.result.areas[area]),
  lead(areaLead(model, area)),
  ...auditorText(model, area),
  ...blocks,
];

const crossItems = (model: ReportModel): readonly Item[] =>
  model.catalog.paths.filter((path) => path.group === 'cross-cutting').flatMap((path) => path.items);

const section = (title: string, block: Block): readonly Block[] => [heading(2, title), block];
const answersSection = (model: ReportModel, title: string, items: readonly Item[]): readonly Block[] =>
  items.length === 0 ? [] : section(title, answersTable(model, title, items, { grouped: false }));

const judged = { good: 'protected', bad: 'not protected', unknown: 'not verified', 'not-applicable': 'does not apply' } as const;

const matrixValue = (value: CellValue | null, differs: boolean, judge: boolean): readonly Piece[] =>
  value === null
    ? [quiet('–')]
    : [
        [differs ? strong('≠ ') : '', { text: value.text }],
        judge && value.judgement !== 'not-applicable' ? quiet(judged[value.judgement]) : '',
        value.from === null ? '' : code(value.from.question.id),
      ];

const matrixPair = ({ claimed, observed }: MatrixCell, judge: boolean): readonly Cell[] => {
  const differs = claimed !== null && observed !== null && claimed.from === observed.from && claimed.text !== observed.text;
  return [cell(...matrixValue(claimed, false, judge)), cell(...matrixValue(observed, differs, judge))];
};

const matrixRow = (model: ReportModel, path: ManagementPath): Row => {
  const { secondFactor, signOn } = perPathQuestions(model, 'auth');
  const ownItems = path.items.filter((item) => asksSecondFactor(item) && item.question.answer.kind === 'choice');
  const standing = pathResult(model, path.code).areas.auth;
  return row(
    strong(path.code),
    path.profile.secondFactor,
    ...matrixPair(matrixCell(model, secondFactor, path, ownItems), true),
    path.profile.singleSignOn,
    ...matrixPair(matrixCell(model, signOn, path, []), false),
    path.profile.roles,
    standing.questions === 0 && standing.rating === 'clear' ? cell(quiet('no question')) : rated(standing.rating),
  );
};

export const documentAuthentication = (model: ReportModel): readonly Block[] => {
  const isMatrix = (item: Item): boolean => item.question.answer.kind === 'each' && item.question.answer.of === 'path';
  return areaChapter(model, 'auth', [
    ...section(
      'Second factor, sign-on and roles per path',
      table(
        'Second factor (2F) and single sign-on (SSO) per path in use',
        [
          ['Path', 9],
          ['2F, documented', 13],
          ['2F, claimed', 10],
          ['2F, observed', 10],
          ['SSO, documented', 15],
          ['SSO, claimed', 10],
          ['SSO, observed', 10],
          ['Roles that apply', 13],
          ['Rating', 10],
        ],
        byGroup(model, groups, (path) => [matrixRow(model, path)]),
        'No path is in use.',
      ),
    ),
    ...weakestPaths(model, 'auth'),
    ...answersSection(
      model,
      'Asked across all paths',
      crossItems(model).filter((item) => item.finding.area === 'auth' && !isMatrix(item)),
    ),
    ...areaFindings(model, 'auth'),
  ]);
};

const clientRows = (model: ReportModel, path: ManagementPath): readonly Row[] => {
  const items = path.items.filter(asksVerification);
  if (items.length === 0)
    return [
      row(
        cell(strong(path.code), quiet(path.client)),
        path.profile.certificates,
        quiet(`no question of its own${path.builtOn.length > 0 ? `; built on ${list(path.builtOn)}` : ''}`),
        '',
        '',
        rated(pathResult(model, path.code).areas.tls.rating),
      ),
    ];
  return items.map((item, at) => {
    const one = answerRow(model, item);
    return row(
      at === 0 ? cell(strong(path.code), quiet(path.client)) : cell(strong(path.code)),
      at === 0 ? path.profile.certificates : quiet('as above'),
      cell(item.question.text, code(item.question.id)),
      cell(saidValue(one.claimed, false)),
      cell(
        saidValue(one.observed, one.contradiction, 'not tried'),
        proofs(one.observed?.evidence ?? []),
        one.observed?.carried ? quiet(carriedForward) : '',
      ),
      outcomeCell(one),
    );
  });
};

const isClear = (one: HopRow): boolean => (one.seen?.encryption ?? one.hop.encryption.state) === 'no';
const isUnsettled = (one: HopRow): boolean =>
  one.hop.encryption.state !== 'not-applicable' && ['unknown', 'not-stated'].includes(one.seen?.encryption ?? one.hop.encryption.state);

const seenCell = (one: HopRow, field: HopRow['differs'][number] | null): Cell =>
  one.seen === null
    ? cell(quiet('not captured'))
    : cell(
        [field === null || one.differs.includes(field) ? strong('≠ ') : '', seenWords(one.seen) || 'no detail recorded'],
        proofs(one.seen.evidence),
      );

const legTable = (
  caption: string,
  last: string,
  legs: readonly { path: ManagementPath; one: HopRow }[],
  seen: (one: HopRow) => Cell,
  say: (one: HopRow) => Piece,
  empty: string,
): Block =>
  table(
    caption,
    [
      ['Leg', 13],
      ['From, to', 23],
      ['Documented', 26],
      ['Observed', 24],
      [last, 14],
    ],
    legs.map(({ path, one }) =>
      row(code(`${path.code}/${one.hop.id}`), `${one.from.name} to ${one.to.name}`, toldWords(one), seen(one), cell(say(one))),
    ),
    empty,
  );

const legsOf = (model: ReportModel): readonly { path: ManagementPath; one: HopRow }[] =>
  model.pathsInUse.flatMap((path) => hopRows(model, path).map((one) => ({ path, one })));

export const documentVerification = (model: ReportModel, plugIns: readonly Block[]): readonly Block[] => {
  const cross = crossItems(model);
  const legs = legsOf(model);
  const trouble = legs.filter(({ one }) => isClear(one) || isUnsettled(one) || one.differs.includes('encryption'));
  const captured = legs.filter(({ one }) => one.seen?.encryption !== undefined).length;
  const chains = model.evidence.filter((one) => one.kind === 'certificate');
  return areaChapter(model, 'tls', [
    ...section(
      'Who checks whose certificate',
      table(
        'Per kind of client and endpoint',
        [
          ['Path, client', 15],
          ['Documented', 18],
          ['Asked', 25],
          ['Claimed', 14],
          ['Observed', 16],
          ['Verdict', 12],
        ],
        byGroup(model, groups, (path) => clientRows(model, path)),
        'No path is in use.',
      ),
    ),
    remarkBlock('“Not tried” is not a pass: only an observation shows what a client does with a wrong certificate.'),
    ...plugIns,
    ...answersSection(model, 'Prompts, installed certificates and interception, across all paths', cross.filter(asksVerification)),
    ...section(
      'Certificates captured',
      evidenceTable(model, chains, 'No certificate chain was captured. What the endpoints serve rests on the answers above.'),
    ),
    ...weakestPaths(model, 'tls'),
    heading(2, 'What travels in clear or is not settled'),
    paragraph(
      `${String(legs.length)} legs on the paths in use; the encryption of ${String(captured)} was captured. First contacts that only redirect are listed as well: who can answer them first can keep a session from ever being encrypted.`,
    ),
    legTable(
      'Legs in clear or not settled',
      'State',
      trouble,
      (one) => seenCell(one, 'encryption'),
      (one) => (isClear(one) ? strong('in clear') : isUnsettled(one) ? 'not settled' : 'encrypted, other than documented'),
      'Every leg is documented or observed as encrypted.',
    ),
    ...answersSection(
      model,
      'Encryption as a rule',
      cross.filter((item) => item.finding.area === 'tls' && !asksVerification(item)),
    ),
    ...areaFindings(model, 'tls'),
  ]);
};

export const documentRoles = (model: ReportModel): readonly Block[] =>
  areaChapter(model, 'roles', [
    ...section(
      'Whose roles apply',
      table(
        'Roles per path',
        [
          ['Path', 13],
          ['Roles that apply, as documented', 33],
          ['Reaches a host past vCenter', 20],
          ['Decided', 11],
          ['Verified', 11],
          ['Rating', 12],
        ],
        byGroup(model, [...groups, 'cross-cutting'], (path) => {
          const standing = pathResult(model, path.code).areas.roles;
          if (standing.questions === 0) return [];
          const counts = [
            `${String(standing.decided)} of ${String(standing.applicable)}`,
            `${String(standing.observed)} of ${String(standing.decided)}`,
          ];
          return [row(strong(path.code), path.profile.roles, path.profile.pastVcenter, ...counts, rated(standing.rating))];
        }),
        'No path in use has a question on roles.',
      ),
    ),
    remarkBlock('A person removed from vCenter keeps what the host, the card or the operating system grants.'),
    ...weakestPaths(model, 'roles'),
    ...areaFindings(model, 'roles'),
  ]);

const portUse = ({ path, documented, observed, captured }: PortUse): Piece =>
  observed
    ? documented
      ? `${path}: as documented`
      : [strong('≠ '), `${path}: observed, not documented`]
    : captured
      ? [strong('≠ '), `${path}: documented, not seen`]
      : quiet(`${path}: documented, not captured`);

export const documentExposure = (model: ReportModel): readonly Block[] => {
  const ports = portRows(model);
  const kinds = actorKinds.filter((kind) => ports.some((one) => one.on[kind]));
  return areaChapter(model, 'exposure', [
    ...section(
      'Ports and what they open on',
      table(
        'Ports, documented and observed',
        [
          ['Port', 10],
          ['On', 20],
          ['Paths', 70],
        ],
        ports.flatMap((one) =>
          kinds.flatMap((kind) => {
            const uses = one.on[kind];
            return uses ? [row(strong(String(one.port)), systemTitles[kind], cell(...uses.map(portUse)))] : [];
          }),
        ),
        'No port is documented or observed on a path in use.',
      ),
    ),
    ...section(
      'Legs that differ from the documentation',
      legTable(
        'Legs that differ',
        'Differs in',
        legsOf(model).filter(({ one }) => one.differs.length > 0),
        (one) => seenCell(one, null),
        (one) => list(one.differs.map((field) => differenceWords[field])),
        'No captured leg differs from what is documented.',
      ),
    ),
    ...weakestPaths(model, 'exposure'),
    ...areaFindings(model, 'exposure'),
  ]);
};

export const documentAvailability = (model: ReportModel): readonly Block[] =>
  areaChapter(model, 'availability', [
    ...answersSection(
      model,
      'What was asked',
      model.pathsInUse.flatMap((path) => path.items.filter((item) => item.finding.area === 'availability')),
    ),
    ...weakestPaths(model, 'availability'),
    ...areaFindings(model, 'availability'),
  ]);

/** Plug-in risk: the ranking first, then what the path-level questions say. */
export const documentPlugInRisk = (model: ReportModel, ranking: readonly Block[]): readonly Block[] =>
  areaChapter(model, 'plug-in', [
    ...ranking,
    ...answersSection(
      model,
      'What the path-level questions say',
      model.catalog.plugInQuestions.flatMap(({ question }) => model.index.itemByQuestion.get(question) ?? []),
    ),
    ...weakestPaths(model, 'plug-in'),
    ...areaFindings(model, 'plug-in'),
  ]);
