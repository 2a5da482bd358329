/** A foreign file that is not taken, with the sentence for people: what is wrong, where, and what to do. */
export class RefusedFile extends Error {
  constructor(sentence: string) {
    super(sentence);
    this.name = 'RefusedFile';
  }
}

export const refuseFile = (sentence: string): RefusedFile => new RefusedFile(sentence);
