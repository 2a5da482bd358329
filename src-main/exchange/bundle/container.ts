/**
 * The container of a sealed bundle: a ZIP archive in one single form. Members are stored, not compressed, in a given order,
 * with fixed dates, flags and rights, so that names and contents decide every byte of the file. Whoever reads a bundle
 * builds the same headers anew and compares: there is no byte in which anything could hide, and nothing that could inflate.
 */

import { joinBytes, joinFields, type Field } from '../archive/bytes.ts';

/** One member as its headers tell it. */
export interface Member {
  /** ASCII. */
  readonly name: string;
  readonly size: number;
  readonly crc32: number;
}

export const localHeaderSize = 30;
/** Beyond this the 32-bit fields of the format do not reach. */
export const mostContainerBytes = 0xff_ff_ff_00;
export const mostMembers = 20_000;

const versionNeeded = 20;
/** 1 January 1980, the first day that the format can tell. */
const firstDay = 0x0021;
const madeByUnix = (3 << 8) | versionNeeded;
/** An ordinary file, for its owner alone. */
const fileMode = (0o100600 << 16) >>> 0;

/** Numbers, then the name. */
const record = (fields: readonly Field[], name: string): Uint8Array => joinBytes([joinFields(fields), new TextEncoder().encode(name)]);

/** Version, flags, method (stored), time and date: the same for every member. */
const common = [
  [2, versionNeeded],
  [2, 0],
  [2, 0],
  [2, 0],
  [2, firstDay],
] as const;

const sizes = ({ name, size, crc32 }: Member) =>
  [
    [4, crc32],
    [4, size],
    [4, size],
    [2, name.length],
    [2, 0],
  ] as const;

export const localHeader = (member: Member): Uint8Array => record([[4, 0x04034b50], ...common, ...sizes(member)], member.name);

const directoryEntry = (member: Member, offset: number): Uint8Array =>
  record([[4, 0x02014b50], [2, madeByUnix], ...common, ...sizes(member), [2, 0], [2, 0], [2, 0], [4, fileMode], [4, offset]] as const, member.name);

/** The central directory and the end record: what follows after the last member. */
export const containerEnd = (members: readonly Member[]): Uint8Array => {
  let offset = 0;
  const entries = members.map((member) => {
    const entry = directoryEntry(member, offset);
    offset += localHeaderSize + member.name.length + member.size;
    return entry;
  });
  const size = entries.reduce((sum, entry) => sum + entry.length, 0);
  const count = members.length;
  const end = joinFields([
    [4, 0x06054b50],
    [2, 0],
    [2, 0],
    [2, count],
    [2, count],
    [4, size],
    [4, offset],
    [2, 0],
  ]);
  return joinBytes([...entries, end]);
};

/** How many bytes the whole container has. */
export const containerSize = (members: readonly Pick<Member, 'name' | 'size'>[]): number =>
  members.reduce((sum, { name, size }) => sum + localHeaderSize + name.length + size, 0) +
  members.reduce((sum, { name }) => sum + 46 + name.length, 0) +
  22;
