/** Base64 by hand, because the domain has neither Buffer nor atob. */

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The bytes behind base64 (padding may be missing), or null where the text is no base64. */
const bytesOf = (encoded: string): readonly number[] | null => {
  const digits = encoded.replace(/={0,2}$/, '');
  if (digits.length % 4 === 1) return null;
  const bytes: number[] = [];
  let held = 0;
  let bits = 0;
  for (const digit of digits) {
    const value = alphabet.indexOf(digit);
    if (value < 0) return null;
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((held >> bits) & 0xff);
    }
  }
  return bytes;
};

/** The UTF-8 text behind base64, or null where it is no base64 or no text. */
export const decodeBase64Text = (encoded: string): string | null => {
  const bytes = bytesOf(encoded);
  if (bytes === null) return null;
  try {
    return decodeURIComponent(bytes.map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''));
  } catch {
    return null; // not UTF-8
  }
};
