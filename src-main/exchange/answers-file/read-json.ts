/** Bytes to JSON, with the place of a fault given as people look for it: line and column. */
import type { Parsed } from '#core/parse/shape.ts';

/** Deeper nesting than any honest file has; refused before a recursive reader can run out of stack. */
const mostDepth = 64;

const placeOf = (source: string, position: number): string => {
  const before = source.slice(0, position).split('\n');
  return `line ${String(before.length)}, column ${String((before.at(-1)?.length ?? 0) + 1)}`;
};

/** Where nesting goes beyond `mostDepth`, or -1. Brackets inside strings do not count. */
const tooDeepAt = (source: string): number => {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < source.length; at += 1) {
    const character = source.charCodeAt(at);
    if (inString) {
      if (character === 92) at += 1;
      else if (character === 34) inString = false;
    } else if (character === 34) inString = true;
    else if (character === 123 || character === 91) {
      depth += 1;
      if (depth > mostDepth) return at;
    } else if (character === 125 || character === 93) depth -= 1;
  }
  return -1;
};

const refuse = (place: string, sentence: string): Parsed<unknown> => ({ ok: false, problems: [{ place, sentence }] });

/** Engines report `position 12` or `line 1 column 13`; some only quote what they met. */
const faultPlace = (source: string, message: string): string => {
  const position = /position (\d+)/.exec(message)?.[1];
  if (position !== undefined) return placeOf(source, Number(position));
  return source.trim() === '' || /end of/i.test(message) ? placeOf(source, source.length) : '';
};

/** UTF-8 bytes (with or without byte order mark) to JSON. Never throws. */
export const readJson = (bytes: Uint8Array): Parsed<unknown> => {
  let source: string;
  try {
    source = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return refuse('', 'The file is not UTF-8 text; export it again, or save it as UTF-8.');
  }
  if (source.trim() === '') return refuse('', 'The file is empty; choose a Postern answers file (*.postern.json).');
  const deep = tooDeepAt(source);
  if (deep >= 0) return refuse(placeOf(source, deep), `The file is nested more than ${String(mostDepth)} levels deep, which no answers file is.`);
  try {
    return { ok: true, value: JSON.parse(source) as unknown, warnings: [] };
  } catch (error) {
    const place = faultPlace(source, error instanceof Error ? error.message : '');
    return refuse(place, 'The file is not valid JSON; mend it there or export it again.');
  }
};
