import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, it } from 'vitest';
import { itemsOf } from '#core/catalog/find-in-catalog.ts';
import { evaluate } from '#core/evaluation/evaluate.ts';
import { printPolicy } from '#hosts/content-policy.ts';
import { printPdf } from '#printing/print-pdf.ts';
import { renderReport, type ReportInput, type ReportOptions } from '#report/render-report.ts';
import { vi4 } from '../catalog.ts';
import { fillEveryField } from './every-field.ts';
import { barelyBegun, createInput, fonts, fullAssessment, withLongTexts } from './fixture.ts';
import { idsOf, linksOf, visibleText } from './read-html.ts';
import { smallCatalog } from './small-catalog.ts';

const full = fullAssessment(vi4);
const earlier = {
  ...full,
  details: { ...full.details, title: 'Kestrel Freight, vCenter 2025', evaluatedOn: '2025-11-23' },
  answers: {},
  observations: {},
};
const kinds: readonly Partial<ReportOptions>[] = [
  { kind: 'executive' },
  { kind: 'findings' },
  { kind: 'findings', owner: 'L. Amstad, network' },
  { kind: 'findings', finding: 'F-SSH-06' },
  { kind: 'delta' },
  { kind: 'questionnaire' },
  { kind: 'checklist', wholeEdition: true },
];
const inputOf = (options: Partial<ReportOptions>, assessment = full): ReportInput =>
  createInput(vi4, assessment, {
    options: { paper: 'A4', without: [], ...options },
    earlier: { catalog: vi4, assessment: earlier, result: evaluate(vi4, earlier, '2025-11-23') },
  });

