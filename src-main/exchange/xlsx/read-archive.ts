/**
 * Opens a foreign archive held in memory. Every member is inflated and counted by its actual bytes, whatever its header claims;
 * nothing is ever written. Refused in a sentence: broken or encrypted archives, links, names that lead elsewhere or stand
 * twice, too many members, too many bytes.
 */
import { crc32 } from 'node:zlib';
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';
import { quote } from '#core/parse/shape.ts';
import { refuseFile } from '../refused-file.ts';

export interface ArchiveCaps {
  readonly members: number;
  readonly memberBytes: number;
  readonly totalBytes: number;
}

/** A questionnaire of a thousand questions has 20 members and 2 MB. */
export const workbookCaps: ArchiveCaps = { members: 500, memberBytes: 16 * 1024 * 1024, totalBytes: 32 * 1024 * 1024 };

const megabytes = (bytes: number): string => `${String(Math.round(bytes / 1_048_576))} MB`;
const isLink = (entry: Entry): boolean => ((entry.externalFileAttributes >>> 16) & 0o170000) === 0o120000;
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const unsafeName = /^[/\\]|^[A-Za-z]:|\\|[\u0000-\u001f\u007f]|(?:^|\/)\.{1,2}(?:\/|$)|\/\/|[:*?"<>|]/;

const checkEntry = (entry: Entry, names: Set<string>): void => {
  const name = entry.fileName;
  if (unsafeName.test(name)) throw refuseFile(`The archive holds a member named ${quote(name)}, which leads outside of it. It was not opened.`);
  const folded = name.normalize('NFKC').toLowerCase();
  if (names.has(folded)) throw refuseFile(`The archive holds ${quote(name)} twice. It was not opened.`);
  names.add(folded);
  if (entry.isEncrypted()) throw refuseFile(`The member ${quote(name)} is encrypted. Save the file without a password.`);
  if (isLink(entry)) throw refuseFile(`The member ${quote(name)} is a link. It was not opened.`);
  if (!entry.canDecodeFileData()) throw refuseFile(`The member ${quote(name)} is packed in a way that is not read here. Save the file again.`);
};

/** A directory that tells another name than the member itself shows one thing to a scanner and another to a reader. */
const checkLocalName = async (zip: ZipFile, entry: Entry): Promise<void> => {
  const { fileName } = await zip.readLocalFileHeaderPromise(entry, {});
  if (!fileName.equals(entry.fileNameRaw)) throw refuseFile(`The archive tells two names for ${quote(entry.fileName)}. It was not opened.`);
};

const inflate = async (zip: ZipFile, entry: Entry, left: number, caps: ArchiveCaps): Promise<Uint8Array> => {
  const most = Math.min(left, caps.memberBytes);
  const tooMuch = () => refuseFile(`The member ${quote(entry.fileName)} unpacks to more than ${megabytes(most)}. It was not opened.`);
  if (entry.uncompressedSize > most) throw tooMuch();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of await zip.openReadStreamPromise(entry)) {
    const bytes = chunk as Uint8Array;
    size += bytes.byteLength;
    if (size > most) throw tooMuch();
    chunks.push(bytes);
  }
  const content = Buffer.concat(chunks);
  if (crc32(content) !== entry.crc32) throw refuseFile(`The member ${quote(entry.fileName)} was damaged on its way. Ask for the file again.`);
  return content;
};

/** The members by name; folders are left out. Throws `RefusedFile`. */
export const readArchive = async (bytes: Uint8Array, caps: ArchiveCaps = workbookCaps): Promise<ReadonlyMap<string, Uint8Array>> => {
  try {
    const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), { strictFileNames: true });
    if (zip.entryCount > caps.members)
      throw refuseFile(`The archive has ${String(zip.entryCount)} members; at most ${String(caps.members)} are read.`);
    const members = new Map<string, Uint8Array>();
    const names = new Set<string>();
    let left = caps.totalBytes;
    for await (const entry of zip.eachEntry()) {
      checkEntry(entry, names);
      await checkLocalName(zip, entry);
      const content = await inflate(zip, entry, left, caps);
      left -= content.byteLength;
      if (!entry.fileName.endsWith('/')) members.set(entry.fileName, content);
    }
    return members;
  } catch (error) {
    if (error instanceof Error && error.name === 'RefusedFile') throw error;
    // The library's own words (wrong sizes, unsafe names, a cut end) are for developers; that the archive is broken is what counts.
    throw refuseFile(`The file is no whole archive (${error instanceof Error ? error.message : 'unreadable'}). Ask for it again, or save it anew.`);
  }
};
