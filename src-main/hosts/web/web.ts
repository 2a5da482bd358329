/** Entry of the loopback host. The check comes before anything that loads the native part, hence the import below it. */
import { nodeApiComplaint } from '../node-api.mjs';

const complaint = nodeApiComplaint(process.versions);
if (complaint === null) {
  const { startWeb } = await import('./start-web.ts');
  await startWeb();
} else {
  process.stderr.write(`${complaint}\n`);
  process.exitCode = 1;
}
