import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { Bridge } from '../../shared/ipc/bridge.ts';
import type { EventName } from '../../shared/ipc/methods.ts';
import {
  CALL_CHANNEL,
  DROP_CHANNEL,
  EVENT_CHANNEL,
  EVENTS,
  TEXT_CHANNEL,
  TEXT_METHODS,
  WINDOW_METHODS,
} from '../../shared/ipc/methods.ts';

const listeners = new Map<EventName, Set<(data: unknown) => void>>(EVENTS.map((event) => [event, new Set()]));

ipcRenderer.on(EVENT_CHANNEL, (_, event: EventName, data: unknown) => {
  for (const listener of listeners.get(event) ?? []) listener(data);
});

const call = Object.fromEntries(
  WINDOW_METHODS.map((method) => [method, (input: unknown) => ipcRenderer.invoke(CALL_CHANNEL, method, input)]),
) as unknown as Bridge['call'];

const text = Object.fromEntries(
  TEXT_METHODS.map((method) => [method, (input: unknown) => ipcRenderer.invoke(TEXT_CHANNEL, method, input)]),
) as unknown as Bridge['text'];

const on = Object.fromEntries(
  EVENTS.map((event) => [
    event,
    (listener: (data: unknown) => void) => {
      listeners.get(event)!.add(listener);
      return () => listeners.get(event)!.delete(listener);
    },
  ]),
) as unknown as Bridge['on'];

const bridge: Bridge = { call, text, on };
contextBridge.exposeInMainWorld('actionPlans', bridge);

// A file dropped on the window is named to the main process here, so that the page itself never sees a path.
window.addEventListener('dragover', (event) => {
  if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
});
window.addEventListener('drop', (event) => {
  const file = event.dataTransfer?.files[0];
  if (!file) return;
  event.preventDefault();
  ipcRenderer.invoke(DROP_CHANNEL, webUtils.getPathForFile(file)).catch((error: unknown) => console.error(error));
});
