import type { DeviceData } from '#lib/db/device-data.ts';
import { isOwnDevice } from '#lib/events/device-kind.ts';
import { isNakes } from '../care/care-ports.ts';
import { makeCopy, type DeviceCopy } from '../copy/make-copy.ts';
import type { CopyReader } from '../copy/read-everything.ts';
import type { Device } from '../device.svelte.ts';
import { makeRefusedFile } from '../refused/refused-file.ts';
import { RefusedTray } from '../refused/refused.svelte.ts';
import type { Register } from '../register.svelte.ts';
import type { SignIn } from '../sign-in.svelte.ts';
import { checkStorage, type StorageFinding } from '../storage-check.ts';
import { localDateOf } from '../today.ts';
import { forgetSetAside, loadSetAside, type SetAside } from './set-aside.ts';

/** What looking after the device's data needs. */
export interface SafetyPorts {
  readonly data: DeviceData;
  readonly device: Device;
  readonly signIn: Pick<SignIn, 'current'>;
  readonly register: Pick<Register, 'find'> | undefined;
  readonly now: () => number;
  /** Sends everything that waits. */
  readonly send: () => Promise<void>;
}

/** What this device keeps, looked at as a whole. */
export class Safety {
  readonly tray: RefusedTray;
  readonly #ports: SafetyPorts;
  #setAside = $state.raw<SetAside>();

  private constructor(ports: SafetyPorts, tray: RefusedTray, setAside: SetAside | undefined) {
    this.#ports = ports;
    this.tray = tray;
    this.#setAside = setAside;
  }

  static async open(ports: SafetyPorts): Promise<Safety> {
    return new Safety(ports, await RefusedTray.open(ports), await loadSetAside(ports.data.settings));
  }

  /** What was damaged on the disk when the app was opened, and nobody has read yet. */
  get setAside(): SetAside | undefined {
    return this.#setAside;
  }

  /** Somebody has read it. */
  async acknowledge(): Promise<void> {
    await forgetSetAside(this.#ports.data.settings);
    this.#setAside = undefined;
  }

  /** A file of everything, to be read by anybody who gets it; only for whoever has just entered her PIN. */
  makeCopy(): Promise<DeviceCopy> {
    const { data, now } = this.#ports;
    return makeCopy({ database: data.database, names: this.#names, reader: this.#reader, now: now() });
  }

  /** A file of what was refused, as text; only for whoever has just entered her PIN. */
  async makeRefusedFile(): Promise<string> {
    const { data, now } = this.#ports;
    return JSON.stringify(await makeRefusedFile(data.database, this.#reader, now()), undefined, 2);
  }

  /** Reads everything once and mends what is damaged; where something was mended the app must be opened anew. */
  check(): Promise<StorageFinding> {
    return checkStorage(this.#ports.data, this.#ports.now);
  }

  /** A person by name, where the register has reached this device. */
  nameOfPerson(personId: string): string | undefined {
    return this.#ports.register?.find(personId)?.name;
  }

  close(): Promise<void> {
    return this.tray.close();
  }

  /** A cadre's tablet is everybody's who works there: answers given in confidence never leave it readable. */
  get #reader(): CopyReader {
    const { device, signIn } = this.#ports;
    const { standing } = device;
    const isOwn = standing.kind !== 'notEnrolled' && isOwnDevice(standing.deviceId);
    return { mayReadConfidential: isOwn && isNakes(signIn.current?.role) };
  }

  get #names() {
    const { profile } = this.#ports.device;
    const accounts = new Map(profile?.accounts.map(({ accountId, displayName }) => [accountId, displayName]));
    return {
      nameOf: (accountId: string) => accounts.get(accountId) ?? accountId,
      nameOfDevice: (deviceId: string) => this.#ports.device.nameOf(deviceId),
      nameOfPerson: (personId: string) => this.nameOfPerson(personId) ?? personId,
      timeOf: (at: number) => `${localDateOf(at)} ${new Date(at).toTimeString().slice(0, 5)}`,
    };
  }
}
