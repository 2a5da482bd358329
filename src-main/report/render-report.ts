/**
 * A report as one self-contained HTML document: read on a phone, on a wide screen, and printed. It runs no script, loads
 * nothing, and says so to the browser in its content security policy. The same input gives the same bytes.
 */
import { shortHash } from '#core/words/figures.ts';
import { fontFaces } from './fonts.ts';
import { symbols } from './figures/symbols.ts';
import { html, nothing, said, showHidden, trustMarkup, type Markup } from './html.ts';
import type { ReportInput } from './report-input.ts';
import { createReportModel, type ReportModel } from './report-model.ts';
import { renderAuthentication } from './sections/authentication.ts';
import { renderAvailability } from './sections/availability.ts';
import { renderCertificateVerification } from './sections/certificate-verification.ts';
import { renderChangedFindings, renderChangedRecords, renderChanges } from './sections/changes.ts';
import { renderContents } from './sections/contents.ts';
import { renderContradictions } from './sections/contradictions.ts';
import { renderCover } from './sections/cover.ts';
import { renderEstateMap } from './sections/estate-map.ts';
import { renderEvidence } from './sections/evidence.ts';
import { renderExposure } from './sections/exposure.ts';
import { renderForms } from './sections/forms.ts';
import { renderGaps } from './sections/gaps.ts';
import { renderHeatMap } from './sections/heat-map.ts';
import { renderMethod } from './sections/method.ts';
import { renderPaths } from './sections/path.ts';
import { renderPlan } from './sections/plan.ts';
import { renderPlugInRegister } from './sections/plug-in-register.ts';
import { renderPlugInRisk } from './sections/plug-in-risk.ts';
import { renderRoles } from './sections/roles.ts';
import { renderSummary } from './sections/summary.ts';
import { renderTasks } from './sections/tasks.ts';
import { keysOf } from './model/chapters.ts';
import { hasContents, isForm, kindOf, kindTitles, type AnyChapterKey } from './model/kinds.ts';
import { baseStyles } from './styles/base.ts';
import { figureStyles } from './styles/figures.ts';
import { layoutStyles, screenStyles } from './styles/layout.ts';
import { printStyles } from './styles/print.ts';
import { stateWords } from './words.ts';

export type { OptionalSection, ReportInput, ReportOptions } from './report-input.ts';

/** Every chapter has a renderer; a new one without does not compile. */
const renderers: Readonly<Record<AnyChapterKey, (model: ReportModel) => Markup>> = {
  summary: renderSummary,
  'heat-map': renderHeatMap,
  'estate-map': renderEstateMap,
  auth: renderAuthentication,
  tls: renderCertificateVerification,
  'plug-in': renderPlugInRisk,
  roles: renderRoles,
  exposure: renderExposure,
  availability: renderAvailability,
  paths: renderPaths,
  plan: renderPlan,
  contradictions: renderContradictions,
  gaps: renderGaps,
  'plug-ins': renderPlugInRegister,
  evidence: renderEvidence,
  method: renderMethod,
  tasks: renderTasks,
  changes: renderChanges,
  'changed-findings': renderChangedFindings,
  'changed-records': renderChangedRecords,
  forms: renderForms,
};

/** DRAFT in plain strokes: a drawing, so that the word is not read out or found once per page. */
const watermark = html`<svg viewBox="0 0 520 170" aria-hidden="true">
  <path
    transform="rotate(-8 260 85)"
    d="M20 130V40h24q36 0 36 45t-36 45zM118 130V40h30q24 0 24 23t-24 23h-30M148 86l28 44M214 130l36 -90 36 90M228 102h44M330 130V40h56M330 84h44M420 40h76M458 40v90"
  />
</svg>`;

const draft = (model: ReportModel): Markup => {
  const { state } = model.assessment.details;
  return state === 'issued'
    ? nothing
    : html`<div class="draft" aria-hidden="true" data-state="${stateWords[state]}: not issued, may still change">${watermark}</div>`;
};

const renderBody = (model: ReportModel): Markup => {
  const sections = keysOf(model.options).map((key) => renderers[key](model));
  return html`${symbols}${isForm(model.options) ? nothing : draft(model)}
    <div class="bar"><span>${said(model.assessment.details.title)}</span><a href="#contents">Contents</a></div>
    <div class="page${hasContents(model.options) ? '' : ' brief'}">
      ${renderCover(model)}${renderContents(model)}
      <main>${sections}</main>
    </div>`;
};

const renderStyles = (input: ReportInput, model: ReportModel): string => {
  const { state, title } = model.assessment.details;
  const foot = isForm(input.options)
    ? `${kindTitles[kindOf(input.options)]}. Catalog ${model.catalog.edition} ${model.catalog.version}`
    : `${state === 'issued' ? 'Confidential.' : `${stateWords[state]}, not issued. Confidential.`} Document ${shortHash(model.documentHash)}`;
  const print = { paper: input.options.paper, accent: model.look.accent, title: showHidden(title), foot, chapters: model.chapters };
  return [baseStyles, figureStyles, layoutStyles, printStyles(print), screenStyles(model.chapters)].join('');
};

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Base64 of bytes given as hex digits, for the hash of the style sheet in the policy. */
export const hexToBase64 = (hex: string): string => {
  let out = '';
  for (let at = 0; at < hex.length; at += 6) {
    const group = hex.slice(at, at + 6);
    const bits = Number.parseInt(group.padEnd(6, '0'), 16);
    const letters = [18, 12, 6, 0].map((shift) => alphabet[(bits >> shift) & 63] ?? '').join('');
    out += letters.slice(0, 1 + group.length / 2).padEnd(4, '=');
  }
  return out;
};

/** The whole report. What is missing in the input is said in words; only a colour that is none makes it throw (`styles/print.ts`). */
export const renderReport = (input: ReportInput): string => {
  const model = createReportModel(input);
  const body = renderBody(model);
  const { title, client } = model.assessment.details;
  // Two style sheets, so that the typefaces need not be hashed again with every change.
  const typefaces = fontFaces([body.source, title], input.fonts, input.sha256);
  const styles = renderStyles(input, model);
  const hashes = [typefaces.sha256, input.sha256(styles)].map((hash) => `'sha256-${hexToBase64(hash)}'`).join(' ');
  const policy = `default-src 'none'; style-src ${hashes}; font-src data:; img-src data:; base-uri 'none'; form-action 'none'`;
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <meta name="referrer" content="no-referrer" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="generator" content="Postern ${model.programVersion}" />
        <meta name="description" content="${`Management path assessment${client === undefined ? '' : ` of ${client}`}`}" />
        <title>${kindOf(input.options) === 'full' ? title : `${kindTitles[kindOf(input.options)]}: ${title}`}</title>
        ${trustMarkup(`<style>${typefaces.css}</style><style>${styles}</style>`)}
      </head>
      <body>
        ${body}
      </body>
    </html>`;
  return `${page.source}\n`;
};