describe.each(kinds)('a report of the kind %o', (options) => {
  const html = renderReport(inputOf(options));
  it('links only to places that it has, and has no id twice', () => {
    const ids = idsOf(html);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
    expect(linksOf(html).filter((link) => !ids.includes(link.slice(1)))).toEqual([]);
  });
  it('runs nothing, fetches nothing, and can be made of an assessment barely begun', () => {
    const markup = html.replace(/<style>[^]*<\/style>/, '');
    expect(markup).not.toMatch(/<(?:script|iframe|object|link|img|form|base)\b/i);
    expect(markup).not.toMatch(/ (?:style|on[a-z]+|src)=/i);
    expect(visibleText(renderReport(inputOf(options, barelyBegun(vi4))))).not.toMatch(/undefined|NaN|\[object/);
    expect(visibleText(html)).not.toMatch(/undefined|NaN|\[object/);
  });
});

describe('the executive summary', () => {
  const words = (of: typeof full, most: number) => ({
    ...of,
    texts: { summary: 'One paragraph of the summary. '.repeat(most / 30), 'heat-map': 'What the map says at a glance. '.repeat(40) },
  });
  it.each(
    (['A4', 'Letter'] as const).flatMap((paper) => [
      ['a full assessment', paper, full] as const,
      ['very long texts', paper, withLongTexts(full, 200)] as const,
      ['as many own words as it takes, on the map too', paper, words(full, 2_580)] as const,
      ['an assessment barely begun, with own words', paper, words(barelyBegun(vi4), 2_580)] as const,
    ]),
  )(
    'of %s has four pages at most on %s',
    async (_, paper, assessment) => {
      const html = renderReport({ ...inputOf({ kind: 'executive', paper }, assessment), fonts });
      const bytes = await printPdf(html, { paper, policy: printPolicy });
      const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
      expect(pdf.numPages).toBeLessThanOrEqual(4);
      expect(pdf.numPages).toBeGreaterThan(2);
    },
    60_000,
  );
  it('says so where it shortens the auditor’s words', () => {
    const words = 'Shortened here; the full report has the rest.';
    expect(visibleText(renderReport(inputOf({ kind: 'executive' }, withLongTexts(full, 200))))).toContain(words);
    expect(visibleText(renderReport(inputOf({ kind: 'executive' })))).not.toContain(words);
    expect(visibleText(renderReport(inputOf({}, withLongTexts(full, 200))))).not.toContain(words);
  });
});

describe('findings to mend', () => {
  const found = (options: Partial<ReportOptions>): readonly string[] =>
    idsOf(renderReport(inputOf({ kind: 'findings', ...options }))).filter((id) => id.startsWith('F-'));
  it('are those of the owner, the one that was asked for, or all that stand open', () => {
    const plans = Object.entries(full.remediation);
    const raised = new Set(evaluate(vi4, full, '2026-11-23').findings.map((finding) => finding.id));
    const mine = plans.filter(([id, plan]) => plan.owner === 'L. Amstad, network' && raised.has(id)).map(([id]) => id);
    expect(mine.length).toBeGreaterThan(3);
    expect([...found({ owner: 'L. Amstad, network' })].sort()).toEqual([...mine].sort());
    expect(found({ finding: mine[0] ?? '' })).toEqual([mine[0]]);
    expect(found({}).length).toBeGreaterThan(mine.length);
    expect(found({ owner: 'nobody' })).toEqual([]);
  });
});

describe('what changed', () => {
  it('names both assessments and counts as the comparison does', () => {
    const text = visibleText(renderReport(inputOf({ kind: 'delta' })));
    expect(text).toContain('Kestrel Freight, vCenter 2025');
    expect(text).toMatch(/Not known before \(\d+\)/);
  });
  it('says in words why there is nothing to compare', () => {
    const { earlier: _none, ...alone } = inputOf({ kind: 'delta' });
    expect(visibleText(renderReport(alone))).toContain('No earlier assessment was named to compare with.');
    const other = createInput(smallCatalog, fillEveryField().assessment, { options: { paper: 'A4', without: [], kind: 'delta' } });
    expect(visibleText(renderReport({ ...other, earlier: { catalog: vi4, assessment: full, result: evaluate(vi4, full, '2026-11-23') } }))).toContain(
      'choose an assessment of the same edition',
    );
  });
});

describe('forms for paper', () => {
  const items = itemsOf(vi4);
  it('hold every question of the paths in use, or of the whole edition', () => {
    const some = visibleText(renderReport(inputOf({ kind: 'questionnaire' })));
    const all = visibleText(renderReport(inputOf({ kind: 'questionnaire', wholeEdition: true })));
    expect(items.filter((item) => !all.includes(item.question.text)).map((item) => item.question.id)).toEqual([]);
    expect(some).not.toContain('Q-LCM-01');
    expect(all.length).toBeGreaterThan(some.length);
    const checks = visibleText(renderReport(inputOf({ kind: 'checklist', wholeEdition: true })));
    expect(items.filter((item) => !checks.includes(item.check.text) || !checks.includes(item.check.id))).toEqual([]);
  });
  it('have a box for every option and for not knowing', () => {
    const html = renderReport(inputOf({ kind: 'questionnaire', wholeEdition: true }));
    expect(html.match(/<i class=box>/g)?.length).toBeGreaterThan(items.length * 4);
    expect(html.match(/unknown/g)?.length).toBeGreaterThanOrEqual(items.length);
  });
  it('show nothing that was recorded, but for what stands on the cover', () => {
    const { assessment, marks } = fillEveryField();
    const cover = ['title', 'client', 'site', 'team', 'host'];
    const recorded = marks.filter((mark) => !cover.some((word) => mark.endsWith(` ${word}`)));
    expect(recorded.length).toBeGreaterThan(100);
    for (const kind of ['questionnaire', 'checklist'] as const) {
      const html = renderReport(createInput(smallCatalog, assessment, { options: { paper: 'A4', without: [], kind } }));
      expect(recorded.filter((mark) => new RegExp(`${mark}(?!\\d)`).test(visibleText(html)))).toEqual([]);
    }
  });
});

describe('the look of the auditor’s house', () => {
  const look = { logo: 'iVBORw0KGgo=', accent: '#0c5467' };
  it('is on the cover as a picture inside the file, and in the colour of rules', () => {
    const html = renderReport({ ...inputOf({}), look });
    expect(html).toContain('src="data:image/png;base64,iVBORw0KGgo="');
    expect(html).toContain(':root{--accent:#0c5467}');
    expect(renderReport(inputOf({}))).not.toContain('<img');
  });
  it.each(['red', '#fff', '#0c5467}*{display:none', '#0c5467;', ' #0c5467', '#0c546g', '</style><script>'])(
    'takes the colour %j for none, with a sentence, however it came past the door',
    (accent) => {
      expect(() => renderReport({ ...inputOf({}), look: { logo: null, accent } })).toThrow(/^The colour for reports is .* Choose it again/);
    },
  );
});
