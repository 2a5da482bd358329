/** Now as ISO 8601 with the laptop's offset, to the second: `2026-11-23T14:32:07+01:00`. */
export const localInstant = (now: Date = new Date()): string => {
  const minutes = -now.getTimezoneOffset();
  const shifted = new Date(now.getTime() + minutes * 60_000).toISOString().slice(0, 19);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${shifted}${minutes < 0 ? '-' : '+'}${two(Math.floor(Math.abs(minutes) / 60))}:${two(Math.abs(minutes) % 60)}`;
};

/** The clock time of an instant as it was written, `14:32`; empty where there is none. */
export const clockTime = (at: string | undefined): string => at?.slice(11, 16) ?? '';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** Day and clock time of an instant as it was written, `23 Nov 2026, 14:32`. */
export const dayAndTime = (at: string | undefined): string => {
  if (at === undefined) return '';
  const month = months[Number(at.slice(5, 7)) - 1] ?? '';
  return `${String(Number(at.slice(8, 10)))} ${month} ${at.slice(0, 4)}, ${clockTime(at)}`;
};
