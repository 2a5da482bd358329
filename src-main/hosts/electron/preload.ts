/** Gives the page its transport and nothing else. Electron's events, which carry the sender, stay on this side. */
import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import type { HostEvent, Transport } from '#contract/contract.ts';
import { dispatchChannel, eventChannel } from './channels.ts';

const transport: Transport = {
  invoke: (operation, input) => ipcRenderer.invoke(dispatchChannel, operation, input),
  listen: (listener) => {
    const relay = (_event: IpcRendererEvent, told: HostEvent): void => listener(told);
    ipcRenderer.on(eventChannel, relay);
    return () => void ipcRenderer.off(eventChannel, relay);
  },
};

contextBridge.exposeInMainWorld('postern', transport);
