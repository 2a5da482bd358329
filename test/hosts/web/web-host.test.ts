import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pagePolicy, previewPolicy } from '#hosts/content-policy.ts';
import { rawRequest, requestOf } from '../raw-request.ts';
import { openTestHost, type TestHost } from './open-test-host.ts';

let host: TestHost;
beforeAll(async () => {
  host = await openTestHost();
});
afterAll(() => host.web.close());

const get = (target: string, cookie = host.cookie) =>
  rawRequest(host.port, requestOf([`GET ${target} HTTP/1.1`, `Host: 127.0.0.1:${String(host.port)}`, `Cookie: ${cookie}`, 'Connection: close']));

describe('the loopback host', () => {
  it('opens with the printed address and takes the token out of the address bar', async () => {
    const answer = await get(host.web.openAddress.slice(host.web.address.length), '');
    expect(answer.status).toBe(303);
    expect(answer.headers['location']).toBe('/');
    expect(answer.headers['set-cookie']).toMatch(new RegExp(`^postern-${String(host.port)}=[\\w-]{43}; HttpOnly; SameSite=Strict; Path=/$`));
  });

  it('serves the screens under the policy of the pages', async () => {
    const answer = await get('/');
    expect(answer.status).toBe(200);
    expect(answer.text).toContain('<title>Screens</title>');
    expect(answer.headers['content-security-policy']).toBe(pagePolicy);
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
    expect((await get('/assets/index-1.js')).headers['content-type']).toBe('text/javascript; charset=utf-8');
  });

  it('passes operations on and answers with their outcome', async () => {
    const response = await fetch(`${host.web.address}/dispatch`, {
      method: 'POST',
      headers: { cookie: host.cookie, origin: host.web.address, 'content-type': 'application/json' },
      body: JSON.stringify({ operation: 'search', input: { text: 'ß “quoted” 漢' } }),
    });
    expect(await response.json()).toEqual({ ok: true, value: { operation: 'search', input: { text: 'ß “quoted” 漢' } } });
  });

  it('serves the preview under a policy of its own that lets nothing run or load', async () => {
    const answer = await get('/preview?id=x&options=%7B%7D');
    expect(answer.text).toBe('<p>Report</p>');
    expect(answer.headers['content-security-policy']).toBe(previewPolicy);
    expect(previewPolicy).toMatch(/^sandbox; default-src 'none'/);
    expect(previewPolicy).not.toContain('script-src');
  });

  it('makes a large download while it is fetched, once; one that fails in the middle is broken off, not ended', async () => {
    const pieces = (failing: boolean) =>
      async function* (): AsyncGenerator<Uint8Array> {
        yield await Promise.resolve(Buffer.alloc(200_000, 0x61));
        if (failing) throw new Error('a piece of evidence is damaged');
        yield Buffer.from('end');
      };
    const keep = (failing: boolean, size: number | null): string =>
      host.downloads.keepPieces({ name: 'x.postern', mediaType: 'application/octet-stream', size, pieces: pieces(failing) });
    const fetchIt = (ref: string) => fetch(`${host.web.address}/download/${ref}`, { headers: { cookie: host.cookie } });
    for (const size of [200_003, null]) {
      const ref = keep(false, size);
      const answer = await fetchIt(ref);
      expect(answer.headers.get('content-length')).toBe(size === null ? null : '200003');
      expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="x.postern"/);
      expect((await answer.text()).endsWith('aend')).toBe(true);
      expect((await fetchIt(ref)).status).toBe(404);
      await expect((async () => (await fetchIt(keep(true, size))).text())()).rejects.toThrow();
    }
  });

  it('hands out a download once, by its reference, never to be shown', async () => {
    const ref = host.downloads.keep({ name: 'Zürich “final”.pdf', mediaType: 'application/pdf', bytes: Buffer.from('%PDF') });
    const first = await get(`/download/${ref}`);
    expect(first.text).toBe('%PDF');
    expect(first.headers['content-disposition']).toBe(
      `attachment; filename="Z_rich _final_.pdf"; filename*=UTF-8''Z%C3%BCrich%20%E2%80%9Cfinal%E2%80%9D.pdf`,
    );
    expect(first.headers['x-content-type-options']).toBe('nosniff');
    expect((await get(`/download/${ref}`)).status).toBe(404);
  });

  it('tells events to whoever listens', async () => {
    const controller = new AbortController();
    const response = await fetch(`${host.web.address}/events`, { headers: { cookie: host.cookie }, signal: controller.signal });
    const reader = (response.body as ReadableStream<Uint8Array>).getReader();
    await reader.read();
    host.events.tell({ kind: 'failure', sentence: 'A line\nand another' });
    const { value } = await reader.read();
    expect(new TextDecoder().decode(value)).toBe('data: {"kind":"failure","sentence":"A line\\nand another"}\n\n');
    controller.abort();
  });
});
