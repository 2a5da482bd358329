/** Archives byte by byte, so that every field of the format can lie. */
import { crc32, deflateRawSync } from 'node:zlib';

export interface Member {
  readonly name: string | Uint8Array;
  readonly content: string | Uint8Array;
  /** What the headers claim, where it is not the truth. */
  readonly localName?: string;
  readonly size?: number;
  readonly packedSize?: number;
  readonly crc?: number;
  readonly method?: number;
  readonly flags?: number;
  /** Unix mode, as in links. */
  readonly mode?: number;
  readonly stored?: boolean;
}

const bytesOf = (text: string | Uint8Array): Buffer => Buffer.from(text as string);

interface Written {
  readonly local: Buffer;
  readonly central: (offset: number) => Buffer;
}

const write = (member: Member): Written => {
  const content = bytesOf(member.content);
  const packed = member.stored ? content : deflateRawSync(content);
  const name = bytesOf(member.name);
  const localName = member.localName === undefined ? name : bytesOf(member.localName);
  const fixed = Buffer.alloc(26);
  fixed.writeUInt16LE(20, 0);
  fixed.writeUInt16LE(member.flags ?? 0x800, 2);
  fixed.writeUInt16LE(member.method ?? (member.stored ? 0 : 8), 4);
  fixed.writeUInt32LE(0x00210000, 6);
  fixed.writeUInt32LE(member.crc ?? crc32(content), 10);
  fixed.writeUInt32LE(member.packedSize ?? packed.length, 14);
  fixed.writeUInt32LE(member.size ?? content.length, 18);
  const named = (length: number): Buffer => {
    const copy = Buffer.from(fixed);
    copy.writeUInt16LE(length, 22);
    return copy;
  };
  const signature = (value: number): Buffer => {
    const four = Buffer.alloc(4);
    four.writeUInt32LE(value);
    return four;
  };
  return {
    local: Buffer.concat([signature(0x04034b50), named(localName.length), localName, packed]),
    central: (offset) => {
      const tail = Buffer.alloc(14);
      tail.writeUInt32LE(((member.mode ?? 0o100644) << 16) >>> 0, 6);
      tail.writeUInt32LE(offset, 10);
      return Buffer.concat([signature(0x02014b50), Buffer.from([20, 3]), named(name.length), tail, name]);
    },
  };
};

/** The archive; `entries` is the count that its end claims. */
export const craftArchive = (members: readonly Member[], { entries = members.length }: { readonly entries?: number } = {}): Uint8Array => {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const member of members) {
    const { local, central } = write(member);
    locals.push(local);
    centrals.push(central(offset));
    offset += local.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries & 0xffff, 8);
  end.writeUInt16LE(entries & 0xffff, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...locals, directory, end]));
};
