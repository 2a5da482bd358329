/** Method: the rules in plain words, one score worked out, the sources with their notes, and the identity of the document. */
import { html, nothing, said, type Markup } from '../html.ts';
import { grid } from '../columns.ts';
import { cited, rated, score, term } from '../marks.ts';
import { workOutScore } from '../model/score-sum.ts';
import type { UnreadableKey } from '../report-input.ts';
import type { ReportModel } from '../report-model.ts';
import { list, longDate, stateWords } from '../words.ts';
import { hash } from './evidence.ts';
import { auditorText, beside, chapter } from './frame.ts';
import { namedCharacters } from './named-characters.ts';
import { methodRules } from './method-rules.ts';

const worked = (model: ReportModel): Markup => {
  const sum = workOutScore(model);
  if (!sum) return nothing;
  const lines = sum.lines.map(
    (line) =>
      html`<tr>
        <th scope="row">${rated(line.severity)}</th>
        <td class="n">${line.weight}</td>
        <td class="n">${line.decided}</td>
        <td class="n">${line.decided * line.weight}</td>
        <td class="n">${line.open}</td>
        <td class="n">${line.open * line.weight}</td>
      </tr>`,
  );
  const total = (pick: 'decided' | 'open'): number => sum.lines.reduce((all, line) => all + line[pick], 0);
  return html`<h2 class="part">A score, point by point: ${sum.path.code}</h2>
    ${beside(
      html`<p>
          Decided questions weigh ${sum.decidedWeight} by their severity in the catalog. Open findings of the path itself weigh ${sum.openWeight} by
          their effective severity.
        </p>
        <p>
          100 × (1 − ${sum.openWeight} ÷ ${sum.decidedWeight}) = <strong>${score(sum.score)}</strong>${Number.isInteger(sum.score) ? '' : ', rounded'}
        </p>`,
      grid(
        'sum',
        html`<tbody>
          ${lines}
          <tr>
            <th scope="row">Total</th>
            <td></td>
            <td class="n">${total('decided')}</td>
            <td class="n"><b>${sum.decidedWeight}</b></td>
            <td class="n">${total('open')}</td>
            <td class="n"><b>${sum.openWeight}</b></td>
          </tr>
        </tbody>`,
      ),
    )}`;
};

const sources = (model: ReportModel): Markup =>
  html`<h2 class="part">Sources and remarks on them</h2>
    ${beside(
      html`<p>Catalog “${model.catalog.title}”. Remarks (N) are cited beside the legs and facts they concern.</p>`,
      html`<dl class="prof small">${model.catalog.sources.map((source) => term(source.title, source.detail))}</dl>`,
    )}
    <dl class="prof small nn">${model.catalog.notes.map((note) => term(note.id, cited(model, note.text)))}</dl>`;

const madeFrom = (model: ReportModel): Markup => {
  const { copiedFrom } = model.assessment.details;
  return copiedFrom ? term('Carried forward from', html`${said(copiedFrom.title)} (<code>${said(copiedFrom.id)}</code>)`) : nothing;
};

/** Said rather than left out: without the key nobody can compare a sealed bundle with this report. */
export const noKeyNamed = ({ unreadable }: UnreadableKey): string =>
  `The auditor’s signing key could not be read when this report was made, so it names none and no sealed bundle can be compared with it. ${unreadable} Then make the report again.`;

/** In groups of four, to be read out and compared. */
const signingKey = ({ signer }: ReportModel): Markup => {
  if (signer === null) return nothing;
  if ('unreadable' in signer) return term('Signing key', html`${noKeyNamed(signer)}`);
  return term(
    'Signing key',
    html`${signer.name === '' ? nothing : html`${said(signer.name)}, `}Ed25519, fingerprint (SHA-256)<br /><span class="hash"
        >${(signer.fingerprint.match(/.{4}/g) ?? []).join(' ')}</span
      ><br />public key<br /><span class="hash">${signer.publicKey}</span><br />A sealed bundle of this assessment that bears another key is not the
      auditor’s.`,
  );
};

/** Where they show as boxes or not at all, this list still says what was recorded. */
const otherCharacters = (model: ReportModel): Markup =>
  model.beyondTypefaces.length === 0
    ? nothing
    : term(
        'Other scripts',
        html`Recorded characters that the embedded typefaces lack; they are set in those of the machine that prints or shows this:
        ${namedCharacters(model)}`,
      );

const identity = (model: ReportModel): Markup => {
  const questions = model.index.items.length;
  return html`<div class="whole">
    <h2 class="part">Identity of this document</h2>
    ${beside(
      html`<p>
        The hash is taken over catalog edition and version, everything recorded in the assessment, the evaluation date and the program version. The
        same inputs give the same bytes.
      </p>`,
      html`<dl class="prof">
        ${term('Catalog', `edition ${model.catalog.edition}, version ${model.catalog.version}, ${String(questions)} questions on ${String(model.catalog.paths.length)} path codes`)}${term('Evaluated on', longDate(model.result.evaluatedOn))}${term('State', stateWords[model.assessment.details.state])}${madeFrom(model)}${term('Program', `Postern ${model.programVersion}`)}${term('Document hash', hash(model.documentHash))}${otherCharacters(model)}${model.issue ? term('Issue', html`${model.issue.revision}, of ${longDate(model.issue.at.slice(0, 10))}`) : nothing}${signingKey(model)}
      </dl>`,
    )}
  </div>`;
};

export const renderMethod = (model: ReportModel): Markup => {
  const platform = model.catalog.platform.map((rule) => `${list(rule.questions)} (${rule.host})`).join('; ');
  return chapter(
    model,
    's-method',
    html`${auditorText(model, 'method')}
      <div class="rules">
        ${methodRules(model, platform).map(
          ([title, text]) =>
            html`<div>
              <h2 class="subhead">${title}</h2>
              <p>${cited(model, text)}</p>
            </div>`,
        )}
      </div>
      ${worked(model)}${sources(model)}${identity(model)}`,
  );
};
