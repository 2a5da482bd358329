/**
 * The auditor's logo: a PNG or JPEG is decoded by the browser, drawn, and written anew as a plain PNG. What reaches the
 * report is pixels; nothing that lay in the file beside them comes along.
 */
import { readBase64 } from '#shared/read-base64.ts';

const most = { file: 10_000_000, width: 840, height: 240, written: 200_000 };
/** What a PNG cannot do without; everything else is left out, colour profiles and texts among them. */
const needed: readonly string[] = ['IHDR', 'IDAT', 'IEND'];

export type Logo = { readonly ok: true; readonly base64: string } | { readonly ok: false; readonly sentence: string };

const refuse = (sentence: string): Logo => ({ ok: false, sentence });

const isPngOrJpeg = (head: Uint8Array): boolean =>
  (head[0] === 0x89 && head[1] === 0x50 && head[2] === 0x4e && head[3] === 0x47) || (head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff);

/** Signature and needed chunks, in order. */
const strip = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept: Uint8Array[] = [bytes.subarray(0, 8)];
  for (let at = 8; at + 12 <= bytes.byteLength;) {
    const end = at + 12 + view.getUint32(at);
    if (needed.includes(String.fromCharCode(...bytes.subarray(at + 4, at + 8)))) kept.push(bytes.subarray(at, end));
    at = end;
  }
  const all = new Uint8Array(kept.reduce((sum, part) => sum + part.byteLength, 0));
  let at = 0;
  for (const part of kept) {
    all.set(part, at);
    at += part.byteLength;
  }
  return all;
};

const draw = async (picture: ImageBitmap, scale: number): Promise<Uint8Array<ArrayBuffer> | null> => {
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  return blob === null ? null : strip(new Uint8Array(await blob.arrayBuffer()));
};

/** Takes a file in, or says in a sentence why not. */
export const readLogo = async (file: File): Promise<Logo> => {
  if (file.size > most.file) return refuse(`The picture has ${String(Math.round(file.size / 1_000_000))} MB. Choose one of at most 10 MB.`);
  if (!isPngOrJpeg(new Uint8Array(await file.slice(0, 4).arrayBuffer())))
    return refuse('Only PNG and JPEG pictures are taken. Save the logo as one of these.');
  let picture: ImageBitmap;
  try {
    picture = await createImageBitmap(file);
  } catch {
    return refuse('The picture cannot be read; it may be damaged. Open it in another program and save it anew.');
  }
  try {
    let scale = Math.min(1, most.width / picture.width, most.height / picture.height);
    for (let tries = 0; tries < 6; tries += 1) {
      const bytes = await draw(picture, scale);
      if (bytes !== null && bytes.byteLength <= most.written) return { ok: true, base64: await readBase64(new Blob([bytes])) };
      scale *= 0.7;
    }
    return refuse('The picture is too detailed for a logo. Choose a simpler one.');
  } finally {
    picture.close();
  }
};
