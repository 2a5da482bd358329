/** How much a file may weigh, in bytes, and the words that refuse a heavier one; told by the screen before anything is sent and by the door again. */
const megabyte = 1_048_576;

/** A whole answers file, evidence included; a larger one is refused before it is read. */
export const mostFileBytes = 64 * megabyte;
export const mostEvidenceBytes = 25 * megabyte;

/** “65 MB”: begun megabytes count whole, so that what is too large never reads as the limit. */
export const sayMegabytes = (bytes: number): string => `${String(Math.ceil(bytes / megabyte))} MB`;

/** What follows the name of an answers file that is too large; `size` says how large, as far as it is known. */
export const fileTooLarge = (size: string): string =>
  `has ${size}; answers files of up to ${sayMegabytes(mostFileBytes)} are read. Leave out large evidence.`;

/** What follows the name of a piece of evidence that is too large. */
export const evidenceTooLarge = (bytes: number): string =>
  `has ${sayMegabytes(bytes)}; evidence may have ${sayMegabytes(mostEvidenceBytes)}. Attach a smaller extract of it.`;
