import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { evaluate } from '#core/evaluation/evaluate.ts';
import { documentText } from '#report/canonical.ts';
import { columns } from '#report/columns.ts';
import { reportFonts } from '#report/fonts.ts';
import { workOutScore } from '#report/model/score-sum.ts';
import { createReportModel } from '#report/report-model.ts';
import { hexToBase64, renderReport, type OptionalSection } from '#report/render-report.ts';
import { vi4 } from '../catalog.ts';
import { fillEveryField } from './every-field.ts';
import { barelyBegun, createInput, fonts, fullAssessment, sha256, withLongTexts } from './fixture.ts';
import { idsOf, linksOf, visibleText } from './read-html.ts';
import { smallCatalog } from './small-catalog.ts';

const full = fullAssessment(vi4);
const fullInput = createInput(vi4, full);
const fullHtml = renderReport(fullInput);
const small = fillEveryField().assessment;

const cases = [
  ['a full assessment', fullHtml],
  ['an assessment barely begun', renderReport(createInput(vi4, barelyBegun(vi4)))],
  ['every field filled', renderReport(createInput(smallCatalog, small))],
  ['very long texts', renderReport(createInput(vi4, withLongTexts(full, 200)))],
] as const;

describe.each(cases)('the report of %s', (_, html) => {
  it('has links only to places that exist, and no id twice', () => {
    const ids = idsOf(html);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
    const known = new Set(ids.map((id) => `#${id}`));
    expect(linksOf(html).filter((link) => !known.has(link))).toEqual([]);
  });

  it('is one file: no script, no remote resource, no inline style, and a policy that says so', () => {
    const markup = html.replace(/<style>[^]*<\/style>/, '');
    expect(markup).not.toMatch(/<(?:script|iframe|object|embed|link|img|form|base)\b/i);
    expect(markup).not.toMatch(/ (?:style|on[a-z]+|src|srcset|action)=/i);
    expect(html).not.toMatch(/(?:url\(|href=["']?)(?:https?:|\/\/|file:)/i);
    expect(html).toContain('default-src &#39;none&#39;');
    const sheets = [...html.matchAll(/<style>([^]*?)<\/style>/g)].map(
      ([, css = '']) => `&#39;sha256-${createHash('sha256').update(css).digest('base64')}&#39;`,
    );
    expect(html).toContain(`style-src ${sheets.join(' ')};`);
  });

  it('names its language, its title and its sections in order', () => {
    expect(html).toMatch(/^<!doctype html><html lang=en>/);
    expect(html).toMatch(/<title>[^<]+<\/title>/);
    const numbers = [...html.matchAll(/<h1><span class=no>(\d+) <\/span>/g)].map((match) => Number(match[1]));
    expect(numbers).toEqual(numbers.map((_number, at) => at + 1));
    expect(numbers).toHaveLength(16);
  });

  it('gives every drawing and every lone mark a name', () => {
    const drawings = [...html.matchAll(/<svg[^>]*>/g)].map(([tag]) => tag);
    expect(drawings.filter((tag) => !/aria-label="[^"]+"|aria-hidden=true/.test(tag))).toEqual([]);
    expect([...html.matchAll(/<b class="k[^>]*>/g)].filter(([tag]) => !/aria-label="[^"]+"|aria-hidden=true/.test(tag))).toEqual([]);
  });

  it('holds nothing that was not turned into words', () => {
    expect(visibleText(html)).not.toMatch(/\bundefined\b|\bNaN\b|\[object|\bnull\b/);
  });
});

describe('a report', () => {
  it('is the same to the byte for the same input', () => {
    expect(renderReport(createInput(vi4, fullAssessment(vi4)))).toBe(fullHtml);
  });

  it('has a document hash over catalog, assessment, date and program, whatever the order of recording', () => {
    const turned = { ...full, answers: Object.fromEntries(Object.entries(full.answers).reverse()) };
    const hash = sha256(documentText(vi4, full, '2026-11-23', '1.0.0'));
    expect(sha256(documentText(vi4, turned, '2026-11-23', '1.0.0'))).toBe(hash);
    expect(visibleText(fullHtml).replaceAll(' ', '')).toContain(hash);
    for (const other of [
      documentText({ ...vi4, version: '9' }, full, '2026-11-23', '1.0.0'),
      documentText(vi4, { ...full, edition: 'x' }, '2026-11-23', '1.0.0'),
      documentText(vi4, full, '2026-11-24', '1.0.0'),
      documentText(vi4, full, '2026-11-23', '1.0.1'),
    ]) {
      expect(sha256(other)).not.toBe(hash);
    }
  });

  it('is marked as a draft until it is issued', () => {
    const render = (state: 'draft' | 'in-review' | 'issued'): string =>
      renderReport(createInput(smallCatalog, { ...small, details: { ...small.details, state } }));
    expect(render('draft')).toContain('class=draft');
    expect(render('in-review')).toContain('In review: not issued');
    expect(render('issued')).not.toContain('class=draft');
  });

  it('says which sections were left out by choice, and links to none of them', () => {
    const without: readonly OptionalSection[] = ['estate-map', 'roles', 'exposure', 'availability', 'paths', 'plug-ins', 'evidence'];
    const html = renderReport({ ...fullInput, options: { paper: 'Letter', without } });
    expect(visibleText(html)).toContain(
      'Left out of this copy by choice: Estate map, Roles, Exposure, Availability, Management paths, Plug-in register and Evidence.',
    );
    const ids = new Set(idsOf(html));
    expect(linksOf(html).filter((link) => !ids.has(link.slice(1)))).toEqual([]);
    expect(ids.has('s-contradictions') && ids.has('s-gaps') && ids.has('s-method')).toBe(true);
    expect(html).toContain('size:Letter');
  });

  it('works out one score in sums that add up to the result', () => {
    const sum = workOutScore(createReportModel(fullInput));
    expect(sum).not.toBeNull();
    expect(sum?.lines.reduce((all, line) => all + line.decided * line.weight, 0)).toBe(sum?.decidedWeight);
    expect(sum?.lines.reduce((all, line) => all + line.open * line.weight, 0)).toBe(sum?.openWeight);
    expect(sum?.score).toBeCloseTo(100 * (1 - (sum?.openWeight ?? 0) / (sum?.decidedWeight ?? 1)));
  });

  it('lists an accepted risk whose time is over first, as open again', () => {
    const text = visibleText(fullHtml);
    const risks = text.slice(text.indexOf('Accepted risks Finding'));
    expect(risks.indexOf('31 Oct 2026 open again')).toBeGreaterThan(0);
    expect(risks.indexOf('31 Oct 2026 open again')).toBeLessThan(risks.indexOf('31 Mar 2027'));
  });

  it('ranks plug-ins worst first, disabled ones last', () => {
    const text = visibleText(fullHtml);
    const ranking = text.slice(text.indexOf('Plug-ins, worst first.'), text.indexOf('Passports'));
    const places = ['Array Link', 'Power View', 'Hardware Status', 'Backup Console'].map((name) => ranking.indexOf(name));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places[0]).toBeGreaterThan(0);
  });

  it('embeds only the typefaces that its text needs, from the shipped files', () => {
    expect(reportFonts.filter((name) => fonts[name] === undefined)).toEqual([]);
    const plain = renderReport({ ...fullInput, fonts });
    expect(plain.match(/@font-face/g)?.length).toBeLessThanOrEqual(12);
    const greek = renderReport(createInput(smallCatalog, { ...small, texts: { summary: 'Ερμής, администратор' } }, { fonts }));
    expect(greek.match(/@font-face/g)?.length).toBeGreaterThan(12);
    expect(fullHtml).not.toContain('@font-face');
    expect(renderReport({ ...fullInput, fonts: { ...fonts, 'IBMPlexSans-Regular-Latin1.woff2': 'x)}</style>' } })).not.toContain('x)}</style>');
  });

  it('counts findings as the result does', () => {
    const result = evaluate(vi4, full, '2026-11-23');
    const own = result.findings.filter((finding) => finding.inheritedFrom === undefined);
    expect(fullHtml.match(/<tbody class=f /g)).toHaveLength(own.length);
    expect(visibleText(fullHtml)).toContain(
      `${String(result.overall.decided)} of ${String(result.overall.applicable)} applicable questions are decided`,
    );
  });

  it('has as many cells in a row as its table has columns', () => {
    for (const name of ['ev', 'contra', 'scope', 'list', 'accept'] as const) {
      const body = new RegExp(`<table class="t ${name}">[^]*?</table>`).exec(fullHtml)?.[0] ?? '';
      const row = /<tbody><tr[^]*?(?=<tr|<\/table>)/.exec(body)?.[0] ?? '';
      expect([name, row.match(/<t[hd][ >]/g)?.length]).toEqual([name, columns[name].length]);
    }
  });
});

describe('what would spoil a page', () => {
  it('is remarks in a thin column: they stand below their row and across it, and long ones may break over pages', () => {
    const [id = ''] = Object.keys(full.answers);
    const noted = (note: string): string => {
      const html = renderReport(createInput(vi4, { ...full, answers: { [id]: { value: 'no', note } }, observations: {} }));
      return new RegExp(`<tr[^>]*id="?${id}"?>[^]*?(?=<tr (?!class=below|data-long)|<tr>)`).exec(html)?.[0] ?? '';
    };
    expect(noted('A short note.')).toMatch(
      /^<tr class="over" id="[^"]*">[^]*<tr class=below><td colspan=5><div class=nt><small>claimed<\/small> A short note\./,
    );
    expect(noted('word '.repeat(2_000))).toContain('<tr data-long class=below>');
  });

  it('is a page for one sentence: empty chapters share one, and an empty plan stands upright', () => {
    const empty = renderReport(createInput(vi4, barelyBegun(vi4)));
    expect(empty).toContain('#s-contradictions{page:s-plan;margin-top:16mm}');
    expect(empty).toContain('#s-evidence{page:s-plug-ins;margin-top:16mm}');
    expect(empty).not.toContain('landscape');
    expect(fullHtml).toContain('#s-evidence{page:s-evidence}');
    expect(fullHtml).toContain('landscape');
    const words = { ...barelyBegun(vi4), texts: { evidence: 'All of it is kept by the client.' } };
    expect(renderReport(createInput(vi4, words))).toContain('#s-evidence{page:s-evidence}');
  });

  it('is a cover that runs over: long names stand below each other', () => {
    const long = { ...full, details: { ...full.details, client: 'Kestrel Freight '.repeat(18) } };
    expect(renderReport(createInput(vi4, long))).toContain('<dl class="facts rows">');
    expect(fullHtml).toContain('<dl class="facts">');
  });
});

describe('base64 from hex', () => {
  it('agrees with the standard library at every length', () => {
    for (const bytes of [0, 1, 2, 3, 4, 31, 32]) {
      const buffer = createHash('sha512').update(String(bytes)).digest().subarray(0, bytes);
      expect(hexToBase64(buffer.toString('hex'))).toBe(buffer.toString('base64'));
    }
  });
});
