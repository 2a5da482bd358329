/** Hostile requests to the loopback host: what a web page, a rebound name or another user of the machine could send. */
import { requestOf } from '../hosts/raw-request.ts';

export interface HostileRequest {
  readonly title: string;
  readonly pieces: readonly (string | Buffer)[];
}

export interface Aim {
  readonly port: number;
  /** `name=value` of a browser that was let in. */
  readonly cookie: string;
}

const call = JSON.stringify({ operation: 'deleteAssessment', input: { id: 'x' } });

type Head = Readonly<Record<string, string | readonly string[]>>;

/** A good request is everything that is not changed by `change`; an empty list leaves the header out. */
const post = (aim: Aim, change: Head = {}, body: string | Buffer = call, target = '/dispatch'): readonly (string | Buffer)[] =>
  requestOf([`POST ${target} HTTP/1.1`, ...headLines(aim, { ...postHead(aim, body), ...change })], body);
const get = (aim: Aim, target: string, change: Head = {}, method = 'GET'): readonly (string | Buffer)[] =>
  requestOf([`${method} ${target} HTTP/1.1`, ...headLines(aim, change)]);

const postHead = (aim: Aim, body: string | Buffer): Head => ({
  Origin: `http://127.0.0.1:${String(aim.port)}`,
  'Content-Type': 'application/json',
  'Content-Length': String(Buffer.byteLength(body)),
});

const headLines = (aim: Aim, change: Head): readonly string[] =>
  Object.entries({ Host: `127.0.0.1:${String(aim.port)}`, Cookie: aim.cookie, Connection: 'close', ...change }).flatMap(([name, value]) =>
    (typeof value === 'string' ? [value] : value).map((one) => `${name}: ${one}`),
  );

/** The harness's own proof: these two must get through, or the refusals below prove nothing. */
export const goodRequests = (aim: Aim): readonly HostileRequest[] => [
  { title: 'an operation from our own page', pieces: post(aim) },
  { title: 'the page itself', pieces: get(aim, '/') },
];

const hosts = (aim: Aim): readonly HostileRequest[] => {
  const own = `127.0.0.1:${String(aim.port)}`;
  const wrong: Readonly<Record<string, string | readonly string[]>> = {
    'a rebound name': `evil.example:${String(aim.port)}`,
    'our address as the beginning of a name': `127.0.0.1.evil.example:${String(aim.port)}`,
    localhost: `localhost:${String(aim.port)}`,
    'another port': `127.0.0.1:${String(aim.port === 1 ? 2 : aim.port - 1)}`,
    'no port': '127.0.0.1',
    'a trailing dot': `127.0.0.1.:${String(aim.port)}`,
    'the address as one number': `2130706433:${String(aim.port)}`,
    'the IPv6 loopback': `[::1]:${String(aim.port)}`,
    'a user before the address': `evil@${own}`,
    'a second Host': [own, 'evil.example'],
    'two Hosts in one line': `${own}, evil.example`,
    'no Host': [],
    'an empty Host': '',
  };
  return Object.entries(wrong).flatMap(([title, Host]) => [
    { title: `Host: ${title}, operation`, pieces: post(aim, { Host }) },
    { title: `Host: ${title}, page`, pieces: get(aim, '/', { Host }) },
  ]);
};

const origins = (aim: Aim): readonly HostileRequest[] => {
  const own = `http://127.0.0.1:${String(aim.port)}`;
  const wrong: Readonly<Record<string, string | readonly string[]>> = {
    'another page': 'http://evil.example',
    'a sandboxed page': 'null',
    'the same address with https': own.replace('http', 'https'),
    'another port of this machine': 'http://127.0.0.1:1',
    localhost: own.replace('127.0.0.1', 'localhost'),
    'ours with a tail': `${own}.evil.example`,
    'two of them': [own, 'http://evil.example'],
    'a file': 'file://',
    'an empty one': '',
  };
  return [
    ...Object.entries(wrong).map(([title, Origin]) => ({ title: `Origin: ${title}`, pieces: post(aim, { Origin }) })),
    ...['same-site', 'cross-site', 'anything'].flatMap((site) => [
      { title: `Sec-Fetch-Site: ${site}, preview`, pieces: get(aim, '/preview?id=x', { 'Sec-Fetch-Site': site }) },
      { title: `Sec-Fetch-Site: ${site}, operation`, pieces: post(aim, { 'Sec-Fetch-Site': site }) },
    ]),
    { title: 'Origin: none on an operation', pieces: post(aim, { Origin: [] }) },
    { title: 'Origin: another page asks for a download', pieces: get(aim, '/download/x', { Origin: 'http://evil.example' }) },
    { title: 'Origin: another page listens to events', pieces: get(aim, '/events', { Origin: 'http://evil.example' }) },
  ];
};

