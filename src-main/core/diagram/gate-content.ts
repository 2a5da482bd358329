/** What stands behind a leg's gate: ports, what was seen instead, the proxy, the mark of its worst finding, the service. */
import type { Mark, Tone } from './drawing.ts';
import { documentedPorts } from './describe-path.ts';
import type { LegReading } from './leg-reading.ts';
import { fitText, singleLine, textWidth, type Font } from './measure-text.ts';
import type { PlacedLeg } from './place-legs.ts';
import { boldLabels, ids, labels, plainPorts, ports, rect, text } from './shapes.ts';
import { lock, lockSize, notEqual, ratingMark, ring, ringWidth, smallArrow } from './signs.ts';

/** A piece of content that is never broken; `draw` puts it with its left edge at x and its middle at y. */
export interface Token {
  readonly width: number;
  /** Space kept to the token before it. */
  readonly lead: number;
  /** Height of its line where it is not that of plain text. */
  readonly tall?: number;
  readonly draw: (x: number, y: number, room: number) => readonly Mark[];
}

const apart = 6;
const space = 3;
const lineHeight = 15;
const tallLine = 20;

/** A word longer than this is nobody's name; it is shortened, the label has it whole. */
const longest = 150;

const word = (whole: string, font: Font, tone: Tone, lead: number, struck = false): Token => {
  const shown = fitText(whole, font, longest);
  return { width: textWidth(shown, font), lead, draw: (x, y, room) => [text(x, y + 4, fitText(shown, font, room), font, tone, { struck })] };
};

const words = (sentence: string, font: Font, tone: Tone): readonly Token[] =>
  singleLine(sentence)
    .split(' ')
    .filter((one) => one !== '')
    .map((one, at) => word(one, font, tone, at === 0 ? apart : space));

const list = (numbers: readonly number[], font: Font, tone: Tone, struck: boolean): readonly Token[] =>
  numbers.map((port) => word(String(port), font, tone, apart, struck));

/** ≠ stays with what follows it. */
const unequal = (next: Token): Token => ({
  width: 12 + next.width,
  lead: apart,
  draw: (x, y, room) => [...notEqual(x + 4, y, 'ink'), ...next.draw(x + 12, y, room - 12)],
});

const portTokens = ({ hop, seen, differences }: LegReading): readonly Token[] => {
  if (hop.kind === 'local' && hop.ports.length === 0) return [];
  const tone: Tone = hop.kind === 'open' ? 'word-medium' : 'ink';
  const seenPorts = seen?.ports ?? null;
  if (seenPorts && differences.includes('ports')) {
    const [first, ...more] = seenPorts.length > 0 ? list(seenPorts, ports, 'ink', false) : words('none open', boldLabels, 'ink');
    return [...list(hop.ports, plainPorts, 'ink3', true), ...(first ? [unequal(first)] : []), ...more];
  }
  if (seenPorts && seenPorts.length > 0) return list(seenPorts, ports, tone, false);
  if (hop.ports.length > 0) return list(hop.ports, ports, tone, false);
  // The words stand above the road already where they are the same.
  return documentedPorts(hop) === hop.protocol ? [] : words(documentedPorts(hop), labels, 'ink2');
};

/** A sunken box right behind the gate: the port that the reverse proxy hands over to. */
const proxyToken = ({ hop }: LegReading): readonly Token[] => {
  if (!hop.proxy) return [];
  const behind = hop.proxy.port === null ? 'proxy' : String(hop.proxy.port);
  const font = hop.proxy.port === null ? labels : plainPorts;
  const width = textWidth(behind, font) + 26;
  return [
    {
      width,
      lead: apart,
      tall: tallLine,
      draw: (x, y) => [
        rect({ x, y: y - 8, width, height: 16 }, { fill: 'sunk', stroke: 'line2', strokeWidth: 1, radius: 2 }),
        ...smallArrow(x + 6, y, 'ink2'),
        text(x + 19, y + 4, behind, font, 'ink'),
      ],
    },
  ];
};

