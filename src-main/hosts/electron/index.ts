/** Entry of the desktop app. The check comes before anything that loads the native part, hence the import below it. */
import { app, dialog } from 'electron';
import { nodeApiComplaint } from '../node-api.mjs';

const complaint = nodeApiComplaint(process.versions);
if (complaint === null) {
  const { startDesktop } = await import('./start-desktop.ts');
  startDesktop();
} else {
  dialog.showErrorBox('Postern cannot start', complaint);
  app.exit(1);
}
