/** What changed since an earlier assessment: figures, every finding on both sides, then answers, plug-ins, legs and scope. */
import { areas } from '#core/catalog/catalog.ts';
import { findingChanges, type ComparedFigure, type Comparison, type FindingSide } from '#core/comparison/comparison.ts';
import { catalogWords, findingWords, hopWords, plugInWords } from '#core/words/changes.ts';
import type { QuestionResult } from '#core/evaluation/result.ts';
import { grid, groupRows, rows } from '../columns.ts';
import { html, nothing, said, type Markup, type Part } from '../html.ts';
import { rated, score } from '../marks.ts';
import {
  absentWords,
  changeRemarks,
  changeTitle,
  directions,
  mainChanges,
  otherChanges,
  sayQuestionChanges,
  scopeWords,
} from '../model/change-words.ts';
import { seenWords } from '../model/hop-rows.ts';
import type { ReportModel } from '../report-model.ts';
import { areaTitles, areaWords, basisWords, longDate, valueText } from '../words.ts';
import { beside, chapter, empty } from './frame.ts';

const quiet = (text: string): Markup => html`<small class="q">${text}</small>`;

/** Runs a chapter on the comparison, or says why there is none. */
const compared = (model: ReportModel, id: string, body: (comparison: Comparison) => Part): Markup => {
  const { comparison } = model;
  if (comparison === null) return chapter(model, id, empty('No earlier assessment was named to compare with.'));
  return chapter(model, id, comparison.ok ? body(comparison.value) : empty(comparison.sentence));
};

const figureRow = (title: Part, { before, after, direction }: ComparedFigure): Markup =>
  html`<tr>
    <th scope="row">${title}</th>
    <td>${before ? rated(before.rating) : quiet('not in the catalog')}</td>
    <td>${after ? rated(after.rating) : quiet('not in the catalog')}</td>
    <td class="n">${score(before?.score ?? null)}</td>
    <td class="n">${score(after?.score ?? null)}</td>
    <td>${direction === 'worse' ? html`<span class="alert">worse</span>` : directions[direction]}</td>
  </tr>`;

const counts = ({ counts: of }: Comparison): Markup => {
  return html`<div class="figures">
    ${mainChanges.map(
      ([change, words]) =>
        html`<div>
          <p class="big">${of[change]}</p>
          <p>${findingWords[change]}: ${words}</p>
        </div>`,
    )}
  </div>`;
};

export const renderChanges = (model: ReportModel): Markup =>
  compared(model, 's-changes', (comparison) => {
    const { before, after } = comparison;
    return html`${counts(comparison)}${beside(
        html`<p>${otherChanges(comparison)}</p>`,
        html`<p class="lead">
            “${said(after.title)}”, as of ${longDate(after.evaluatedOn)}, against “${said(before.title)}”, as of ${longDate(before.evaluatedOn)}.
          </p>
          <p>${changeRemarks(comparison).join(' ')}</p>`,
      )}
      <h2 class="part">Ratings and scores, before and now</h2>
      ${grid('figs', [
        rows([figureRow('The whole', comparison.overall)]),
        groupRows(
          'Areas',
          6,
          areas.map((area) => figureRow(areaTitles[area], comparison.areas[area])),
        ),
        groupRows(
          'Paths',
          6,
          comparison.paths.map((path) => figureRow(html`<span class="code">${path.path}</span> <small>${path.name}</small>`, path)),
        ),
      ])}`;
  });

const sideCell = (model: ReportModel, { finding, question }: FindingSide): Markup => {
  const item = question === null ? undefined : model.index.itemByQuestion.get(question.question);
  const value =
    question?.applicable && question.effective !== null && item
      ? html`<br />${said(valueText(item.question.answer, question.effective))}
          <small
            >${question.basis ? basisWords[question.basis] : nothing}${question.toReverify ? ', carried forward, to be verified again' : nothing}</small
          >`
      : nothing;
  const head = finding
    ? html`${rated(finding.severity)}${finding.state === 'accepted' ? quiet(' accepted') : nothing}`
    : quiet(absentWords(question));
  return html`${head}${value}`;
};

/** Said once where both sides are alike: the eye looks for what differs. */
const bothSides = (before: Markup, after: Markup): Markup =>
  html`<td>${before}</td>
    <td>${before.source === after.source ? quiet('as before') : after}</td>`;

