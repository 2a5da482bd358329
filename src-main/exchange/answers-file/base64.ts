/** Bytes and base64. In pieces and by hand: one call with all bytes as arguments would overflow the stack, and an iterator over 25 MB takes seconds. */

export const toBase64 = (bytes: Uint8Array): string => {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 32_768) binary += String.fromCharCode(...bytes.subarray(at, at + 32_768));
  return btoa(binary);
};

/** The bytes behind base64, or null where the text is none (a length that cannot be, a foreign character). */
export const fromBase64 = (base64: string): Uint8Array | null => {
  let binary: string;
  try {
    binary = atob(base64);
  } catch {
    return null;
  }
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
  return bytes;
};
