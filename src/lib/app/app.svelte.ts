import type { Device } from './device.svelte.ts';
import type { Drafts } from './drafts.ts';
import type { Register } from './register.svelte.ts';
import type { SessionDay } from './session-day.svelte.ts';
import type { SignIn } from './sign-in.svelte.ts';
import type { StorageStatus } from './storage-status.svelte.ts';
import type { SyncStatus } from './sync-status.svelte.ts';
import type { Updates } from './updates.svelte.ts';

/** Everything a cadre's pages work with. `register` and `sessionDay` are there once the device is enrolled. */
export interface App {
  readonly device: Device;
  readonly signIn: SignIn;
  readonly register: Register | undefined;
  /** Today's session; its `state` is `none` before it is opened. */
  readonly sessionDay: SessionDay | undefined;
  readonly sync: SyncStatus;
  readonly storage: StorageStatus;
  readonly updates: Updates;
  readonly drafts: Drafts;
  close(): Promise<void>;
}
