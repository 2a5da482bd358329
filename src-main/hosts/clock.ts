/** The machine's clock, told as records keep it. */
import type { Clock } from '#application/ports.ts';

const two = (value: number): string => String(value).padStart(2, '0');

/** ISO 8601 with the machine's offset: `2026-11-23T14:32:07.120+01:00`. */
export const instantWithOffset = (moment: Date, offsetMinutes: number = -moment.getTimezoneOffset()): string => {
  const local = new Date(moment.getTime() + offsetMinutes * 60_000).toISOString().slice(0, -1);
  const size = Math.abs(offsetMinutes);
  return `${local}${offsetMinutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
};

export const systemClock: Clock = { now: () => instantWithOffset(new Date()) };

/** The calendar day of an instant with offset. */
export const dayOf = (instant: string): string => instant.slice(0, 10);
