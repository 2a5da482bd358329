/** What the file system says, as a sentence that names the file as the auditor named it and says what to do. */

const sentences: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder; check the name.',
  EACCES: 'there is no permission for it; choose another place or change its permissions.',
  EPERM: 'the system does not allow it; choose another place.',
  EISDIR: 'this is a folder, not a file; name a file in it.',
  ENOTDIR: 'a part of the path is a file, not a folder; check the path.',
  ENOSPC: 'the disk is full; free some space and try again.',
  EDQUOT: 'your disk quota is used up; free some space and try again.',
  EROFS: 'the disk is read-only; choose another place.',
  EFBIG: 'the file grows beyond what the disk allows; choose another place.',
  EMFILE: 'too many files are open; close other programs and try again.',
  ENAMETOOLONG: 'the name is too long; choose a shorter one.',
  EBUSY: 'another program is using it; close it there and try again.',
  ELOOP: 'its links go round in a circle; name the file itself.',
  EIO: 'the disk reports an error; try another disk.',
  ERR_INVALID_ARG_VALUE: 'the name holds a character that no file name may have.',
};

export const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '');

/** Without the file: “the disk is full; …”. For codes that are not listed, the code itself helps whoever is asked. */
export const fileSentence = (error: unknown): string =>
  sentences[codeOf(error)] ?? `the system refused it (${codeOf(error) === '' ? 'no reason given' : codeOf(error)}).`;
