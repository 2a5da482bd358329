/** Puts the policy onto every page that Electron ever makes, and onto every session before its first page. */
import type { App, Session } from 'electron';
import { allowsNavigation, allowsPermission } from './security-policy.ts';

export const secureContents = (app: App): void => {
  app.on('web-contents-created', (_created, contents) => {
    contents.on('will-frame-navigate', (event) => {
      if (!allowsNavigation(event.url, event.isMainFrame)) event.preventDefault();
    });
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
};

export const secureSession = (session: Session): void => {
  session.setPermissionRequestHandler((_contents, permission, answer, details) =>
    answer(allowsPermission(permission, details.requestingUrl, details.isMainFrame)),
  );
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin, details) =>
    allowsPermission(permission, requestingOrigin, details.isMainFrame),
  );
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}));
  session.setSpellCheckerEnabled(false);
  session.on('will-download', (event) => event.preventDefault());
};

/** Ends every request that is not for our own scheme: the app asks nothing of any network. */
export const blockNetwork = (session: Session, allows: (url: string) => boolean): void => {
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !allows(details.url) }));
};
