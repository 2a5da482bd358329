/** Reads the fuses of the binaries that were really packed into dist/: `node test/packaging/read-fuses.ts`. Fails when one is not as decided. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { FuseState, getCurrentFuseWire } from '@electron/fuses';
import { fuses } from '../../electron-builder.config.ts';
import { root } from './pack.ts';

const dist = join(root, 'dist');
const candidates = ['postern', 'Postern.exe', 'Postern.app'];
const binaries = readdirSync(dist)
  .flatMap((folder) => candidates.map((name) => join(dist, folder, name)))
  .filter((path) => existsSync(path));
if (binaries.length === 0) throw new Error('dist/ holds no packed app; run “npm run package” first.');

const wanted = Array.from({ length: 9 }, (_, fuse) => (fuses as unknown as Readonly<Record<number, boolean>>)[fuse]);
for (const binary of binaries) {
  const wire = (await getCurrentFuseWire(binary)) as unknown as Readonly<Record<number, FuseState>>;
  const wrong = wanted.flatMap((state, fuse) => (wire[fuse] === (state === true ? FuseState.ENABLE : FuseState.DISABLE) ? [] : [fuse]));
  process.stdout.write(`${binary}: ${wrong.length === 0 ? 'all nine as decided' : `fuses ${wrong.join(', ')} are wrong`}\n`);
  if (wrong.length > 0) process.exitCode = 1;
}
