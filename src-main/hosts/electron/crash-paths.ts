/** Listens for everything that can die and tells the auditor in a sentence. */
import { app, dialog, type BrowserWindow } from 'electron';
import type { HostEvent } from '#contract/contract.ts';
import { logFault } from '../log-fault.ts';
import { faultSentence, planAfterWindowDeath, sentenceForHelperDeath } from './after-crash.ts';

/** Faults that nobody caught. The database is transactional, so going on is safe; not telling would not be. */
export const watchFaults = (tell: (event: HostEvent) => void): void => {
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (error: unknown) => {
      logFault(error);
      tell({ kind: 'failure', sentence: faultSentence });
    });
  }
  app.on('child-process-gone', (_event, { type, reason }) => {
    const sentence = sentenceForHelperDeath(type, reason);
    if (sentence !== null) tell({ kind: 'failure', sentence });
  });
};

export const watchWindow = (window: BrowserWindow, tell: (event: HostEvent) => void): void => {
  const deaths: number[] = [];
  const reopen = (sentence: string): void => {
    window.webContents.once('did-finish-load', () => tell({ kind: 'failure', sentence }));
    window.webContents.reload();
  };
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    const now = Date.now();
    const plan = planAfterWindowDeath(reason, now, deaths);
    deaths.push(now);
    if (plan.kind === 'reopen') reopen(plan.sentence);
    if (plan.kind === 'ask') {
      const choice = dialog.showMessageBoxSync(window, {
        type: 'error',
        message: plan.sentence,
        buttons: ['Open again', 'Quit'],
        defaultId: 0,
        cancelId: 1,
      });
      if (choice === 0) reopen(plan.sentence);
      else app.quit();
    }
  });
  window.on('unresponsive', () => {
    const choice = dialog.showMessageBoxSync(window, {
      type: 'warning',
      message: 'The window does not answer. Everything shown as saved is on disk.',
      buttons: ['Wait', 'Open again'],
      defaultId: 0,
      cancelId: 0,
    });
    if (choice === 1) window.webContents.forcefullyCrashRenderer();
  });
};
