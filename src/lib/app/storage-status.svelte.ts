import type { StorageProblem } from './problems.ts';

/** How safe the data on this device are. */
export interface StorageStatus {
  /** The browser promised not to clear the data by itself. */
  readonly persisted: boolean;
  /** Share of the allowed storage in use, 0 to 1; undefined where the browser does not say. */
  readonly used: number | undefined;
  /** The last write that failed; undefined again after one that went well. */
  readonly problem: StorageProblem | undefined;
  /** Asks the browser to keep the data; best called from a tap. */
  askToPersist(): Promise<boolean>;
}
