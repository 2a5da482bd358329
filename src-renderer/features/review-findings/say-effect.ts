/** What mending a finding gives, in words (core/evaluation/fix-effect.ts). */
import type { Catalog } from '#core/catalog/catalog.ts';
import type { FixEffect, RatingLift } from '#core/evaluation/fix-effect.ts';
import { areaTitles, capitalize, count, ratingWords } from '#shared/format/words.ts';

/** `+1.7 points`, of the overall score. */
export const sayPoints = ({ points }: FixEffect): string => `+${points.toFixed(1)} points`;

const sayWhere = ({ path, area }: RatingLift): string => {
  const of = area === undefined ? '' : areaTitles[area].toLowerCase();
  return path === undefined ? (area === undefined ? 'the whole' : `${of} over all paths`) : [path, of].filter((part) => part !== '').join(' ');
};

/** Beside a row: `+1.7 points, lifts 3 ratings`. */
export const sayEffectShort = (effect: FixEffect): string => {
  const lifted = effect.lifts.length + effect.headlines.length;
  return `${sayPoints(effect)}${lifted === 0 ? '' : `, lifts ${count(lifted, 'rating')}`}`;
};

/** All of it, one sentence each. */
export const sayEffect = ({ assets }: Catalog, effect: FixEffect): readonly string[] => [
  `Mended alone: ${sayPoints(effect)} of the overall score.`,
  ...effect.headlines.map(
    (way) =>
      `Weakest way to ${assets.find(({ id }) => id === way.asset)?.name ?? way.asset} in ${way.area}: ${ratingWords[way.rating]} to ${ratingWords[way.improvesTo]}.`,
  ),
  ...effect.lifts.map((lift) => capitalize(`${sayWhere(lift)}: ${ratingWords[lift.from]} to ${ratingWords[lift.to]}.`)),
  ...(effect.lifts.length === 0 ? ['No rating gets better by this alone: other findings of that severity stay open beside it.'] : []),
];
