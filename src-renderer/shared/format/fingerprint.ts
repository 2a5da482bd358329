/** A fingerprint as it is read out: eight groups of four to a line. */
export const fingerprintLines = (fingerprint: string): readonly string[] =>
  (fingerprint.match(/.{1,32}/g) ?? []).map((line) => (line.match(/.{1,4}/g) ?? []).join(' '));
