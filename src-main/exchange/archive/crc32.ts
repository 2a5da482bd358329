/** The check sum of archives (CRC-32, polynomial 0xEDB88320): written by us, and left unchecked by the library that reads. */

const step = (value: number): number => (value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1);
const table = Int32Array.from({ length: 256 }, (_, index) => Array.from({ length: 8 }).reduce((value: number) => step(value), index));

/** As an unsigned number of 32 bits. A plain loop: an iterator over millions of bytes takes five times as long. */
export const crc32 = (bytes: Uint8Array): number => {
  let sum = -1;
  for (let at = 0; at < bytes.length; at += 1) sum = (sum >>> 8) ^ (table[(sum ^ (bytes[at] as number)) & 0xff] as number);
  return (sum ^ -1) >>> 0;
};
