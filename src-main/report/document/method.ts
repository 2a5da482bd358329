/** Method as plain structure: the rules, one score worked out, the sources, and the identity of the document. */
import type { Block, Line } from '#core/document/document.ts';
import { workOutScore } from '../model/score-sum.ts';
import type { ReportModel } from '../report-model.ts';
import { noKeyNamed } from '../sections/method.ts';
import { methodRules } from '../sections/method-rules.ts';
import { list, longDate, scoreText, stateWords } from '../words.ts';
import { auditorText, bullets, code, heading, line, paragraph, row, strong, table, term } from './parts.ts';

const worked = (model: ReportModel): readonly Block[] => {
  const sum = workOutScore(model);
  if (!sum) return [];
  const lines = sum.lines.map((one) =>
    row(one.severity, String(one.weight), String(one.decided), String(one.decided * one.weight), String(one.open), String(one.open * one.weight)),
  );
  return [
    heading(2, `A score, point by point: ${sum.path.code}`),
    paragraph(
      `Decided questions weigh ${String(sum.decidedWeight)} by their severity in the catalog. Open findings of the path itself weigh ${String(sum.openWeight)} by their effective severity. 100 × (1 − ${String(sum.openWeight)} ÷ ${String(sum.decidedWeight)}) = `,
      strong(scoreText(sum.score)),
      Number.isInteger(sum.score) ? '.' : ', rounded.',
    ),
    table(
      'The sum behind the score',
      [
        ['Severity', 20],
        ['Weight', 12],
        ['Decided questions', 20],
        ['their weight', 14],
        ['Open findings', 20],
        ['their weight', 14],
      ],
      lines,
      '',
    ),
  ];
};

/** Whose key it is and its fingerprint in groups of four, to be read out and compared; or why none can be named. */
export const keyText = (signer: NonNullable<ReportModel['signer']>): string =>
  'unreadable' in signer
    ? noKeyNamed(signer)
    : `${signer.name === '' ? '' : `${signer.name}, `}Ed25519, fingerprint (SHA-256) ${(signer.fingerprint.match(/.{4}/g) ?? []).join(' ')}`;

const signingKey = ({ signer }: ReportModel): readonly Line[] => {
  if (signer === null) return [];
  if ('unreadable' in signer) return term('Signing key', keyText(signer));
  return [
    ...term('Signing key', keyText(signer)),
    ...term('Public key', code(signer.publicKey)),
    line('A sealed bundle of this assessment that bears another key is not the auditor’s.'),
  ];
};

export const documentMethod = (model: ReportModel): readonly Block[] => {
  const { catalog, assessment, result } = model;
  const platform = catalog.platform.map((rule) => `${list(rule.questions)} (${rule.host})`).join('; ');
  const { copiedFrom } = assessment.details;
  return [
    ...auditorText(model, 'method'),
    heading(2, 'Rules of the evaluation'),
    ...bullets(methodRules(model, platform).map(([title, text]) => line(strong(`${title}. `), text))),
    ...worked(model),
    heading(2, 'Sources and remarks on them'),
    paragraph(`Catalog “${catalog.title}”. Remarks (N) are cited beside the legs and facts they concern.`),
    ...bullets([
      ...catalog.sources.flatMap((source) => term(source.title, source.detail)),
      ...catalog.notes.flatMap((note) => term(note.id, note.text)),
    ]),
    heading(2, 'Identity of this document'),
    paragraph(
      'The hash is taken over catalog edition and version, everything recorded in the assessment, the evaluation date and the program version; the PDF and HTML reports of the same state carry the same hash.',
    ),
    ...bullets([
      ...term(
        'Catalog',
        `edition ${catalog.edition}, version ${catalog.version}, ${String(model.index.items.length)} questions on ${String(catalog.paths.length)} path codes`,
      ),
      ...term('Evaluated on', longDate(result.evaluatedOn)),
      ...term('State', stateWords[assessment.details.state]),
      ...(copiedFrom ? term('Carried forward from', [`${copiedFrom.title} (`, code(copiedFrom.id), ')']) : []),
      ...term('Program', `Postern ${model.programVersion}`),
      ...term('Document hash', code(model.documentHash)),
      ...(model.issue ? term('Issue', `${String(model.issue.revision)}, of ${longDate(model.issue.at.slice(0, 10))}`) : []),
      ...signingKey(model),
    ]),
  ];
};
