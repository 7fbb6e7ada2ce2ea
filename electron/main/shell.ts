import type { BrowserWindow } from 'electron';
import type { AppState } from '../../shared/ipc/contract.ts';
import type { PageReports } from './closing.ts';
import type { EngineHost } from './engine-host.ts';
import type { SettingsFile } from './settings.ts';

/** What stands round the page: all that answering its calls needs. */
export interface Shell {
  readonly window: BrowserWindow;
  readonly engine: EngineHost;
  readonly settings: SettingsFile;
  readonly version: string;
  /** Where the person stopped and what stands there; on the first run, the sample plan. */
  readonly opening: () => Promise<Pick<AppState, 'last' | 'opening'>>;
  /** Draws the menu anew, when something it shows has changed. */
  readonly refreshMenu: () => void;
  /** What the page says of itself to whoever closes the window. */
  readonly reports: PageReports;
}
