import { describe, expect, it } from 'vitest';
import { renderReport } from '#report/render-report.ts';
import { vi4 } from '../catalog.ts';
import { fillEveryField } from './every-field.ts';
import { createInput, fullAssessment } from './fixture.ts';
import { visibleText } from './read-html.ts';
import { smallCatalog } from './small-catalog.ts';

const filled = fillEveryField();
const html = renderReport(createInput(smallCatalog, filled.assessment));
const text = visibleText(html);

const missing = (shown: string, marks: readonly string[]): readonly string[] =>
  marks.filter((mark) => !new RegExp(`${mark.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?!\\d)`).test(shown));

describe('everything that the auditor typed is in the report', () => {
  it('shows the mark of every text field', () => {
    expect(filled.marks.length).toBeGreaterThan(110);
    expect(missing(text, filled.marks)).toEqual([]);
  });

  it('keeps every instant with seconds and offset, and shows its date and minute', () => {
    expect(filled.instants.filter((at) => !html.includes(`datetime="${at}"`))).toEqual([]);
    expect(text).toContain('10 Nov 2026 08:00');
  });

  it('shows every value that is chosen and not typed', () => {
    const chosen = [
      '30 October to 19 November 2026',
      '23 November 2026',
      'ESX and ESXi',
      'Draft',
      'remote access card',
      'named',
      'root',
      '31 hosts',
      'password',
      'SSL',
      'clear text',
      '8443',
      '9443',
      'handshake',
      '31 Jan 2027',
      '30 Aug 2026',
      '29 Feb 2028',
      '14 Mar 2027',
      '15 Apr 2027',
      '16 May 2027',
      'certificate chain',
      '12 KB',
      '7 B',
      'target-1',
      'plug-1',
      'undecided',
      'not in use',
      'not applicable',
      'unknown',
    ];
    expect(missing(text, chosen)).toEqual([]);
  });

  it('prints both hashes in full, so that they copy as one word', () => {
    const joined = html.replace(/<\/?(?:i|wbr)[^>]*>/g, '');
    expect(joined).toContain('0123456789abcdef'.repeat(4));
    expect(joined).toContain('fedcba9876543210'.repeat(4));
  });

  it('shows every mark even when no path is in use at all', () => {
    const nothingInUse = {
      ...filled.assessment,
      scope: Object.fromEntries(
        smallCatalog.paths.map((path) => [path.code, { state: 'not-in-use' as const, reason: filled.assessment.scope[path.code]?.reason ?? 'out' }]),
      ),
    };
    expect(missing(visibleText(renderReport(createInput(smallCatalog, nothingInUse))), filled.marks)).toEqual([]);
  });

  it('shows every note of a full assessment of the real catalog', () => {
    const assessment = fullAssessment(vi4);
    const input = createInput(vi4, assessment);
    const shown = visibleText(renderReport(input));
    const typed = [...Object.values(assessment.answers), ...Object.values(assessment.observations)].flatMap((one) => [
      one.note ?? '',
      one.reason ?? '',
      one.by ?? '',
    ]);
    expect(missing(shown, [...new Set(typed)])).toEqual([]);
    const asked = vi4.paths
      .filter((path) => input.result.paths[path.code]?.scope.counts)
      .flatMap((path) => path.items.map((item) => item.question.text));
    expect(asked.filter((question) => !shown.includes(question))).toEqual([]);
  });

  it('would notice a field that is left out', () => {
    expect(missing(text.replaceAll('mark 7 ', ''), filled.marks)).toHaveLength(1);
  });
});
