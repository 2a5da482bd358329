/** Text inside XML. */
const sign = /[&<>"\n]/;

/** For element content; what XML cannot hold must be escaped before (`cell-text.ts`). */
export const content = (text: string): string =>
  sign.test(text) ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;') : text;

/** For an attribute in double quotes. */
export const attribute = (text: string): string => content(text).replaceAll('"', '&quot;').replaceAll('\n', '&#10;');
