import type { Credentials } from '#lib/app/peer/credentials.ts';
import type { DeviceData } from '#lib/db/device-data.ts';
import { readCertificate } from '#lib/sync/peer/certificate.ts';
import { Killed, makeDisk, openGuardedTab, type FakeDisk } from './make-device.ts';
import { subtle, type PeerWorld } from './make-peer.ts';

/** A key of the Posyandu's files that all devices of a world have. */
const BOX_KEY = { keyId: 'k1', bytes: new Uint8Array(32).fill(3) };

/** A tablet with a disk, a clock that may be wrong, and a tab that can die between any two writes. */
export class FaultDevice {
  readonly deviceId: string;
  readonly credentials: Credentials;
  readonly #disk: FakeDisk = makeDisk();
  /** Writes to the disk that are still allowed before the tab dies. */
  #writesLeft = Infinity;
  #isDead = false;
  /** What its clock shows, ms since epoch. */
  now: number;
  /** No network reaches it: only pictures and files do. */
  isCutOff = false;
  data!: DeviceData;

  private constructor(credentials: Credentials, startedAt: number) {
    this.deviceId = credentials.own.deviceId;
    this.credentials = credentials;
    this.now = startedAt;
  }

  /** A tablet that the world's server has certified for a Posyandu, switched on. */
  static async start(
    world: PeerWorld,
    { deviceId, posyanduId, startedAt }: { deviceId: string; posyanduId: string; startedAt: number },
  ): Promise<FaultDevice> {
    const { certificate, sign } = await world.addDevice(deviceId, [posyanduId]);
    const own = await readCertificate(subtle, certificate, world.serverKeys);
    if (!own) throw new Error('a certificate of this world');
    const { serverKeys } = world;
    const boxKeys = [{ ...BOX_KEY, posyanduId }];
    const device = new FaultDevice({ own, certificate, sign, serverKeys, revoked: new Set(), boxKeys }, startedAt);
    await device.open();
    return device;
  }

  async open(): Promise<void> {
    this.#writesLeft = Infinity;
    this.#isDead = false;
    this.data = await openGuardedTab(this.#disk, () => this.#spend(), { now: () => this.now });
  }

  /** Dies at one of its next writes, whichever that is. */
  dieAfter(writes: number): void {
    this.#writesLeft = writes;
  }

  /** It has died: nothing more reaches its disk before it is started again. */
  get isDead(): boolean {
    return this.#isDead;
  }

  async restart(): Promise<void> {
    await this.data.close().catch(() => undefined);
    await this.open();
  }

  /** What handing over by file and film needs of it. */
  get handover() {
    const randomBytes = (length: number) => crypto.getRandomValues(new Uint8Array(length));
    return { data: this.data, outside: { now: () => this.now, subtle: crypto.subtle, randomBytes } };
  }

  #spend(): void {
    this.#isDead ||= this.#writesLeft <= 0;
    if (this.#isDead) throw new Killed('the tab was killed');
    this.#writesLeft -= 1;
  }
}
