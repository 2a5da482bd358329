/** Sends bytes as they are to a port and reads the answer: no HTTP library mends, normalises or refuses anything on the way. */
import { connect } from 'node:net';

export interface RawAnswer {
  /** 0 where the connection was closed without any answer. */
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

const parseAnswer = (bytes: Buffer): RawAnswer => {
  const text = bytes.toString('latin1');
  const [head = '', ...body] = text.split('\r\n\r\n');
  const [first = '', ...lines] = head.split('\r\n');
  const headers = Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]));
  return { status: Number(/^HTTP\/1\.1 (\d{3})/.exec(first)?.[1] ?? 0), headers, text: body.join('\r\n\r\n') };
};

/** Ends when the other side closes, or after `quietMilliseconds` without a byte. */
export const rawRequest = (port: number, pieces: readonly (string | Buffer)[], quietMilliseconds = 1_500): Promise<RawAnswer> =>
  new Promise((resolve) => {
    const received: Buffer[] = [];
    const socket = connect(port, '127.0.0.1');
    const finish = (): void => {
      socket.destroy();
      resolve(parseAnswer(Buffer.concat(received)));
    };
    socket.setTimeout(quietMilliseconds, finish);
    socket.on('data', (piece) => received.push(piece));
    socket.on('error', finish);
    socket.on('close', finish);
    socket.on('connect', () => {
      for (const piece of pieces) socket.write(piece);
    });
  });

/** A request from its lines; the last line is followed by the empty one and the body. */
export const requestOf = (lines: readonly string[], body: string | Buffer = ''): readonly (string | Buffer)[] => [
  `${lines.join('\r\n')}\r\n\r\n`,
  body,
];
