/** Somebody's words in quotation marks, unless they were written down with their own. */
export const quoteSaid = (text: string): string => (/^\s*[“"„«]/.test(text) ? text : `“${text}”`);
