import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pagePolicy, previewPolicy } from '#hosts/content-policy.ts';
import { answerAddress, schemePrivileges } from '#hosts/electron/app-scheme.ts';
import { rendererServer } from '#hosts/serve-renderer.ts';

const parent = mkdtempSync(join(tmpdir(), 'postern-scheme-'));
const folder = join(parent, 'renderer');
const asked: unknown[] = [];
const answer = answerAddress(rendererServer(folder), (operation, input) => {
  asked.push([operation, input]);
  return Promise.resolve({ ok: false, error: { code: 'not-found', sentence: 'There is no <b>such</b> assessment.' } });
});
const { mkdirSync } = await import('node:fs');
mkdirSync(folder);
writeFileSync(join(folder, 'index.html'), '<!doctype html>');
writeFileSync(join(parent, 'secret.txt'), 'secret');

describe('app://postern', () => {
  it('is a secure origin of its own that can bypass nothing', () => {
    expect(schemePrivileges.privileges).toMatchObject({ standard: true, secure: true });
    expect(schemePrivileges.privileges).not.toHaveProperty('bypassCSP');
  });

  it('serves the page with its policy', async () => {
    const response = await answer({ url: 'app://postern/', method: 'GET' });
    expect(await response.text()).toBe('<!doctype html>');
    expect(response.headers.get('content-security-policy')).toBe(pagePolicy);
  });

  it.each([
    'app://postern/../secret.txt',
    'app://postern/..%2fsecret.txt',
    'app://postern/%2e%2e/secret.txt',
    'app://postern/..%5csecret.txt',
    'app://evil/',
    'app://postern.evil/',
    'file:///etc/passwd',
    'https://example.com/',
  ])('does not serve %s', async (url) => {
    expect((await answer({ url, method: 'GET' })).status).toBe(404);
  });

  it('does not serve what is posted', async () => {
    expect((await answer({ url: 'app://postern/', method: 'POST' })).status).toBe(404);
  });

  it('passes the preview on as unknown input and shows a refusal as text', async () => {
    const response = await answer({ url: 'app://postern/preview?id=x&options=%7B%22paper%22', method: 'GET' });
    expect(asked).toEqual([['previewReport', { id: 'x', options: null }]]);
    expect(response.headers.get('content-security-policy')).toBe(previewPolicy);
    expect(await response.text()).toContain('There is no &lt;b>such&lt;/b> assessment.');
  });
});
