/** The same application on 127.0.0.1, for machines where Electron cannot run and for tests. Never in the packaged app. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable, type Duplex } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { pagePolicy, safetyHeaders } from '../content-policy.ts';
import { servePreview, type Ask } from '../serve-preview.ts';
import type { ServePath } from '../serve-renderer.ts';
import { checkRequest, headerValues, type RequestHead } from './check-request.ts';
import { disposition, type Downloads } from './downloads.ts';
import type { EventHub } from './events.ts';
import { mostBodyBytes, readBody } from './read-body.ts';
import { createSession, type Session } from './session.ts';

export interface WebHostParts {
  readonly ask: Ask;
  readonly servePath: ServePath;
  readonly downloads: Downloads;
  readonly events: EventHub;
  /** 0 takes any free port. */
  readonly port: number;
}

export interface WebHost {
  /** `http://127.0.0.1:PORT` */
  readonly address: string;
  /** The address that lets a browser in, token included. */
  readonly openAddress: string;
  readonly close: () => Promise<void>;
}

const say = (response: ServerResponse, status: number, sentence: string): void => {
  response.writeHead(status, {
    ...safetyHeaders,
    'content-type': 'text/plain; charset=utf-8',
    'content-security-policy': pagePolicy,
    connection: 'close',
  });
  response.end(sentence);
};

const send = async (response: ServerResponse, answer: Response): Promise<void> => {
  const bytes = Buffer.from(await answer.arrayBuffer());
  response.writeHead(answer.status, { ...Object.fromEntries(answer.headers), 'content-length': bytes.byteLength });
  response.end(bytes);
};

const sendJson = (response: ServerResponse, status: number, value: unknown): void => {
  response.writeHead(status, { ...safetyHeaders, 'content-type': 'application/json' });
  response.end(JSON.stringify(value));
};

const refusal = (code: string, sentence: string): unknown => ({ ok: false, error: { code, sentence } });

const letIn = (response: ServerResponse, session: Session, token: string): void => {
  if (!session.knowsToken(token)) {
    say(response, 401, 'This address is not valid any more. Use the one that Postern printed when it started.');
    return;
  }
  // The redirect takes the token out of the address bar and the page's history entry.
  response.writeHead(303, { ...safetyHeaders, 'set-cookie': session.cookie, location: '/' });
  response.end();
};

const parseCall = (bytes: Buffer): { readonly operation: unknown; readonly input: unknown } | null => {
  try {
    const call = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
    return typeof call === 'object' && call !== null && 'operation' in call && 'input' in call
      ? { operation: call.operation, input: call.input }
      : null;
  } catch {
    return null;
  }
};

const answerCall = async (request: IncomingMessage, response: ServerResponse, head: RequestHead, ask: Ask): Promise<void> => {
  const types = headerValues(head, 'content-type');
  if (types.length !== 1 || types[0] !== 'application/json') return say(response, 415, 'Only application/json is taken.');
  const body = await readBody(request);
  if (!body.ok) {
    response.setHeader('connection', 'close');
    sendJson(response, 413, refusal('too-large', `The request has more than ${String(mostBodyBytes / 1_048_576)} MB; attach a smaller file.`));
    request.destroy();
    return;
  }
  const call = parseCall(body.bytes);
  if (!call || typeof call.operation !== 'string') return sendJson(response, 400, refusal('bad-input', 'The request is no operation.'));
  sendJson(response, 200, await ask(call.operation, call.input));
};

const sendDownload = async (response: ServerResponse, downloads: Downloads, ref: string): Promise<void> => {
  const file = downloads.take(ref);
  if (!file) return say(response, 404, 'This file was fetched already or is gone. Export it again.');
  const size = 'bytes' in file ? file.bytes.byteLength : file.size;
  response.writeHead(200, {
    ...safetyHeaders,
    'content-type': file.mediaType,
    ...(size === null ? {} : { 'content-length': size }),
    'content-disposition': disposition(file.name),
    'content-security-policy': "default-src 'none'; sandbox",
  });
  if ('bytes' in file) response.end(file.bytes);
  // What fails in the middle breaks the connection off: the browser tells of a failed download and keeps no half file.
  else await pipeline(Readable.from(file.pieces(), { objectMode: true, highWaterMark: 1 }), response);
};

const route = async (
  parts: WebHostParts,
  request: IncomingMessage,
  response: ServerResponse,
  head: RequestHead,
  target: { readonly pathname: string; readonly query: URLSearchParams },
): Promise<void> => {
  const { pathname, query } = target;
  if (pathname === '/dispatch')
    return head.method === 'POST' ? answerCall(request, response, head, parts.ask) : say(response, 405, 'Operations are posted.');
  if (head.method !== 'GET') return say(response, 405, 'Only operations are posted.');
  if (pathname === '/events') return parts.events.join(response);
  if (pathname === '/preview') return send(response, await servePreview(parts.ask, query));
  if (pathname.startsWith('/download/')) return sendDownload(response, parts.downloads, pathname.slice('/download/'.length));
  return send(response, await parts.servePath(pathname));
};

const handle = async (parts: WebHostParts, address: string, session: Session, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const head: RequestHead = { method: request.method ?? '', url: request.url ?? '', rawHeaders: request.rawHeaders };
  const verdict = checkRequest(head, address, session.knowsCookie);
  if (verdict.kind === 'refused') return say(response, verdict.status, verdict.sentence);
  if (verdict.kind === 'open') return letIn(response, session, verdict.token);
  return route(parts, request, response, head, verdict);
};

/** Slow senders are cut off; nothing honest on the loopback takes this long. */
const limit = (server: Server): void => {
  server.headersTimeout = 10_000;
  server.requestTimeout = 60_000;
  server.keepAliveTimeout = 30_000;
  server.maxHeadersCount = 100;
  server.maxConnections = 100;
};

/** Listens on 127.0.0.1 only. Rejects when the port is taken. */
export const openWebHost = async (parts: WebHostParts): Promise<WebHost> => {
  const server = createServer({ maxHeaderSize: 16_384, connectionsCheckingInterval: 2_000 });
  limit(server);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(parts.port, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const address = `http://127.0.0.1:${String(port)}`;
  const session = createSession(port);
  server.on('request', (request, response) => {
    handle(parts, address, session, request, response).catch(() => {
      if (!response.headersSent) say(response, 500, 'Postern could not answer. Try again.');
      else response.destroy();
    });
  });
  // CONNECT and upgrades never reach the request handler; without these they would be answered by silence or a bare close.
  const refuse = (_request: IncomingMessage, socket: Duplex): void =>
    void socket.end('HTTP/1.1 400 Bad Request\r\nconnection: close\r\ncontent-length: 0\r\n\r\n');
  server.on('connect', refuse);
  server.on('upgrade', refuse);
  return {
    address,
    openAddress: `${address}/open?t=${session.token}`,
    close: () =>
      new Promise((resolve) => {
        parts.events.close();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
