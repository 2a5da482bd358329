/** Name-based UUIDs (version 5, RFC 9562): the same thing has the same id in every export, and nothing is random. */

const rotate = (value: number, bits: number): number => (value << bits) | (value >>> (32 - bits));

const pad = (bytes: Uint8Array): DataView => {
  const padded = new Uint8Array(Math.ceil((bytes.byteLength + 9) / 64) * 64);
  padded.set(bytes);
  padded[bytes.byteLength] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.byteLength - 4, bytes.byteLength * 8);
  return view;
};

const mix = (at: number, b: number, c: number, d: number): number => {
  if (at < 20) return (b & c) | (~b & d);
  return at < 40 || at >= 60 ? b ^ c ^ d : (b & c) | (b & d) | (c & d);
};
const constants = [0x5a827999, 0x6ed9eba1, 0x8f1bbcdc, 0xca62c1d6];

/** SHA-1, which version 5 is defined by; it identifies here and protects nothing. */
const sha1 = (bytes: Uint8Array): Uint8Array => {
  const message = pad(bytes);
  let state = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0];
  const words = new Int32Array(80);
  for (let block = 0; block < message.byteLength; block += 64) {
    for (let at = 0; at < 80; at += 1)
      words[at] =
        at < 16
          ? message.getInt32(block + at * 4)
          : rotate((words[at - 3] ?? 0) ^ (words[at - 8] ?? 0) ^ (words[at - 14] ?? 0) ^ (words[at - 16] ?? 0), 1);
    let [a = 0, b = 0, c = 0, d = 0, e = 0] = state;
    for (let at = 0; at < 80; at += 1) {
      const next = (rotate(a, 5) + mix(at, b, c, d) + e + (constants[Math.floor(at / 20)] ?? 0) + (words[at] ?? 0)) | 0;
      e = d;
      d = c;
      c = rotate(b, 30);
      b = a;
      a = next;
    }
    state = [a, b, c, d, e].map((value, at) => ((state[at] ?? 0) + value) | 0);
  }
  const digest = new DataView(new ArrayBuffer(20));
  state.forEach((value, at) => {
    digest.setInt32(at * 4, value);
  });
  return new Uint8Array(digest.buffer);
};

const bytesOf = (uuid: string): Uint8Array => Uint8Array.from(uuid.replaceAll('-', '').match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

/** The UUID of a name in a namespace, itself a UUID. */
export const nameUuid = (namespace: string, name: string): string => {
  const digest = sha1(Uint8Array.from([...bytesOf(namespace), ...new TextEncoder().encode(name)])).slice(0, 16);
  digest[6] = ((digest[6] ?? 0) & 0x0f) | 0x50;
  digest[8] = ((digest[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
};

/** Namespace of names made by Postern: the UUID of `urn:postern:ns:oscal` among URLs. */
export const posternNamespace = nameUuid('6ba7b811-9dad-11d1-80b4-00c04fd430c8', 'urn:postern:ns:oscal');
