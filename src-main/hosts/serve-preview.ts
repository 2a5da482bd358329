/** The report preview as a document of its own, for the frame that `previewAddress` of the contract points to. */
import type { Outcome } from '#contract/contract.ts';
import { previewPolicy, safetyHeaders } from './content-policy.ts';

export type Ask = (operation: string, input: unknown) => Promise<Outcome<unknown>>;

const headers = { ...safetyHeaders, 'content-type': 'text/html; charset=utf-8', 'content-security-policy': previewPolicy };

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

const parseOptions = (text: string | null): unknown => {
  try {
    return JSON.parse(text ?? '') as unknown;
  } catch {
    return null;
  }
};

/** `query` holds `id` and `options` as `previewAddress` wrote them; `dispatch` judges them like any other input. */
export const servePreview = async (ask: Ask, query: URLSearchParams): Promise<Response> => {
  const outcome = await ask('previewReport', { id: query.get('id') ?? '', options: parseOptions(query.get('options')) });
  if (outcome.ok) return new Response((outcome.value as { html: string }).html, { headers });
  return new Response(
    `<!doctype html><meta charset="utf-8"><title>Preview</title><style>body{max-width:36em;margin:3em;font:15px/1.5 system-ui,sans-serif}</style><p>${escape(outcome.error.sentence)}</p>`,
    {
      status: 422,
      headers,
    },
  );
};
