/** The floor of a report: the same answers and findings in one handwritten page of headings and tables, escaped, nothing more. */
import type { Assessment } from '#core/assessment/assessment.ts';
import type { Catalog, Item } from '#core/catalog/catalog.ts';
import type { Result } from '#core/evaluation/result.ts';

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text: string): string => text.replace(/[&<>"]/g, (character) => escapes[character] ?? '');

const rowOf = (item: Item, assessment: Assessment, result: Result): string => {
  const answer = assessment.answers[item.question.id];
  const said = result.questions[item.question.id];
  return `<tr><td>${item.question.id}</td><td>${escape(item.question.text)}</td><td>${escape(JSON.stringify(said?.effective ?? ''))}</td><td>${escape(answer?.note ?? '')}</td></tr>`;
};

export const renderPlain = (catalog: Catalog, assessment: Assessment, result: Result): string => {
  const findings = result.findings.map((one) => `<tr><td>${one.id}</td><td>${one.severity}</td><td>${escape(one.title)}</td></tr>`);
  const paths = catalog.paths.map((path) => {
    const rows = path.items.map((item) => rowOf(item, assessment, result));
    return `<h2>${escape(path.name)}</h2><p>${result.paths[path.code]?.rating ?? ''}</p><table>${rows.join('')}</table>`;
  });
  return `<!doctype html><meta charset="utf-8"><title>${escape(assessment.details.title)}</title><style>td{border:1px solid}</style><table>${findings.join('')}</table>${paths.join('')}`;
};
