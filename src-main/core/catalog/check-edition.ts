/** Whether the edition's own rules (assets, compensation, platform, plug-ins) refer to what the paths hold. */
import type { Problem } from '#core/parse/shape.ts';
import type { Asset, Catalog, CompensationRule, QuestionId } from './catalog.ts';
import { findCycle, findDuplicates } from './find-trouble.ts';
import { indexCatalog } from './find-in-catalog.ts';

const none = (place: string, noun: string, name: string): Problem => ({
  place: `edition.json / ${place}`,
  sentence: `There is no ${noun} ${name}; correct the id or add it.`,
});

const missingQuestions = (catalog: Catalog, place: string, questions: readonly QuestionId[]): Problem[] =>
  questions.filter((id) => !indexCatalog(catalog).itemByQuestion.has(id)).map((id) => none(place, 'question', id));

const checkReach = (catalog: Catalog, asset: Asset): Problem[] => {
  const { pathByCode } = indexCatalog(catalog);
  const place = `assets / ${asset.id} / reachedBy`;
  return asset.reachedBy.flatMap(({ path: code, only = [] }) => {
    const path = pathByCode.get(code);
    if (!path) return [none(place, 'path', code)];
    return only
      .filter((fact) => !path.items.some((item) => item.fact.id === fact))
      .map((fact) => none(`${place} / ${code}`, `fact on the path ${code} with the id`, fact));
  });
};

/** Rule 11: every asset is reached by paths that exist and includes assets that exist, never itself. */
export const checkAssets = (catalog: Catalog): readonly Problem[] => {
  const ids = new Set(catalog.assets.map((asset) => asset.id));
  const cycle = findCycle(new Map(catalog.assets.map((asset) => [asset.id, asset.includes])));
  return [
    ...catalog.assets.flatMap((asset) => checkReach(catalog, asset)),
    ...catalog.assets.flatMap((asset) =>
      asset.includes.filter((id) => !ids.has(id)).map((id) => none(`assets / ${asset.id} / includes`, 'asset', id)),
    ),
    ...catalog.assets
      .filter((asset) => asset.reachedBy.length + asset.includes.length === 0)
      .map((asset) => ({ place: `edition.json / assets / ${asset.id}`, sentence: 'No path reaches this asset; name one or remove the asset.' })),
    ...(cycle
      ? [
          {
            place: `edition.json / assets / ${cycle[0]} / includes`,
            sentence: `The assets ${cycle.join(', ')} include each other in a circle; break it.`,
          },
        ]
      : []),
  ];
};

const checkCompensation = (catalog: Catalog, rule: CompensationRule): Problem[] => {
  const { itemByQuestion, pathByCode } = indexCatalog(catalog);
  const place = `compensation / ${rule.question}`;
  const form = itemByQuestion.get(rule.question)?.question.answer;
  const paths = rule.paths.filter((code) => !pathByCode.has(code)).map((code) => none(`${place} / paths`, 'path', code));
  if (!form) return [...paths, none(place, 'question', rule.question)];
  const option = form.kind === 'number' ? undefined : form.options.find(({ value }) => value === rule.value);
  if (option && !option.bad) return paths;
  const sentence = option
    ? `“${rule.value}” is a bad answer and cannot compensate; name a good option.`
    : `“${rule.value}” is no option of ${rule.question}; use one of its options.`;
  return [...paths, { place: `edition.json / ${place} / value`, sentence }];
};

/** Rules 5 and 6: compensation names an option that can be answered, platform rules a kind of host that can be chosen. */
export const checkRules = (catalog: Catalog): readonly Problem[] => [
  ...catalog.compensation.flatMap((rule) => checkCompensation(catalog, rule)),
  ...catalog.platform.flatMap(({ host, questions }) => [
    ...(catalog.hostKinds.includes(host) ? [] : [none('platform', 'kind of host', host)]),
    ...missingQuestions(catalog, `platform / ${host} / questions`, questions),
  ]),
];

/** Rule 12: each plug-in question decides one question, under a field name of its own. */
export const checkPlugInQuestions = (catalog: Catalog): readonly Problem[] => [
  ...missingQuestions(
    catalog,
    'plugInQuestions',
    catalog.plugInQuestions.map(({ question }) => question),
  ),
  ...[
    ...findDuplicates(catalog.plugInQuestions.map(({ field }) => field)),
    ...findDuplicates(catalog.plugInQuestions.map(({ question }) => question)),
  ].map((name) => ({
    place: 'edition.json / plugInQuestions',
    sentence: `${name} occurs twice; every plug-in question needs its own question and field.`,
  })),
];
