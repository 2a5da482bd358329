/** How well a colour can be read on white paper, by the formula of WCAG 2. */

const linear = (channel: number): number => {
  const share = channel / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
};

/** 1 (white) to 21 (black), for a colour such as `#0c5467`; 1 for what is no colour. */
export const contrastOnPaper = (colour: string): number => {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour);
  if (!match) return 1;
  const [red = 0, green = 0, blue = 0] = match.slice(1).map((digits) => linear(Number.parseInt(digits, 16)));
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
};
