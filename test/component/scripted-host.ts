/**
 * The host's end of the transport, for screens that need a host in a certain state: full disk, ten thousand assessments,
 * a search with hits. Only what a test names is answered; everything else fails the test. Import it before any screen.
 */
import type { Failure, InputOf, OperationName, Outcome, OutputOf, Transport } from '#contract/contract.ts';

type Answers = { [N in OperationName]?: (input: InputOf<N>) => OutputOf<N> | Outcome<OutputOf<N>> | Promise<OutputOf<N> | Outcome<OutputOf<N>>> };

let answers: Answers = {};
/** Every question that was asked, in order. */
export const asked: { readonly operation: OperationName; readonly input: unknown }[] = [];

export const script = (next: Answers): void => {
  answers = next;
  asked.length = 0;
};

export const failure = (code: Failure['code'], sentence: string): { readonly ok: false; readonly error: Failure } => ({
  ok: false,
  error: { code, sentence },
});

const isOutcome = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'ok' in value && typeof value.ok === 'boolean' && ('value' in value || 'error' in value);

const transport: Transport = {
  async invoke<N extends OperationName>(operation: N, input: InputOf<N>): Promise<Outcome<OutputOf<N>>> {
    asked.push({ operation, input });
    const answer = answers[operation];
    if (!answer) throw new Error(`The test's host was asked ${operation}, which the test does not answer.`);
    const value = await answer(input);
    return isOutcome(value) ? (value as Outcome<OutputOf<N>>) : { ok: true, value: value as OutputOf<N> };
  },
  listen: () => () => undefined,
};
Object.defineProperty(window, 'postern', { value: transport, configurable: true });