const sessions = (aim: Aim): readonly HostileRequest[] => {
  const [name = '', value = ''] = aim.cookie.split('=');
  const wrong: Readonly<Record<string, string | readonly string[]>> = {
    none: [],
    empty: `${name}=`,
    'one character short': `${name}=${value.slice(0, -1)}`,
    'one character changed': `${name}=${value.slice(0, -1)}${value.endsWith('A') ? 'B' : 'A'}`,
    'of another port': `postern-1=${value}`,
    'the value twice': `${aim.cookie}; ${aim.cookie}`,
    'in two headers': [aim.cookie, aim.cookie],
    'with the prototype’s name': '__proto__=x; constructor=y',
  };
  return [
    ...Object.entries(wrong).map(([title, Cookie]) => ({ title: `Cookie: ${title}`, pieces: post(aim, { Cookie }) })),
    { title: 'Cookie: none, page', pieces: get(aim, '/', { Cookie: [] }) },
    { title: 'Cookie: none, asset', pieces: get(aim, '/assets/index-1.js', { Cookie: [] }) },
    { title: 'Cookie: none, preview', pieces: get(aim, '/preview?id=x', { Cookie: [] }) },
    { title: 'Cookie: none, events', pieces: get(aim, '/events', { Cookie: [] }) },
    { title: 'token: wrong', pieces: get(aim, '/open?t=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA', { Cookie: [] }) },
    { title: 'token: missing', pieces: get(aim, '/open', { Cookie: [] }) },
    { title: 'token: empty', pieces: get(aim, '/open?t=', { Cookie: [] }) },
    { title: 'token: the cookie’s value instead', pieces: get(aim, `/open?t=${value}`, { Cookie: [] }) },
    { title: 'token: in the address of an operation', pieces: post(aim, { Cookie: [] }, call, `/dispatch?t=${value}`) },
  ];
};

const escapes = [
  '/../secret.txt',
  '/..%2fsecret.txt',
  '/%2e%2e/secret.txt',
  '/%2e%2e%2fsecret.txt',
  '/..%5csecret.txt',
  '/..\\secret.txt',
  '/assets/../../secret.txt',
  '/assets/%2e%2e/%2e%2e/secret.txt',
  '/%252e%252e%252fsecret.txt',
  '/..%c0%afsecret.txt',
  '/..;/secret.txt',
  '/secret.txt%00.js',
  '/C:/secret.txt',
  '/index.html::$DATA.js',
  '/.hidden.json',
  '/notes.bak',
  '/assets',
  '/%',
  '//secret.txt',
  '//evil.example/',
  'http://evil.example/',
  '*',
  '/index.html#x',
];

const methods = (aim: Aim): readonly HostileRequest[] => [
  ...['OPTIONS', 'PUT', 'DELETE', 'PATCH', 'TRACE', 'HEAD', 'PROPFIND'].map((method) => ({
    title: `method ${method}`,
    pieces: get(aim, '/', {}, method),
  })),
  { title: 'method CONNECT', pieces: requestOf(['CONNECT evil.example:443 HTTP/1.1', ...headLines(aim, {})]) },
  { title: 'method nobody knows', pieces: get(aim, '/', {}, 'STEAL') },
  {
    title: 'preflight of another page',
    pieces: get(aim, '/dispatch', { Origin: 'http://evil.example', 'Access-Control-Request-Method': 'POST' }, 'OPTIONS'),
  },
  { title: 'operation by GET', pieces: get(aim, `/dispatch?operation=deleteAssessment&input=%7B%7D`) },
  { title: 'post to the page', pieces: post(aim, {}, call, '/') },
  { title: 'post to events', pieces: post(aim, {}, call, '/events') },
  {
    title: 'WebSocket upgrade',
    pieces: get(aim, '/', {
      Connection: 'Upgrade',
      Upgrade: 'websocket',
      'Sec-WebSocket-Version': '13',
      'Sec-WebSocket-Key': 'AAAAAAAAAAAAAAAAAAAAAA==',
    }),
  },
  { title: 'HTTP/2 upgrade', pieces: get(aim, '/', { Connection: 'Upgrade, HTTP2-Settings', Upgrade: 'h2c', 'HTTP2-Settings': 'AAMAAABkAAQAAP__' }) },
  { title: 'HTTP/2 preface', pieces: ['PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'] },
];

const bodies = (aim: Aim): readonly HostileRequest[] => [
  { title: 'body of a form', pieces: post(aim, { 'Content-Type': 'application/x-www-form-urlencoded' }, 'operation=deleteAssessment') },
  { title: 'body as plain text, which needs no preflight', pieces: post(aim, { 'Content-Type': 'text/plain' }) },
  { title: 'body with two types', pieces: post(aim, { 'Content-Type': ['application/json', 'text/plain'] }) },
  { title: 'body of no JSON', pieces: post(aim, {}, '{"operation":') },
  { title: 'body of bytes that are no UTF-8', pieces: post(aim, {}, Buffer.from([0xff, 0xfe, 0x00])) },
  { title: 'body that is a list', pieces: post(aim, {}, '[]') },
  { title: 'body without input', pieces: post(aim, {}, '{"operation":"listAssessments"}') },
  { title: 'body whose operation is no text', pieces: post(aim, {}, '{"operation":{},"input":{}}') },
  { title: 'body that says it has 100 MB', pieces: post(aim, { 'Content-Length': String(100 * 1024 * 1024) }, '{') },
  { title: 'body with a negative length', pieces: post(aim, { 'Content-Length': '-1' }) },
  { title: 'body with two lengths', pieces: post(aim, { 'Content-Length': ['5', '500'] }) },
  { title: 'body both chunked and with a length', pieces: post(aim, { 'Transfer-Encoding': 'chunked' }, '5\r\nhello\r\n0\r\n\r\n') },
  { title: 'headers of 64 kB', pieces: get(aim, '/', { 'X-Long': 'a'.repeat(65_536) }) },
  { title: 'a line break inside a header', pieces: get(aim, '/', { 'X-Split': 'a\nSet-Cookie: b=c' }) },
  { title: 'no HTTP at all', pieces: [Buffer.from([0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, 0xfc])] },
];

export const hostileRequests = (aim: Aim): readonly HostileRequest[] => [
  ...hosts(aim),
  ...origins(aim),
  ...sessions(aim),
  ...escapes.map((target) => ({ title: `target ${target}`, pieces: get(aim, target) })),
  ...methods(aim),
  ...bodies(aim),
];
