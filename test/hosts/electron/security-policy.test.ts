import { describe, expect, it } from 'vitest';
import { pagePolicy, previewPolicy, printPolicy } from '#hosts/content-policy.ts';
import { allowsNavigation, allowsPermission, trustsSender, type Sender } from '#hosts/electron/security-policy.ts';

const good: Sender = { url: 'app://postern/', isMainFrame: true, isOurWindow: true };

describe('who may call operations', () => {
  it('is the page in our own window', () => {
    expect(trustsSender(good)).toBe(true);
    expect(trustsSender({ ...good, url: 'app://postern/#/paths/VIC-VC' })).toBe(true);
  });

  it.each([
    ['a frame that is gone', null],
    ['a frame inside the page', { ...good, isMainFrame: false }],
    ['another window', { ...good, isOurWindow: false }],
    ['a page without address', { ...good, url: '' }],
    ['about:blank', { ...good, url: 'about:blank' }],
    ['a web page', { ...good, url: 'https://postern/' }],
    ['plain http', { ...good, url: 'http://postern/' }],
    ['another host of our scheme', { ...good, url: 'app://postern.evil/' }],
    ['our host as a user name', { ...good, url: 'app://postern@evil/' }],
    ['the print document', { ...good, url: 'app://print/' }],
    ['the report preview', { ...good, url: 'app://postern/preview?id=x' }],
    ['developer tools', { ...good, url: 'devtools://devtools/bundled/index.html' }],
    ['a file', { ...good, url: 'file:///app/index.html' }],
    ['data', { ...good, url: 'data:text/html,app://postern/' }],
  ] as const)('is not %s', (_title, sender) => {
    expect(trustsSender(sender)).toBe(false);
  });
});

describe('where a page may go', () => {
  it.each([
    'https://example.com/',
    'http://127.0.0.1/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/html,x',
    'app://print/',
    'app://postern/preview?id=x',
    'app://postern/assets/x.js',
    'about:blank',
    'mailto:a@b',
  ])('the window never goes to %s', (url) => {
    expect(allowsNavigation(url, true)).toBe(false);
  });

  it.each(['https://example.com/', 'file:///etc/passwd', 'data:text/html,x', 'app://postern/', 'app://postern/preview', 'blob:app://postern/1'])(
    'a frame never shows %s',
    (url) => {
      expect(allowsNavigation(url, false)).toBe(false);
    },
  );

  it('the window may reload, a frame may show the preview', () => {
    expect(allowsNavigation('app://postern/', true)).toBe(true);
    expect(allowsNavigation('app://postern/preview?id=x&options=%7B%7D', false)).toBe(true);
  });
});

describe('what a page is permitted', () => {
  it.each([
    'media',
    'geolocation',
    'notifications',
    'midi',
    'clipboard-read',
    'openExternal',
    'fullscreen',
    'pointerLock',
    'hid',
    'usb',
    'serial',
    'unknown',
    'display-capture',
    'fileSystem',
  ])('is not %s', (permission) => {
    expect(allowsPermission(permission, 'app://postern/', true)).toBe(false);
  });

  it('is copying, and only for our page itself', () => {
    expect(allowsPermission('clipboard-sanitized-write', 'app://postern/', true)).toBe(true);
    expect(allowsPermission('clipboard-sanitized-write', 'app://postern/', false)).toBe(false);
    expect(allowsPermission('clipboard-sanitized-write', 'https://evil.example/', true)).toBe(false);
  });
});

const directives = (policy: string): ReadonlyMap<string, string> =>
  new Map(policy.split('; ').map((rule) => [rule.split(' ')[0] ?? '', rule.split(' ').slice(1).join(' ')]));

describe('the content policies', () => {
  it('let pages load their own files and nothing inline, evaluated or foreign', () => {
    expect(pagePolicy).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; font-src 'self'; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types svelte-trusted-html",
    );
  });

  it.each([
    ['preview', previewPolicy],
    ['print', printPolicy],
  ])('let a report in %s run nothing and ask for nothing', (_name, policy) => {
    const rules = directives(policy);
    expect(rules.get('default-src')).toBe("'none'");
    for (const name of ['script-src', 'connect-src', 'frame-src', 'object-src', 'media-src', 'worker-src']) expect(rules.has(name)).toBe(false);
    expect([rules.get('img-src'), rules.get('font-src')]).toEqual(['data:', 'data:']);
  });
});
