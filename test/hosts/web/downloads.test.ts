import { describe, expect, it } from 'vitest';
import { createDownloads, disposition } from '#hosts/web/downloads.ts';

const file = (size: number) => ({ name: 'x.pdf', mediaType: 'application/pdf', bytes: new Uint8Array(size) });

describe('downloads', () => {
  it('forgets the oldest when they grow too heavy, and never the newest', () => {
    const downloads = createDownloads(100);
    const first = downloads.keep(file(60));
    const second = downloads.keep(file(60));
    const third = downloads.keep(file(300));
    expect(downloads.take(first)).toBeNull();
    expect(downloads.take(second)).toBeNull();
    expect(downloads.take(third)).toMatchObject({ bytes: { byteLength: 300 } });
  });

  it.each(['a"; filename="evil.exe', 'a\r\nSet-Cookie: x=y', '../../etc/passwd', "it's (new)*.pdf", '\ud800 lone', '漢字.html'])(
    'keeps the name %j inside its header field',
    (name) => {
      const header = disposition(name);
      expect(header).toMatch(/^attachment; filename="[\w .()-]*"; filename\*=UTF-8''[\w.~%-]*$/);
    },
  );
});
