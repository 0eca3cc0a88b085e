import type { DeviceData } from '#lib/db/device-data.ts';
import type { Credentials } from '#lib/app/peer/credentials.ts';
import { Killed, makeDisk, openGuardedTab, type FakeDisk } from './make-device.ts';
import type { PeerDevice } from './make-peer.ts';

/** A device, its disk, and what it has been told is saved. */
export class FaultDevice {
  readonly identity: PeerDevice;
  readonly credentials: Credentials;
  readonly #disk: FakeDisk = makeDisk();
  /** Writes to the disk that are still allowed before the tab dies. */
  #writesLeft = Infinity;
  now: number;
  data!: DeviceData;

  /** @param startedAt what its clock shows, ms since epoch */
  constructor(identity: PeerDevice, credentials: Credentials, startedAt: number) {
    this.identity = identity;
    this.credentials = credentials;
    this.now = startedAt;
  }

  async open(): Promise<void> {
    this.#writesLeft = Infinity;
    this.data = await openGuardedTab(this.#disk, () => this.#spend(), { now: () => this.now });
  }

  /** Dies at one of its next writes, whichever that is. */
  dieAfter(writes: number): void {
    this.#writesLeft = writes;
  }

  get isDying(): boolean {
    return this.#writesLeft < Infinity;
  }

  async restart(): Promise<void> {
    await this.data.close().catch(() => undefined);
    await this.open();
  }

  get handover() {
    return {
      data: this.data,
      outside: {
        now: () => this.now,
        subtle: crypto.subtle,
        randomBytes: (length: number) => crypto.getRandomValues(new Uint8Array(length)),
      },
    };
  }

  #spend(): void {
    if (this.#writesLeft <= 0) throw new Killed('the tab was killed');
    this.#writesLeft -= 1;
  }
}
