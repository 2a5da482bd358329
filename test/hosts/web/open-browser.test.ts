import { describe, expect, it } from 'vitest';
import { findOpener } from '#hosts/web/open-browser.ts';

const address = 'http://127.0.0.1:4000/open?t=a-b_c';

describe('opening the browser', () => {
  it.each(['linux', 'darwin', 'win32'])('hands the address over as one argument on %s', (platform) => {
    expect(findOpener(address, platform, { DISPLAY: ':0' })?.args).toContain(address);
  });

  it('is not tried without a display or when it is not wanted', () => {
    expect(findOpener(address, 'linux', {})).toBeNull();
    expect(findOpener(address, 'linux', { WAYLAND_DISPLAY: 'wayland-0' })).not.toBeNull();
    expect(findOpener(address, 'darwin', { POSTERN_NO_OPEN: '1' })).toBeNull();
  });
});
