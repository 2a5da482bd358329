/** Dates as people write them, in one fixed language, so that screens, tests and laptops agree. */

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;
const datePattern = /^(\d{4})-(\d{2})-(\d{2})/;
const timePattern = /T(\d{2}:\d{2}(?::\d{2})?)/;

/** `23 Nov 2026` from an ISO date or instant, as written in it (no shift of time zone); the text itself if it is no date. */
export const sayDate = (iso: string): string => {
  const match = datePattern.exec(iso);
  const month = match ? months[Number(match[2]) - 1] : undefined;
  return match && month ? `${String(Number(match[3]))} ${month} ${match[1] ?? ''}` : iso;
};

/** `14:32:07` from an ISO instant. */
export const sayTime = (iso: string): string => timePattern.exec(iso)?.[1] ?? '';

/** `14:32` from an ISO instant. */
export const sayMinute = (iso: string): string => sayTime(iso).slice(0, 5);

/** `today 14:32`, else `12 Nov` in this year, else `12 Nov 2025`. `today` is an ISO date. */
export const sayWhen = (iso: string, today: string): string => {
  if (iso.slice(0, 10) === today) return `today ${sayMinute(iso)}`.trim();
  const date = sayDate(iso);
  return iso.slice(0, 4) === today.slice(0, 4) ? date.slice(0, -5) : date;
};

/** `23 Nov 2026 14:32`. */
export const sayInstant = (iso: string): string => `${sayDate(iso)} ${sayMinute(iso)}`.trim();
