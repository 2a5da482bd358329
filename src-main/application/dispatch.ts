/** The single door: every host passes what it was asked through here. Never throws, never shows a stack trace. */
import { sayProblem } from '#core/parse/shape.ts';
import type { InputOf, OperationName, Outcome, OutputOf } from '#contract/contract.ts';
import { isOperation, parseInput } from '#contract/parse-input.ts';
import type { Application } from './application.ts';
import { Trouble } from './ports.ts';

const call = async <N extends OperationName>(application: Application, operation: N, input: InputOf<N>): Promise<OutputOf<N>> => {
  const handle = application[operation] as (input: InputOf<N>) => OutputOf<N> | Promise<OutputOf<N>>;
  return await handle(input);
};

/** `onFault` hears of errors that are no `Trouble`: faults of ours, for the host's log. */
export const dispatch = async (
  application: Application,
  operation: unknown,
  input: unknown,
  onFault: (error: unknown) => void = () => undefined,
): Promise<Outcome<unknown>> => {
  if (!isOperation(operation)) return { ok: false, error: { code: 'bad-input', sentence: 'Postern has no such operation.' } };
  try {
    const parsed = parseInput(operation, input);
    if (!parsed.ok) {
      const sentences = parsed.problems.map(sayProblem);
      return { ok: false, error: { code: 'bad-input', sentence: sentences[0] ?? 'The request is malformed.', details: sentences } };
    }
    return { ok: true, value: await call(application, operation, parsed.value) };
  } catch (error) {
    if (error instanceof Trouble) {
      return { ok: false, error: { code: error.code, sentence: error.message, ...(error.details.length > 0 ? { details: error.details } : {}) } };
    }
    onFault(error);
    return {
      ok: false,
      error: {
        code: 'internal',
        sentence: 'Something went wrong inside Postern. What is shown as saved is on disk; try again, or start Postern anew.',
      },
    };
  }
};
