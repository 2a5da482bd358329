/** Files of other kinds by how they begin: told apart by name before they are read as text, which would only say that they are none. */

const choose = 'Choose a Postern answers file (*.postern.json).';
const kinds: readonly (readonly [start: readonly number[], sentence: string])[] = [
  [
    [0x50, 0x4b, 0x03, 0x04],
    'This is an archive, as workbooks, Word documents and sealed bundles are. Import a bundle under a name that ends in .postern; take a respondent file back inside its assessment.',
  ],
  [
    [0x61, 0x67, 0x65, 0x2d, 0x65, 0x6e, 0x63, 0x72, 0x79, 0x70, 0x74, 0x69, 0x6f, 0x6e, 0x2e, 0x6f, 0x72, 0x67, 0x2f],
    'This is closed with a passphrase, as a sealed bundle can be. Import a bundle under a name that ends in .postern.',
  ],
  [[0x25, 0x50, 0x44, 0x46, 0x2d], `This is a PDF. ${choose}`],
  [[0x89, 0x50, 0x4e, 0x47], `This is a picture. ${choose}`],
  [[0xff, 0xd8, 0xff], `This is a picture. ${choose}`],
  [[0x1f, 0x8b], 'This is packed (gzip). Unpack it first.'],
  [[0x3c], `This is markup (XML or HTML). ${choose}`],
  [[0xff, 0xfe], 'This is UTF-16 text; save it as UTF-8.'],
  [[0xfe, 0xff], 'This is UTF-16 text; save it as UTF-8.'],
];

/** What a file is that can be no answers file, with what to do; null where it may be one. */
export const otherKind = (bytes: Uint8Array): string | null => kinds.find(([start]) => start.every((byte, at) => bytes[at] === byte))?.[1] ?? null;