const findingTokens = (leg: LegReading): readonly Token[] => {
  const { severity } = leg;
  if (severity === null) return [];
  const worst = leg.findings.filter((finding) => finding.severity === severity);
  const number = /[^-]*$/.exec(worst[0]?.id ?? '')?.[0] ?? '';
  const more = leg.findings.length > 1 ? `${number} +${leg.findings.length - 1}` : number;
  const width = 18 + textWidth(more, ids);
  return [{ width, lead: apart, draw: (x, y) => [ratingMark(`${leg.key}:mark`, severity, x + 7, y, 12), text(x + 18, y + 4, more, ids, 'ink3')] }];
};

/** Inside a system there is no road: the number, the way and the lock stand in the line itself. */
const insideTokens = (leg: LegReading): readonly Token[] => {
  const number = ringWidth(leg.hop.id);
  const sign = lock(`${leg.key}:lock`, leg.lock, 0, 0) === null ? 0 : lockSize + 4;
  return [
    {
      width: number + 14 + sign,
      lead: apart,
      tall: tallLine,
      draw: (x, y) => [
        ...ring(leg.hop.id, x, y, 'ink2'),
        ...smallArrow(x + number + 4, y, 'ink2'),
        ...[lock(`${leg.key}:lock`, leg.lock, x + number + 25, y)].filter((mark) => mark !== null),
      ],
    },
  ];
};

/** Beside what was seen last time; on a road it stands under the line. */
export const verifyAgain = 'to verify again';

/** In reading order. */
export const gateTokens = ({ leg, shape, service }: Pick<PlacedLeg, 'leg' | 'shape' | 'service'>): readonly Token[] => [
  ...(shape === 'inside' ? insideTokens(leg) : []),
  ...portTokens(leg),
  ...(shape === 'gate' ? words('open, unused', labels, 'ink2') : []),
  ...proxyToken(leg),
  ...findingTokens(leg),
  ...(leg.toReverify && shape !== 'road' ? words(verifyAgain, labels, 'ink2') : []),
  ...(service === null ? [] : words(service, labels, 'ink2')),
];

/** Tokens in lines no wider than the room; a token wider than that stands alone. */
export const flow = (tokens: readonly Token[], room: number): readonly (readonly Token[])[] => {
  const lines: Token[][] = [];
  let used = Number.POSITIVE_INFINITY;
  for (const token of tokens) {
    const line = lines.at(-1);
    if (line && used + token.lead + token.width <= room) {
      line.push(token);
      used += token.lead + token.width;
    } else {
      lines.push([token]);
      used = token.width;
    }
  }
  return lines;
};

const lineWidth = (line: readonly Token[]): number => line.reduce((sum, token, at) => sum + token.width + (at === 0 ? 0 : token.lead), 0);

/** Width without any break, and of the widest token. */
export const tokenWidths = (tokens: readonly Token[]): { readonly whole: number; readonly least: number } => ({
  whole: lineWidth(tokens),
  least: Math.max(0, ...tokens.map((token) => token.width)),
});

const heightOf = (line: readonly Token[]): number => Math.max(lineHeight, ...line.map((token) => token.tall ?? 0));

/** Where the middle of each line is, seen from the middle of the first. */
const offsets = (lines: readonly (readonly Token[])[]): readonly number[] => {
  let at = 0;
  return lines.map((line, place) => (at += place === 0 ? 0 : (heightOf(lines[place - 1] ?? []) + heightOf(line)) / 2));
};

/** From the middle of the first line to the middle of the last one. */
export const flowHeight = (lines: readonly (readonly Token[])[]): number => offsets(lines).at(-1) ?? 0;

/** Lines from `x` on, the first one centred on `y`; right-aligned where the gate is on the right wall. */
export const drawFlow = (lines: readonly (readonly Token[])[], x: number, y: number, room: number, right: boolean): readonly Mark[] => {
  const down = offsets(lines);
  return lines.flatMap((line, at) => {
    let left = right ? x + room - lineWidth(line) : x;
    return line.flatMap((token, place) => {
      left += place === 0 ? 0 : token.lead;
      const marks = token.draw(left, y + (down[at] ?? 0), room);
      left += token.width;
      return marks;
    });
  });
};
