/** What this laptop remembers of a window from one start to the next. Never anything that belongs to the assessment itself. */

/** What was remembered under a key: only a wish, to be checked by whoever reads it; null where there is nothing. */
export const readRemembered = (key: string): unknown => {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null') as unknown;
  } catch {
    return null;
  }
};

export const remember = (key: string, value: unknown): void => {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // No storage in this window: nothing is remembered, nothing else suffers.
  }
};
