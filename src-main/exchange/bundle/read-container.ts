/** Walks a container once, in bounded memory, and refuses every byte that its writer would not have written. */
import { crc32 } from 'node:zlib';
import { containerEnd, localHeader, localHeaderSize, mostMembers, type Member } from './container.ts';
import { BundleFault } from './fault.ts';
import type { PieceReader } from './pieces.ts';

export interface OpenMember {
  readonly name: string;
  readonly size: number;
  /** The content, to be read to its end before the next member is asked for. */
  readonly content: () => AsyncGenerator<Uint8Array>;
}

const altered = (at: number): BundleFault =>
  new BundleFault(
    'altered',
    `The file is not in the form in which Postern writes a bundle (from byte ${String(at)} on): it was altered, damaged or packed anew. Ask for the original file.`,
  );

const same = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((byte, at) => byte === b[at]);

const signatureOf = (bytes: Uint8Array): number => new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
const isMember = 0x04034b50;

/** Reads the next header: every byte of it as its writer would have written it, and a size that a member of its name may have. */
const openHeader = async (reader: PieceReader, most: (name: string) => number): Promise<Member> => {
  const at = reader.position();
  const fixed = await reader.take(localHeaderSize);
  const view = new DataView(fixed.buffer, fixed.byteOffset);
  const nameLength = view.getUint16(26, true);
  if (signatureOf(fixed) !== isMember || nameLength === 0 || nameLength > 200) throw altered(at);
  const nameBytes = await reader.take(nameLength);
  if (nameBytes.some((byte) => byte < 0x20 || byte > 0x7e)) throw altered(at);
  const name = new TextDecoder('latin1').decode(nameBytes);
  const member: Member = { name, size: view.getUint32(22, true), crc32: view.getUint32(14, true) };
  const expected = localHeader(member);
  if (!same(expected.subarray(0, localHeaderSize), fixed) || !same(expected.subarray(localHeaderSize), nameBytes)) throw altered(at);
  if (member.size > most(name))
    throw new BundleFault('too-large', `The bundle's part “${name}” is larger than any that Postern writes. Do not rely on this file.`);
  return member;
};

/**
 * The members one by one. `most` gives the largest size that a member of this name may have and throws for a name that
 * does not belong here. After the last one the end of the file is compared; nothing may follow.
 */
export async function* readContainer(reader: PieceReader, most: (name: string) => number): AsyncGenerator<OpenMember> {
  const members: Member[] = [];
  for (;;) {
    const next = await reader.peek(4);
    if (members.length > 0 && (next.length < 4 || signatureOf(next) !== isMember)) break;
    if (members.length >= mostMembers)
      throw new BundleFault('too-large', `The file holds more than ${String(mostMembers)} parts, which no bundle does.`);
    const member = await openHeader(reader, most);
    members.push(member);
    const at = reader.position();
    const progress = { whole: false };
    yield {
      name: member.name,
      size: member.size,
      content: async function* () {
        let sum = 0;
        for await (const piece of reader.flow(member.size)) {
          sum = crc32(piece, sum);
          yield piece;
        }
        if (sum !== member.crc32) throw altered(at);
        progress.whole = true;
      },
    };
    if (!progress.whole) throw new Error(`The content of ${member.name} was not read.`);
  }
  const at = reader.position();
  const end = containerEnd(members);
  if (!same(await reader.take(end.length), end) || !(await reader.atEnd())) throw altered(at);
}

/** A member's content as one piece. */
export const collect = async (content: AsyncIterable<Uint8Array>, size: number): Promise<Uint8Array> => {
  const bytes = new Uint8Array(size);
  let at = 0;
  for await (const piece of content) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
};
