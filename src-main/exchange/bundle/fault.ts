/** Why a file is refused as a sealed bundle. The application turns it into its own failure. */
export type FaultKind =
  | 'not-a-bundle'
  | 'altered' // what the file holds is not what was sealed, or not in the one form that a bundle has
  | 'newer-format'
  | 'too-large'
  | 'passphrase-needed'
  | 'passphrase-wrong';

export class BundleFault extends Error {
  readonly kind: FaultKind;
  constructor(kind: FaultKind, sentence: string, cause?: unknown) {
    super(sentence, cause === undefined ? undefined : { cause });
    this.name = 'BundleFault';
    this.kind = kind;
  }
}
