/** The shipped sample, evaluated, and its report as HTML: what the figures on reports and printing are measured on. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { renderOpened } from '#application/export-report.ts';
import { evaluate } from '#core/evaluation/evaluate.ts';
import type { Result } from '#core/evaluation/result.ts';
import { readAnswersFile, type ReadAnswers } from '#exchange/answers-file/read-answers-file.ts';
import { openResources } from '#hosts/resources.ts';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const { catalogs, shipped } = openResources(join(import.meta.dirname, '../../resources'));
const options = { paper: 'A4', without: [] } as const;

export interface Sample extends ReadAnswers {
  readonly evaluate: () => Result;
  /** Evaluates and renders the whole report. */
  readonly render: () => string;
}

export const readSample = (): Sample => {
  const editions = catalogs.editions().map((one) => one.edition);
  const read = readAnswersFile(shipped.sample(), { editions, catalogFor: (edition) => catalogs.read(edition), sha256 });
  if (!read.ok) throw new Error('The sample cannot be read.');
  const opened = read.value;
  const result = (): Result => evaluate(opened.catalog, opened.assessment, opened.assessment.details.evaluatedOn ?? '2026-11-23');
  const tools = { shipped, sha256, programVersion: 'bench' };
  return { ...opened, evaluate: result, render: () => renderOpened(tools, opened, result(), options) };
};
