/**
 * `npm run -s postern -- …`: makes sure that this Node can run Postern, then loads it. Plain JavaScript, so that even a Node
 * that is too old reaches the sentence that says so.
 */
import * as modules from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nodeApiComplaint } from '../node-api.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');

const run = async () => {
  // npm changes into the project before it runs anything; files are meant as seen from where the command was typed.
  const typedIn = process.env['INIT_CWD'];
  if (process.env['npm_lifecycle_event'] === 'postern' && typedIn) process.chdir(typedIn);
  modules.enableCompileCache?.(join(root, 'node_modules', '.cache', 'compiled'));
  const { main } = await import('./postern.ts');
  await main(process.argv.slice(2));
};

const complaint = nodeApiComplaint(process.versions);
if (complaint === null) await run();
else {
  process.stderr.write(`${complaint}\n`);
  process.exitCode = 1;
}
