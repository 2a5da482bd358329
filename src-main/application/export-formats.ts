/** Formats of the exchange room by their name in the contract. Each is loaded when it is first asked for. */
import type { TableFormat } from '#contract/contract.ts';
import type { ExportFormat } from '#exchange/export-format.ts';

export const loadFormat: { readonly [F in TableFormat]: () => Promise<ExportFormat> } = {
  json: async () => (await import('#exchange/result-json/result-json.ts')).resultJson,
};
