/** The auditor's logo and colour for reports: looked at behind the door, whatever the screen did before. */
import { contrastOnPaper } from '#core/words/contrast.ts';
import { fromBase64 } from '#exchange/answers-file/base64.ts';
import type { Settings } from '#contract/contract.ts';
import { Trouble } from './ports.ts';

const leastContrast = 4.5;
const most = { bytes: 200_000, width: 1200, height: 600 };
const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** What an encoder needs to write a still picture. Texts, profiles and animation are not in it: they come from elsewhere. */
const chunks: readonly string[] = ['IHDR', 'PLTE', 'tRNS', 'sRGB', 'gAMA', 'cHRM', 'pHYs', 'sBIT', 'IDAT', 'IEND'];

/** Names of the chunks in order; null where the file is not built as it says. */
const readChunks = (bytes: Uint8Array): readonly string[] | null => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const names: string[] = [];
  for (let at = signature.length; at < bytes.byteLength;) {
    if (at + 12 > bytes.byteLength) return null;
    names.push(String.fromCharCode(...bytes.subarray(at + 4, at + 8)));
    at += 12 + view.getUint32(at);
    if (at > bytes.byteLength) return null;
  }
  return names;
};

const isPicture = (bytes: Uint8Array): boolean => {
  if (!signature.every((byte, at) => bytes[at] === byte)) return false;
  const names = readChunks(bytes);
  return names?.[0] === 'IHDR' && names.at(-1) === 'IEND' && names.includes('IDAT') && names.every((name) => chunks.includes(name));
};

const checkLogo = (logo: string): void => {
  const bytes = fromBase64(logo);
  if (bytes === null || !isPicture(bytes))
    throw new Trouble('refused', 'The logo is not a PNG that Postern made. Choose the picture again on the report screen.');
  if (bytes.byteLength > most.bytes)
    throw new Trouble(
      'too-large',
      `The logo has ${String(Math.round(bytes.byteLength / 1000))} KB; at most ${String(most.bytes / 1000)} KB fit. Choose a simpler picture.`,
    );
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(16) > most.width || view.getUint32(20) > most.height)
    throw new Trouble(
      'too-large',
      `The logo is larger than ${String(most.width)} by ${String(most.height)} pixels. Choose the picture again on the report screen.`,
    );
};

const checkAccent = (accent: string): void => {
  const contrast = contrastOnPaper(accent);
  if (contrast < leastContrast)
    throw new Trouble(
      'refused',
      `The colour ${accent} is too light for paper: its contrast is ${contrast.toFixed(1)} to 1, and small print needs ${String(leastContrast)} to 1. Choose a darker one.`,
    );
};

/** Gives the settings back if logo and colour can be printed; throws `Trouble` with a sentence if not. */
export const checkLook = (settings: Partial<Settings>): Partial<Settings> => {
  if (settings.logo !== undefined && settings.logo !== '') checkLogo(settings.logo);
  if (settings.accent !== undefined && settings.accent !== '') checkAccent(settings.accent);
  return settings;
};
