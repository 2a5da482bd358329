import { itemsOf } from '#core/catalog/find-in-catalog.ts';
import type { Catalog } from '#core/catalog/catalog.ts';
import { noneOf, readArguments } from '../read-arguments.ts';
import type { Command } from '../run-cli.ts';
import { openShelf } from '../shelf.ts';
import { renderTable } from '../table.ts';

const describe = (catalog: Catalog): string => {
  const paths = catalog.paths.map((path) => [path.code, path.name, String(path.hops.length), String(path.items.length)]);
  const questions = itemsOf(catalog).map((item) => [
    item.question.id,
    item.question.tier,
    item.finding.area,
    item.finding.severity,
    item.question.text,
  ]);
  return [
    `${catalog.title} (${catalog.edition} ${catalog.version})\n\n`,
    renderTable(['Path', 'Name', 'Hops', 'Facts'], paths),
    '\n',
    renderTable(['Question', 'Tier', 'Area', 'Severity', 'Text'], questions),
  ].join('');
};

/** `postern catalog`: what can be assessed. */
export const run: Command = async (argv, terminal) => {
  const { values, positionals } = readArguments(argv, { json: { type: 'boolean' } });
  const { catalogs } = openShelf();
  const [edition, ...rest] = positionals;
  noneOf(rest);
  if (edition !== undefined) {
    const catalog = catalogs.read(edition);
    await terminal.write(values.json === true ? `${JSON.stringify(catalog)}\n` : describe(catalog));
    return 0;
  }
  const editions = catalogs.editions();
  const rows = editions.map((one) => [one.edition, one.version, one.title]);
  await terminal.write(values.json === true ? `${JSON.stringify(editions)}\n` : renderTable(['Edition', 'Version', 'Title'], rows));
  return 0;
};
