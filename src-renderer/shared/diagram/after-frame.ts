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
