import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emptyAssessment } from '#core/assessment/entry.ts';
import type { Assessment } from '#core/assessment/assessment.ts';
import { renderReport } from '#report/render-report.ts';
import { fillEveryField } from './every-field.ts';
import { createInput } from './fixture.ts';
import { smallCatalog } from './small-catalog.ts';

/** Accept a change with: UPDATE_GOLDEN=1 npx vitest run test/report/golden.test.ts */
const folder = join(import.meta.dirname, '../golden/report');

/** One tag a line, so that a difference can be read; the style sheet is left to the eye. */
const readable = (html: string): string =>
  `${html
    .replace(/<style>[^]*?<\/style>/g, '<style/>')
    .replace(/sha256-[A-Za-z0-9+/=]+/g, 'sha256-…')
    .replace(/<(?=[a-z/])/g, '\n<')
    .trim()}\n`;

const compare = (name: string, assessment: Assessment): void => {
  const file = join(folder, `${name}.html`);
  const made = readable(renderReport(createInput(smallCatalog, assessment)));
  if (process.env['UPDATE_GOLDEN'] === '1') {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, made);
  }
  expect(made).toBe(readFileSync(file, 'utf8'));
};

describe('the report as it was accepted', () => {
  it('has not changed for an assessment with every field filled', () => compare('every-field', fillEveryField().assessment));
  it('has not changed for an assessment barely begun', () =>
    compare('barely-begun', emptyAssessment('small', { title: 'New assessment', hosts: [], state: 'draft' })));
  it('is compared with what is on disk, not with itself', () => {
    if (process.env['UPDATE_GOLDEN'] === '1') return;
    expect(() => compare('barely-begun', emptyAssessment('small', { title: 'Another', hosts: [], state: 'draft' }))).toThrow();
  });
});
