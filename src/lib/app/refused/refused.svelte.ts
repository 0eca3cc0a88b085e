import type { Change } from '#lib/db/changes.ts';
import type { DeviceData } from '#lib/db/device-data.ts';
import { readRefused, type Refused } from './read-refused.ts';

/** What the tray needs. */
export interface RefusedPorts {
  readonly data: Pick<DeviceData, 'database' | 'changes'>;
  /** Sends everything that waits. */
  readonly send: () => Promise<void>;
}

/** The tray of what the server has refused; follows every change. Nothing in it is ever thrown away. */
export class RefusedTray {
  readonly #ports: RefusedPorts;
  readonly #stop: () => void;
  #items = $state.raw<readonly Refused[]>([]);
  #reading: Promise<void> = Promise.resolve();

  private constructor(ports: RefusedPorts) {
    this.#ports = ports;
    this.#stop = ports.data.changes.listen((change) => {
      if (mayChangeTray(change)) void this.#read();
    });
  }

  static async open(ports: RefusedPorts): Promise<RefusedTray> {
    const tray = new RefusedTray(ports);
    await tray.#read();
    return tray;
  }

  get items(): readonly Refused[] {
    return this.#items;
  }

  /** Own entries, parcels and entries put aside, together. */
  get count(): number {
    return this.#items.reduce((sum, one) => sum + countOf(one), 0);
  }

  /** Offers it to the server once more: a right may have been given meanwhile, or the app is newer. What is refused again stays. */
  async retry(): Promise<void> {
    const { database } = this.#ports.data;
    await database.transaction('rw', database.parcels, async () => {
      for (const { refusal, ...parcel } of await database.parcels.toArray()) {
        if (refusal !== undefined) await database.parcels.put(parcel);
      }
    });
    await this.#ports.send();
    await this.#read();
  }

  async close(): Promise<void> {
    this.#stop();
    await this.#reading;
  }

  /** One reading after the other; one that fails (a closed database) leaves what was known. */
  #read(): Promise<void> {
    this.#reading = this.#reading
      .then(() => readRefused(this.#ports.data.database))
      .then((items) => void (this.#items = items))
      .catch(() => undefined);
    return this.#reading;
  }
}

function countOf(one: Refused): number {
  if (one.kind === 'aside') return one.count;
  return one.kind === 'document' ? Math.max(1, one.entries.length) : 1;
}

function mayChangeTray({ kind }: Change): boolean {
  return kind === 'refusal' || kind === 'received' || kind === 'rows';
}
