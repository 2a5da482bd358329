/** What pages may ask of Electron. Everything not named is denied: Electron itself grants permissions unless it is told not to. */
import { origin, startAddress } from './origin.ts';

/** Only copying, only from our own page. Reading the clipboard, notifications, devices, media, location: never. */
export const allowsPermission = (permission: string, requestingUrl: string, isMainFrame: boolean): boolean =>
  permission === 'clipboard-sanitized-write' && isMainFrame && isPage(requestingUrl);

/** Our page, with whatever fragment or query its own router wrote. */
export const isPage = (url: string): boolean =>
  url === origin || url === startAddress || url.startsWith(`${startAddress}#`) || url.startsWith(`${startAddress}?`);

/** The window stays where it is; a frame may show the report preview and nothing else. */
export const allowsNavigation = (url: string, isMainFrame: boolean): boolean =>
  isMainFrame ? isPage(url) : url.startsWith(`${origin}/preview?`) || url === 'about:blank';

export interface Sender {
  readonly url: string;
  readonly isMainFrame: boolean;
  readonly isOurWindow: boolean;
}

/** Who may call operations. A frame without address, `about:blank`, other origins and sub-frames may not. */
export const trustsSender = (sender: Sender | null): boolean => sender !== null && sender.isOurWindow && sender.isMainFrame && isPage(sender.url);
