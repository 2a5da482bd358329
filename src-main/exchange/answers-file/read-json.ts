/** Bytes to JSON, with the place of a fault given as people look for it: line and column. */
import { quote, type Parsed } from '#core/parse/shape.ts';
import { examineInSteps, mostDepth, type JsonFault } from './examine-json.ts';
import { finish, part, type Steps } from './steps.ts';

const placeOf = (source: string, position: number): string => {
  let line = 1;
  let start = 0;
  for (let at = source.indexOf('\n'); at >= 0 && at < position; at = source.indexOf('\n', at + 1)) {
    line += 1;
    start = at + 1;
  }
  return `line ${String(line)}, column ${String(position - start + 1)}`;
};

const refuse = (place: string, sentence: string): Parsed<unknown> => ({ ok: false, problems: [{ place, sentence }] });

const sayFault = (fault: JsonFault): string => {
  switch (fault.kind) {
    case 'syntax':
      return 'The file is not valid JSON; mend it there or export it again.';
    case 'depth':
      return `The file is nested more than ${String(mostDepth)} levels deep, which no answers file is; choose another file or export it again.`;
    case 'twice':
      return `${quote(fault.key)} stands there twice, and only one could be kept; remove one of the two.`;
  }
};

/** UTF-8 bytes (with or without byte order mark) to JSON, in steps. Never throws. */
export function* readJsonInSteps(bytes: Uint8Array): Steps<Parsed<unknown>> {
  let source: string;
  try {
    source = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return refuse('', 'The file is not UTF-8 text; export it again, or save it as UTF-8.');
  }
  if (source.trim() === '') return refuse('', 'The file is empty; choose a Postern answers file (*.postern.json).');
  yield 0.2;
  const fault = yield* part(examineInSteps(source), 0.2, 0.6);
  if (fault) return refuse(placeOf(source, fault.at), sayFault(fault));
  yield 0.6;
  try {
    return { ok: true, value: JSON.parse(source) as unknown, warnings: [] };
  } catch {
    return refuse('', sayFault({ kind: 'syntax', at: 0, key: '' }));
  }
}
export const readJson = (bytes: Uint8Array): Parsed<unknown> => finish(readJsonInSteps(bytes));
