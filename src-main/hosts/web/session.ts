/**
 * Who may talk to the loopback host. Any web page can send requests to 127.0.0.1 and any user of the machine can reach
 * the port, so being local proves nothing: the browser must have opened the printed address once.
 */
import { randomBytes, timingSafeEqual } from 'node:crypto';

export interface Session {
  /** Goes into the printed address, once. */
  readonly token: string;
  /** Value for `set-cookie`. */
  readonly cookie: string;
  readonly knowsToken: (given: string) => boolean;
  readonly knowsCookie: (header: string | undefined) => boolean;
}

/** Compares in constant time; lengths are no secret. */
const same = (given: string, wanted: string): boolean => {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
};

/**
 * Browsers share cookies between all ports of a host, so the port is in the cookie's name. The cookie's value is not the
 * token: a token seen in a browser history opens nothing by itself elsewhere than at `/open`.
 */
export const createSession = (port: number): Session => {
  const token = randomBytes(32).toString('base64url');
  const secret = randomBytes(32).toString('base64url');
  const name = `postern-${String(port)}`;
  return {
    token,
    cookie: `${name}=${secret}; HttpOnly; SameSite=Strict; Path=/`,
    knowsToken: (given) => same(given, token),
    knowsCookie: (header) => {
      const values = (header ?? '')
        .split(';')
        .map((pair) => pair.trim())
        .filter((pair) => pair.startsWith(`${name}=`));
      return values.length === 1 && same((values[0] ?? '').slice(name.length + 1), secret);
    },
  };
};
