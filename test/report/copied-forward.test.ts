/** The report says of everything that was carried forward that it is last time's word. */
import { expect, it } from 'vitest';
import { carryForward } from '#core/assessment/carry-forward.ts';
import { fillEveryField } from './every-field.ts';
import { createInput } from './fixture.ts';
import { smallCatalog } from './small-catalog.ts';
import { renderReport } from '#report/render-report.ts';
import type { Assessment } from '#core/assessment/assessment.ts';

const render = (of: Assessment): string => renderReport(createInput(smallCatalog, of));
const words = /carried forward, to be verified again/g;
const { assessment } = fillEveryField();
const carried = carryForward(assessment, { acceptances: [], compensatingControls: [] });

it('marks each answer, observation and capture that was carried forward', () => {
  const found = render(carried).match(words)?.length ?? 0;
  const statements =
    Object.keys(assessment.answers).length +
    Object.keys(assessment.observations).length +
    Object.keys(assessment.hops).length +
    Object.values(assessment.plugIns).reduce((sum, one) => sum + Object.keys(one.answers).length + Object.keys(one.observations).length, 0);
  expect(found).toBeGreaterThanOrEqual(statements);
});

it('marks nothing in an assessment that was not copied', () => {
  expect(render(assessment).match(words)).toBeNull();
});

it('names the assessment that it was copied from, as data', () => {
  const html = render({ ...carried, details: { ...carried.details, copiedFrom: { id: 'a', title: 'Kestrel <b>2025</b>' } } });
  expect(html).toContain('Copied from “');
  expect(html).toContain('Kestrel &lt;b&gt;2025&lt;/b&gt;');
  expect(render(assessment)).not.toContain('Copied from');
});
