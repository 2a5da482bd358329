/** A loopback host over an application of one operation that counts how often it was asked. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rendererServer } from '#hosts/serve-renderer.ts';
import { createDownloads, type Downloads } from '#hosts/web/downloads.ts';
import { createEventHub, type EventHub } from '#hosts/web/events.ts';
import { openWebHost, type WebHost } from '#hosts/web/web-host.ts';
import { rawRequest, requestOf } from '../raw-request.ts';

export const secret = 'a file outside of the served folder';

export interface TestHost {
  readonly web: WebHost;
  readonly port: number;
  readonly cookie: string;
  readonly asked: readonly string[];
  readonly downloads: Downloads;
  readonly events: EventHub;
}

const writeScreens = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'postern-screens-'));
  mkdirSync(join(folder, 'renderer', 'assets'), { recursive: true });
  writeFileSync(join(folder, 'renderer', 'index.html'), '<!doctype html><title>Screens</title>');
  writeFileSync(join(folder, 'renderer', 'assets', 'index-1.js'), 'export {};');
  writeFileSync(join(folder, 'renderer', 'notes.bak'), secret);
  writeFileSync(join(folder, 'renderer', '.hidden.json'), secret);
  writeFileSync(join(folder, 'secret.txt'), secret);
  return join(folder, 'renderer');
};

/** Opens the host as a browser does: with the printed address, keeping the cookie. */
export const openTestHost = async (): Promise<TestHost> => {
  const asked: string[] = [];
  const downloads = createDownloads();
  const events = createEventHub();
  const ask = (operation: string, input: unknown) => {
    asked.push(operation);
    return Promise.resolve(
      operation === 'previewReport'
        ? ({ ok: true, value: { html: '<p>Report</p>' } } as const)
        : ({ ok: true, value: { operation, input } } as const),
    );
  };
  const web = await openWebHost({ ask, servePath: rendererServer(writeScreens()), downloads, events, port: 0 });
  const port = Number(new URL(web.address).port);
  const opened = await rawRequest(
    port,
    requestOf([`GET ${web.openAddress.slice(web.address.length)} HTTP/1.1`, `Host: 127.0.0.1:${String(port)}`, 'Connection: close']),
  );
  return { web, port, cookie: (opened.headers['set-cookie'] ?? '').split(';')[0] ?? '', asked, downloads, events };
};
