import { evaluate } from '#core/evaluation/evaluate.ts';
import type { Result } from '#core/evaluation/result.ts';
import { dayOf, systemClock } from '../../clock.ts';
import { onlyOne, readArguments } from '../read-arguments.ts';
import type { Command } from '../run-cli.ts';
import { withLibrary } from '../open-library.ts';
import { sayScore, sayShare } from '#core/words/figures.ts';
import { renderTable } from '../table.ts';
import { oneLine } from '../terminal.ts';

const describe = (result: Result): string => {
  const { title, client, site } = result.assessment;
  const { overall } = result;
  const paths = Object.entries(result.paths).map(([code, path]) => [
    code,
    path.rating,
    sayScore(path.score),
    sayShare(path.completeness),
    sayShare(path.verifiedShare),
  ]);
  const findings = result.findings
    .filter((finding) => finding.inheritedFrom === undefined)
    .map((finding) => [finding.id, finding.severity, finding.area, finding.basis, finding.state, finding.title]);
  return [
    `${oneLine([title, client, site].filter((part) => part !== null).join(', '))}\n`,
    `${overall.rating}, score ${sayScore(overall.score)}, complete ${sayShare(overall.completeness)}, verified ${sayShare(overall.verifiedShare)}, as of ${result.evaluatedOn}\n\n`,
    renderTable(['Path', 'Rating', 'Score', 'Complete', 'Verified'], paths),
    '\n',
    findings.length === 0 ? 'No findings.\n' : renderTable(['Finding', 'Severity', 'Area', 'Basis', 'State', 'Title'], findings),
  ].join('');
};

/** `postern show`: one assessment with its result. */
export const run: Command = async (argv, terminal) => {
  const { values, positionals } = readArguments(argv, { json: { type: 'boolean' } });
  const id = onlyOne(positionals, 'assessment by its id');
  const { opened, catalog } = await withLibrary(terminal, null, async ({ ask }) => {
    const assessment = await ask('openAssessment', { id });
    return { opened: assessment, catalog: await ask('readCatalog', { edition: assessment.assessment.edition }) };
  });
  const result = evaluate(catalog, opened.assessment, opened.assessment.details.evaluatedOn ?? dayOf(systemClock.now()));
  await terminal.write(values.json === true ? `${JSON.stringify({ ...opened, result })}\n` : describe(result));
  return 0;
};
