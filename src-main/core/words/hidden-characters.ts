/** Characters that would print as nothing or turn the text around; every report and export names them instead of hiding them. */

/**
 * Controls, bidirectional marks, joiners of zero width, line and paragraph separators, tag characters, lone surrogates.
 * The joiners U+200C and U+200D stay: Persian and emoji need them. All that XML forbids is among them.
 */
export const hiddenCharacters = new RegExp(
  String.raw`[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}\p{Cs}\ufffe\uffff]`,
  'gu',
);

/** `U+202E`. */
export const nameCharacter = (character: string): string => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** One quick pass that most texts end with: nothing in them can be hidden. */
const suspect = new RegExp(
  String.raw`[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\ufffe\uffff]`,
);

/** Text with hidden characters named in brackets, for places that take no markup (attributes, titles, foreign formats). */
export const showHidden = (text: string): string =>
  suspect.test(text) ? text.replace(hiddenCharacters, (character) => `[${nameCharacter(character)}]`) : text;
