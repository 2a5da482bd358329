/** Name-based UUIDs (version 5, RFC 9562): the same thing has the same id in every export, and nothing is random. */
import { createHash } from 'node:crypto';

const bytesOf = (uuid: string): Buffer => Buffer.from(uuid.replaceAll('-', ''), 'hex');

/** The UUID of a name in a namespace, itself a UUID. Version 5 is defined by SHA-1, which identifies here and protects nothing. */
export const nameUuid = (namespace: string, name: string): string => {
  const digest = createHash('sha1').update(bytesOf(namespace)).update(name, 'utf8').digest().subarray(0, 16);
  digest[6] = ((digest[6] ?? 0) & 0x0f) | 0x50;
  digest[8] = ((digest[8] ?? 0) & 0x3f) | 0x80;
  const hex = digest.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
};

/** Namespace of names made by Postern: the UUID of `urn:postern:ns:oscal` among URLs. */
export const posternNamespace = nameUuid('6ba7b811-9dad-11d1-80b4-00c04fd430c8', 'urn:postern:ns:oscal');
