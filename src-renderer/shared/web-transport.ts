/** The transport of the loopback host: one POST per operation, server-sent events for what the host tells unasked. */
import type { HostEvent, InputOf, OperationName, Outcome, OutputOf, Transport } from '#contract/contract.ts';

export const webTransport = (): Transport => ({
  async invoke<N extends OperationName>(operation: N, input: InputOf<N>): Promise<Outcome<OutputOf<N>>> {
    try {
      const response = await fetch('/dispatch', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ operation, input }),
      });
      return (await response.json()) as Outcome<OutputOf<N>>;
    } catch {
      return {
        ok: false,
        error: { code: 'internal', sentence: 'Postern does not answer. Start it again with “npm start”; everything shown as saved is on disk.' },
      };
    }
  },
  listen(listener) {
    const source = new EventSource('/events');
    source.onmessage = (message: MessageEvent<string>) => listener(JSON.parse(message.data) as HostEvent);
    return () => source.close();
  },
});
