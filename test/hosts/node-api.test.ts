import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nodeApiComplaint } from '#hosts/node-api.mjs';

describe('a Node that cannot load the native part', () => {
  it('is told by its Node-API version, in one sentence that says what to do', () => {
    expect(nodeApiComplaint({ node: '20.20.2', napi: '9' })).toMatch(/Node 24.*Node 20\.20\.2.*npm ci/);
    expect(nodeApiComplaint({ node: '6.0.0' })).not.toBeNull();
    expect(nodeApiComplaint({ node: '24.21.0', napi: '10' })).toBeNull();
  });

  it('is stopped by the launcher and by the built loopback host before anything native is loaded', () => {
    const root = join(import.meta.dirname, '../..');
    // The version is what the guard reads; everything else is the real program.
    const older = `data:text/javascript,Object.defineProperty(process.versions,'napi',{value:'9'})`;
    for (const argv of [['src-main/hosts/launch.mjs'], ['src-main/hosts/cli/launch.mjs', 'list'], ['src-main/hosts/web/web.ts']]) {
      const ran = spawnSync(process.execPath, ['--import', older, ...argv], { cwd: root, encoding: 'utf8', timeout: 20_000 });
      expect({ status: ran.status, stdout: ran.stdout, lines: ran.stderr.trim().split('\n').length }).toEqual({ status: 1, stdout: '', lines: 1 });
      expect(ran.stderr).toMatch(/^Postern needs Node 24/);
    }
  });
});
