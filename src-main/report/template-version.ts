/** Rises with every change of words or looks of the report: an issue names the template that it was made with. */
export const templateVersion = '5';
