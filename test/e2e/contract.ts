/** The contract asked from inside the page, as a screen asks it: for what a test needs and no screen does in one step. */
import type { Page } from 'playwright';
import type { InputOf, OperationName, Outcome, OutputOf } from '#contract/contract.ts';

export const ask = async <N extends OperationName>(page: Page, operation: N, input: InputOf<N>): Promise<OutputOf<N>> => {
  const outcome = (await page.evaluate(async (body) => {
    const response = await fetch('/dispatch', { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    return (await response.json()) as unknown;
  }, JSON.stringify({ operation, input }))) as Outcome<OutputOf<N>>;
  if (!outcome.ok) throw new Error(`${operation}: ${outcome.error.sentence}`);
  return outcome.value;
};

/** The assessment that the window has open. */
export const openId = (page: Page): Promise<string> =>
  page.evaluate(() => (JSON.parse(localStorage.getItem('postern.place') ?? '{}') as { id: string }).id);

/** Imports an answers file and gives its id. */
export const importText = async (page: Page, name: string, text: string): Promise<string> =>
  (await ask(page, 'importAssessment', { name, base64: Buffer.from(text).toString('base64') })).id;
