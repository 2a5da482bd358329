import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rawRequest, requestOf, type RawAnswer } from '../hosts/raw-request.ts';
import { openTestHost, secret, type TestHost } from '../hosts/web/open-test-host.ts';
import { goodRequests, hostileRequests } from './loopback-requests.ts';

/** What is wrong with an answer to a hostile request; empty when it was refused as it should be. */
const weaknesses = (answer: RawAnswer): readonly string[] => [
  ...(answer.status !== 0 && (answer.status < 400 || answer.status > 499) ? [`answered ${String(answer.status)}`] : []),
  ...(Object.keys(answer.headers).some((name) => name.startsWith('access-control-')) ? ['sent a CORS header'] : []),
  ...(answer.text.includes(secret) ? ['sent a file from outside'] : []),
  ...('set-cookie' in answer.headers ? ['gave out a cookie'] : []),
];

let host: TestHost;
beforeAll(async () => {
  host = await openTestHost();
});
afterAll(() => host.web.close());

describe('the loopback host', () => {
  it('lets its own page in, so that the refusals below mean something', async () => {
    for (const request of goodRequests(host)) expect((await rawRequest(host.port, request.pieces)).status, request.title).toBe(200);
    expect(host.asked).toEqual(['deleteAssessment']);
  });

  it('refuses every hostile request and never asks the application', { timeout: 120_000 }, async () => {
    const requests = hostileRequests(host);
    expect(requests.length).toBeGreaterThanOrEqual(100);
    const before = host.asked.length;
    const answers = await Promise.all(requests.map(async (request) => ({ request, answer: await rawRequest(host.port, request.pieces) })));
    expect(answers.flatMap(({ request, answer }) => weaknesses(answer).map((weakness) => `${request.title}: ${weakness}`))).toEqual([]);
    expect(host.asked.length).toBe(before);
    expect((await rawRequest(host.port, goodRequests(host)[1]?.pieces ?? [])).status).toBe(200);
  });

  it('refuses a body that grows beyond the cap without saying so first', { timeout: 60_000 }, async () => {
    const before = host.asked.length;
    const piece = Buffer.alloc(1024 * 1024, 0x20);
    const head = requestOf([
      'POST /dispatch HTTP/1.1',
      `Host: 127.0.0.1:${String(host.port)}`,
      `Origin: ${host.web.address}`,
      `Cookie: ${host.cookie}`,
      'Content-Type: application/json',
      'Transfer-Encoding: chunked',
    ]);
    const answer = await rawRequest(
      host.port,
      [...head, ...Array.from({ length: 100 }, () => [`${piece.length.toString(16)}\r\n`, piece, '\r\n']).flat(), '0\r\n\r\n'],
      10_000,
    );
    expect([0, 413]).toContain(answer.status);
    expect(host.asked.length).toBe(before);
  });

  it('cuts off a sender that never finishes its headers', { timeout: 30_000 }, async () => {
    const started = Date.now();
    const answer = await rawRequest(host.port, ['GET / HTTP/1.1\r\nHost: 127.0.0.1'], 25_000);
    expect([0, 408]).toContain(answer.status);
    expect(Date.now() - started).toBeLessThan(20_000);
  });

  it('listens on 127.0.0.1 only', async () => {
    const reached = await new Promise<boolean>((resolve) => {
      const socket = connect({ port: host.port, host: '::1' });
      socket.on('connect', () => resolve(true));
      socket.on('error', () => resolve(false));
    });
    expect(reached).toBe(false);
    expect(host.web.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });
});

describe('the harness itself', () => {
  let careless: Server;
  beforeAll(async () => {
    careless = createServer((_request, response) => {
      response.setHeader('access-control-allow-origin', '*');
      response.end(secret);
    });
    await new Promise<void>((resolve) => careless.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => {
    careless.closeAllConnections();
    careless.close();
  });

  it('finds most of these requests answered by a server that checks nothing', { timeout: 120_000 }, async () => {
    const { port } = careless.address() as AddressInfo;
    const requests = hostileRequests({ port, cookie: 'postern-1=x' });
    const answers = await Promise.all(requests.map((request) => rawRequest(port, request.pieces)));
    expect(answers.filter((answer) => weaknesses(answer).length > 0).length).toBeGreaterThan(requests.length * 0.8);
  });
});