export const renderChangedFindings = (model: ReportModel): Markup =>
  compared(model, 's-changed-findings', ({ findings }) => {
    const groups = findingChanges.flatMap((change) => {
      const of = findings.filter((one) => one.change === change);
      return of.length === 0
        ? []
        : [
            groupRows(
              changeTitle(change, of.length),
              4,
              of.map(
                (one) =>
                  html`<tr>
                    <th scope="row"><code>${one.id}</code></th>
                    <td>${one.title} <small>${areaWords[one.area]}</small></td>
                    ${bothSides(sideCell(model, one.before), sideCell(model, one.after))}
                  </tr>`,
              ),
            ),
          ];
    });
    return groups.length === 0 ? empty('No finding stands on either side.') : grid('chg', groups);
  });

const wasRow = (what: Part, field: Part, before: Part, after: Part): Markup =>
  html`<tr>
    <th scope="row">${what}</th>
    <td>${field}</td>
    <td>${before}</td>
    <td>${after}</td>
  </tr>`;

const part = (title: string, lines: readonly Markup[], none: string): Markup =>
  html`<h2 class="part${lines.length === 0 ? ' with' : ''}">${title}</h2>
    ${lines.length === 0 ? empty(none) : grid('was', rows(lines))}`;

const orNothing = (text: string | null): Part => (text === null || text === '' ? quiet('nothing') : said(text));

const plugInLines = (model: ReportModel, { plugIns }: Comparison): readonly Markup[] =>
  plugIns.flatMap((one) => {
    const sayFact = (of: (typeof one.questions)[number], which: 'before' | 'after'): Part => {
      const form = model.index.itemByQuestion.get(of.question)?.question.answer;
      const [value, basis] = [of[which], of.bases[which]];
      return value === null || !form
        ? quiet('nothing said')
        : html`${said(valueText(form, value))}${basis ? html` <small>${basisWords[basis]}</small>` : nothing}`;
    };
    return [
      wasRow(
        said(one.name),
        `rating (${plugInWords[one.kind]})`,
        one.before ? rated(one.before.rating) : quiet('not recorded'),
        one.after ? rated(one.after.rating) : quiet('not recorded'),
      ),
      ...one.fields.map((field) => wasRow(said(one.name), field.field, orNothing(field.before), orNothing(field.after))),
      ...one.questions.map((fact) =>
        wasRow(
          said(one.name),
          model.catalog.plugInQuestions.find(({ question }) => question === fact.question)?.label ?? fact.question,
          sayFact(fact, 'before'),
          sayFact(fact, 'after'),
        ),
      ),
    ];
  });

const questionLines = (model: ReportModel, { questions }: Comparison): readonly Markup[] =>
  questions.map((one) => {
    const item = model.index.itemByQuestion.get(one.question);
    const say = (side: QuestionResult): Part =>
      side.effective !== null && item && side.applicable
        ? html`${said(valueText(item.question.answer, side.effective))} <small>${side.basis ? basisWords[side.basis] : nothing}</small>`
        : quiet(absentWords(side));
    return wasRow(
      html`<code>${one.question}</code>`,
      html`${item?.question.text ?? nothing} <small>${sayQuestionChanges(one.changes)}</small>`,
      say(one.before),
      say(one.after),
    );
  });

export const renderChangedRecords = (model: ReportModel): Markup =>
  compared(
    model,
    's-changed-records',
    (comparison) =>
      html`${part('Answers', questionLines(model, comparison), 'No answer and no observation differs.')}${part(
        'Plug-ins',
        plugInLines(model, comparison),
        'No plug-in came, went or changed.',
      )}${part(
        'Captured legs',
        comparison.hops.map((hop) =>
          wasRow(
            html`<span class="code">${hop.path}</span> <code>${hop.hop}</code>`,
            hopWords[hop.kind],
            orNothing(hop.before && seenWords(hop.before)),
            orNothing(hop.after && seenWords(hop.after)),
          ),
        ),
        'No leg was seen otherwise.',
      )}${part(
        'Scope',
        comparison.scope.map((one) => wasRow(html`<span class="code">${one.path}</span>`, 'in use', scopeWords(one.before), scopeWords(one.after))),
        'The scope is the same.',
      )}${part(
        'Catalog',
        comparison.catalog.flatMap((one) =>
          one.fields.length === 0
            ? [wasRow(html`<code>${one.id}</code>`, catalogWords[one.kind], nothing, nothing)]
            : one.fields.map((field) =>
                wasRow(html`<code>${one.id}</code>`, `${field.field}, ${catalogWords[one.kind]}`, orNothing(field.before), orNothing(field.after)),
              ),
        ),
        'Both assessments use the same wording.',
      )}`,
  );
