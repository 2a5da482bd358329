/** Splits text into rows of trimmed fields. A quoted field may hold the separator, line breaks and doubled quotes; empty rows are left out. */
export const splitFields = (input: string, separator: string): readonly (readonly string[])[] => {
  const rows: string[][] = [[]];
  let field = '';
  let quoted = false;
  const closeField = (): void => {
    rows.at(-1)?.push(field.trim());
    field = '';
  };
  for (let at = 0; at < input.length; at += 1) {
    const character = input.charAt(at);
    const doubled = quoted && character === '"' && input[at + 1] === '"';
    const opens = !quoted && character === '"' && field.trim() === '';
    if (opens) field = '';
    if (doubled) at += 1;
    if (opens || (quoted && character === '"' && !doubled)) quoted = !quoted;
    else if (quoted) field += character;
    else if (character === separator) closeField();
    else if (character === '\n') {
      closeField();
      rows.push([]);
    } else if (character !== '\r') field += character;
  }
  closeField();
  return rows.filter((row) => row.some((one) => one !== ''));
};
