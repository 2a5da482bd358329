/**
 * A ZIP archive of a few members in memory, for workbooks and Word documents. Every member has the same time, so that the
 * same content gives the same bytes in every time zone, which the packages' archives do not (docs/decisions/0010); the
 * platform's own compressor does the work, all members at once and beside the program.
 */
import { crc32, deflateRaw } from 'node:zlib';
import { joinBytes, joinFields } from './bytes.ts';

/** 1 January 1980, the earliest that the format knows. */
const earliest = 0x0021_0000;
const utf8Names = 0x0800;
const deflated = 8;

const deflate = (bytes: Uint8Array): Promise<Uint8Array> =>
  new Promise((resolve, reject) => deflateRaw(bytes, (error, packed) => (error === null ? resolve(packed) : reject(error))));

/** Members by name, in their order, each a text. */
export const writeArchive = async (members: ReadonlyMap<string, string>): Promise<Uint8Array> => {
  const encoder = new TextEncoder();
  const encoded = [...members].map(([name, text]) => ({ name: encoder.encode(name), content: encoder.encode(text) }));
  const packed = await Promise.all(encoded.map(async (member) => ({ ...member, packed: await deflate(member.content) })));
  const locals: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const { name, content, packed: bytes } of packed) {
    const common = [[2, 20], [2, utf8Names], [2, deflated], [4, earliest], [4, crc32(content)], [4, bytes.byteLength], [4, content.byteLength], [2, name.byteLength], [2, 0]] as const; // prettier-ignore
    const local = [joinFields([[4, 0x04034b50], ...common]), name, bytes];
    directory.push(joinFields([[4, 0x02014b50], [2, 20], ...common, [2, 0], [2, 0], [2, 0], [4, 0], [4, offset]]), name);
    locals.push(...local);
    offset += local.reduce((sum, { byteLength }) => sum + byteLength, 0);
  }
  const listed = joinBytes(directory);
  const end = joinFields([
    [4, 0x06054b50],
    [2, 0],
    [2, 0],
    [2, members.size],
    [2, members.size],
    [4, listed.byteLength],
    [4, offset],
    [2, 0],
  ]);
  return joinBytes([...locals, listed, end]);
};
