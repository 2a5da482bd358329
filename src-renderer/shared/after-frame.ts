/** Runs `run` in the first task after the next frame was painted; gives the way to call it off. */
export const afterFrame = (run: () => void): (() => void) => {
  let later: ReturnType<typeof setTimeout> | undefined;
  const frame = requestAnimationFrame(() => {
    later = setTimeout(run);
  });
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(later);
  };
};

/** A window that lies behind others draws no frames. */
const longestWait = 100;

/** Resolves in the first task after the next frame, or after a tenth of a second where none is drawn. */
export const framePainted = (): Promise<void> =>
  new Promise((resolve) => {
    const callOff = afterFrame(() => {
      clearTimeout(anyway);
      resolve();
    });
    const anyway = setTimeout(() => {
      callOff();
      resolve();
    }, longestWait);
  });
