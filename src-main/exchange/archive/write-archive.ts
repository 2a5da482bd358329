/**
 * A ZIP archive of a few members in memory, for workbooks and Word documents. Every member has the same time, so that the
 * same content gives the same bytes in every time zone, which the packages' archives do not (docs/decisions/0010); the
 * platform's own compressor does the work, in native code.
 */
import { crc32 } from './crc32.ts';

/** 1 January 1980, the earliest that the format knows. */
const earliest = 0x0021_0000;
const utf8Names = 0x0800;
const deflated = 8;

const deflate = async (bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> =>
  new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw'))).arrayBuffer());

/** Numbers of two and four bytes, lowest first, each as `[bytes, value]`. */
const fields = (...given: readonly (readonly [2 | 4, number])[]): Uint8Array => {
  const bytes = new Uint8Array(given.reduce((sum, [size]) => sum + size, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [size, value] of given) {
    if (size === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += size;
  }
  return bytes;
};

const join = (parts: readonly Uint8Array[]): Uint8Array => {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.byteLength;
  }
  return whole;
};

/** Members by name, in their order, each a text. */
export const writeArchive = async (members: ReadonlyMap<string, string>): Promise<Uint8Array> => {
  const encoder = new TextEncoder();
  const locals: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const [member, text] of members) {
    const name = encoder.encode(member);
    const content = encoder.encode(text);
    const packed = await deflate(content);
    const common = [[2, 20], [2, utf8Names], [2, deflated], [4, earliest], [4, crc32(content)], [4, packed.byteLength], [4, content.byteLength], [2, name.byteLength], [2, 0]] as const; // prettier-ignore
    const local = join([fields([4, 0x04034b50], ...common), name, packed]);
    directory.push(fields([4, 0x02014b50], [2, 20], ...common, [2, 0], [2, 0], [2, 0], [4, 0], [4, offset]), name);
    locals.push(local);
    offset += local.byteLength;
  }
  const listed = join(directory);
  const end = fields([4, 0x06054b50], [2, 0], [2, 0], [2, members.size], [2, members.size], [4, listed.byteLength], [4, offset], [2, 0]);
  return join([...locals, listed, end]);
};
