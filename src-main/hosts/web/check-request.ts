/** Decides from its head alone whether a request is one of ours. Pure, so that every hostile head can be tried. */

export interface RequestHead {
  readonly method: string;
  /** The request target as sent. */
  readonly url: string;
  /** Names and values alternating, as they came: a doubled header is seen as doubled. */
  readonly rawHeaders: readonly string[];
}

export type Verdict =
  | { readonly kind: 'refused'; readonly status: 400 | 401 | 403 | 405 | 421; readonly sentence: string }
  | { readonly kind: 'open'; readonly token: string }
  | { readonly kind: 'route'; readonly pathname: string; readonly query: URLSearchParams };

export const headerValues = (head: RequestHead, name: string): readonly string[] =>
  head.rawHeaders.filter((_, at) => at % 2 === 1 && head.rawHeaders[at - 1]?.toLowerCase() === name);

const refuse = (status: 400 | 401 | 403 | 405 | 421, sentence: string): Verdict => ({ kind: 'refused', status, sentence });

/** The request target as pathname and query; null for absolute form, `//host`, `*`, or anything but printable ASCII. */
const parseTarget = (url: string): { readonly pathname: string; readonly query: URLSearchParams } | null => {
  if (!/^\/(?!\/)[\x21-\x7e]*$/.test(url) || url.includes('#')) return null;
  const at = url.indexOf('?');
  return { pathname: at < 0 ? url : url.slice(0, at), query: new URLSearchParams(at < 0 ? '' : url.slice(at + 1)) };
};

/**
 * Browsers tell who set off a request. A page on another port of 127.0.0.1 counts as the same site and has our cookie sent
 * along; a GET of it carries no Origin. The page itself may be reached from anywhere, without its cookie it is refused.
 */
const comesFromUs = (head: RequestHead): boolean => headerValues(head, 'sec-fetch-site').every((site) => site === 'same-origin' || site === 'none');

/**
 * `address` is our own `http://127.0.0.1:PORT`. Host must be exactly ours (a rebound name sends its own), Origin ours if
 * there is one and always on POST (a foreign page cannot leave it out), and the cookie must be there, but for `/open`.
 */
export const checkRequest = (head: RequestHead, address: string, knowsCookie: (header: string | undefined) => boolean): Verdict => {
  const hosts = headerValues(head, 'host');
  if (hosts.length !== 1 || `http://${hosts[0] ?? ''}` !== address) return refuse(421, 'This address is not served here.');
  const origins = headerValues(head, 'origin');
  if (origins.length > 1 || (origins.length === 1 && origins[0] !== address)) return refuse(403, 'Requests from other pages are refused.');
  if (head.method !== 'GET' && head.method !== 'POST') return refuse(405, 'Only GET and POST are served.');
  if (headerValues(head, 'upgrade').length > 0) return refuse(400, 'No other protocol is served.');
  if (head.method === 'POST' && origins.length === 0) return refuse(403, 'Requests without an origin are refused.');
  const target = parseTarget(head.url);
  if (!target) return refuse(400, 'The address is malformed.');
  if (head.method === 'GET' && target.pathname === '/open') return { kind: 'open', token: target.query.get('t') ?? '' };
  if (target.pathname !== '/' && !comesFromUs(head)) return refuse(403, 'Requests from other pages are refused.');
  const cookies = headerValues(head, 'cookie');
  if (cookies.length > 1 || !knowsCookie(cookies[0])) return refuse(401, 'Open Postern with the address that it printed when it started.');
  return { kind: 'route', ...target };
};
