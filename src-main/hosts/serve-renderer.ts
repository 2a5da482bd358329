/** The built screens as answers to addresses; the same function stands behind `app://postern/` and the loopback host. */
import { readFile } from 'node:fs/promises';
import { extname, join, resolve, sep } from 'node:path';
import { pagePolicy, safetyHeaders } from './content-policy.ts';

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};

export const notFound = (): Response =>
  new Response('Not found', {
    status: 404,
    headers: { ...safetyHeaders, 'content-type': 'text/plain; charset=utf-8', 'content-security-policy': pagePolicy },
  });

/**
 * The file inside `folder` that a pathname means, or null where it leaves the folder or is no plain path. Decoded once:
 * `%252e` stays what it is. Backslash, NUL and colon (drives, streams) never occur in our file names.
 */
export const fileFor = (folder: string, pathname: string): string | null => {
  let decoded: string;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  if (!decoded.startsWith('/') || /[\\\0:]/.test(decoded) || decoded.split('/').some((part) => part.startsWith('.'))) return null;
  const root = resolve(folder);
  const file = join(root, decoded === '/' ? 'index.html' : decoded);
  return file.startsWith(root + sep) ? file : null;
};

/** Serves `folder` (out/renderer); whatever is not there, or is no file of a known kind, is not found. */
export const rendererServer =
  (folder: string) =>
  async (pathname: string): Promise<Response> => {
    const file = fileFor(folder, pathname);
    const mediaType = file === null ? undefined : mediaTypes[extname(file)];
    if (file === null || mediaType === undefined) return notFound();
    try {
      // Not `open`: inside an asar archive Electron would copy the file out first.
      return new Response(await readFile(file), { headers: { ...safetyHeaders, 'content-type': mediaType, 'content-security-policy': pagePolicy } });
    } catch {
      return notFound();
    }
  };

export type ServePath = ReturnType<typeof rendererServer>;
