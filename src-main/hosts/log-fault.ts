/** Puts a fault of ours on the terminal: its kind and its place in our code, never its message, which may hold what the auditor typed. */
export const logFault = (error: unknown): void => {
  const place =
    error instanceof Error
      ? (error.stack ?? '')
          .split('\n')
          .filter((line) => line.trimStart().startsWith('at '))
          .slice(0, 4)
          .join(' ')
          .replace(/\s+/g, ' ')
          .trim()
      : typeof error;
  process.stderr.write(`Postern fault: ${error instanceof Error ? error.name : 'unknown'} ${place}\n`);
};
