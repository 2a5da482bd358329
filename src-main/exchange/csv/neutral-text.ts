/**
 * Text that no spreadsheet takes for a formula, after OWASP: an apostrophe before what could start one. The apostrophe goes in
 * front of any that stand there already, so that exactly one is taken away on reading and every text comes back unchanged.
 *
 * Not only the start of a cell counts. Where the list separator is a semicolon, Excel splits our quoted cells at
 * semicolons, tabs and line ends, and what follows them starts a cell of its own.
 */

/** What starts a formula, also in full-width form, and white space that a spreadsheet would pass over before it. */
const starter = '[=+\\-@\\uFF1D\\uFF0B\\uFF0D\\uFF20\\t\\r\\n\\0]|[\\p{Z}\\p{Cf}]+[=+\\-@\\uFF1D\\uFF0B\\uFF0D\\uFF20]';
/** Where a cell may start; looked at and not taken, because one separator may follow another. */
const start = '(?<=^|[;,\\t\\r\\n])';
const guarded = new RegExp(`${start}('*)(?=${starter})`, 'gu');

export const neutralText = (text: string): string => text.replace(guarded, "'$1");

/** The inverse of `neutralText`. */
export const plainText = (text: string): string => text.replace(guarded, (guards: string) => guards.slice(1));
