/** Answers `app://postern/…`: the built screens and the report preview, through the same functions as the loopback host. */
import { notFound, type ServePath } from '../serve-renderer.ts';
import { servePreview, type Ask } from '../serve-preview.ts';
import { origin, scheme } from './origin.ts';

/** Must be told to Electron before it is ready. */
export const schemePrivileges = { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } } as const;

export const answerAddress =
  (servePath: ServePath, ask: Ask) =>
  async (request: { readonly url: string; readonly method: string }): Promise<Response> => {
    if (request.method !== 'GET' || !request.url.startsWith(`${origin}/`)) return notFound();
    const { pathname, searchParams } = new URL(request.url);
    return pathname === '/preview' ? servePreview(ask, searchParams) : servePath(pathname);
  };
