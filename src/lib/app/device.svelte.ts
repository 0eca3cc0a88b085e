import * as v from 'valibot';
import type { Settings } from '#lib/db/settings.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import type { DeviceApi, Enrolment } from './api/device-api.ts';
import { DEVICE_KEYS, loadIdentity, type DeviceIdentity } from './device-identity.ts';
import { deviceProfile, type DeviceProfile } from './api/profile.ts';
import type { ApiProblem, StorageProblem } from './problems.ts';

/** Where this device stands. */
export type DeviceStanding =
  | { readonly kind: 'notEnrolled' }
  | { readonly kind: 'enrolled'; readonly deviceId: string }
  /** Staff took it off the list: nothing is sent any more, what is stored stays until someone decides. */
  | { readonly kind: 'revoked'; readonly deviceId: string };

/** `device.codeWrong`, `device.codeExpired`, `device.codeUsed`, `device.wait`, `device.noNetwork`, `device.taken`, or a storage problem. */
export type EnrolProblem = ApiProblem | StorageProblem;

/** A Posyandu of the profile. */
export type DevicePosyandu = DeviceProfile['posyandu'][number];

/** This device: which Posyandu it belongs to, and what it keeps of it for days without a network. */
export class Device {
  readonly #settings: Settings;
  readonly #api: DeviceApi;
  #identity = $state.raw<DeviceIdentity | undefined>();
  #profile = $state.raw<DeviceProfile | undefined>();
  #chosen = $state.raw<string | undefined>();

  constructor(settings: Settings, api: DeviceApi) {
    this.#settings = settings;
    this.#api = api;
  }

  /**
   * Reads what is stored; also after another tab has changed it, and now and then. What has not changed stays the same object: screens follow it, and a
   * form that hangs on it would be put up anew under the fingers.
   */
  async load(): Promise<void> {
    this.#identity = sameOr(this.#identity, await loadIdentity(this.#settings));
    const profile = v.safeParse(deviceProfile, await this.#settings.load(DEVICE_KEYS.profile));
    this.#profile = sameOr(this.#profile, profile.success ? profile.output : undefined);
    const chosen = await this.#settings.load(DEVICE_KEYS.posyandu);
    // What another tab goes over to leaves this one where it is: a form that is open here must not change its Posyandu.
    this.#chosen ??= typeof chosen === 'string' ? chosen : undefined;
  }

  get standing(): DeviceStanding {
    if (!this.#identity) return { kind: 'notEnrolled' };
    const { deviceId, revoked } = this.#identity;
    return { kind: revoked ? 'revoked' : 'enrolled', deviceId };
  }

  /** As fetched last; undefined until the first fetch has succeeded. */
  get profile(): DeviceProfile | undefined {
    return this.#profile;
  }

  /** The Posyandu being worked for; the first of the profile until another is chosen. */
  get posyandu(): DevicePosyandu | undefined {
    const all = this.#profile?.posyandu ?? [];
    return all.find(({ posyanduId }) => posyanduId === this.#chosen) ?? all[0];
  }

  /** True for a nakes's own device, which nobody else uses. */
  get isOwn(): boolean {
    return this.#profile?.device.ownerId != null;
  }

  /** What a device is called; its id where neither it nor the server has said so. */
  nameOf(deviceId: string): string {
    const own = this.#profile?.device;
    if (own?.deviceId === deviceId) return own.name;
    return this.#profile?.devices?.find((one) => one.deviceId === deviceId)?.name ?? deviceId;
  }

  /** Bearer token of the device, for the doors of the server. */
  get token(): string | undefined {
    return this.#identity?.token;
  }

  /** Makes the device one of a Posyandu by the code a midwife gave. Spaces and case are ignored. */
  async enrol(code: string): Promise<Result<DeviceProfile, EnrolProblem>> {
    const enrolled = await this.#api.enrol(code.trim());
    if (!enrolled.ok) return enrolled.problem.code === 'api.noNetwork' ? err({ code: 'device.noNetwork' }) : enrolled;
    return this.#become(enrolled.value);
  }

  /** Makes this browser the device that a nakes has just been given for her own; `device.taken` where it is a device already. */
  async adopt(enrolled: Enrolment): Promise<Result<DeviceProfile, EnrolProblem>> {
    // Its entries lie under the id that it has; another id could not send them.
    if (this.#identity) return err({ code: 'device.taken' });
    return this.#become(enrolled);
  }

  async #become({ deviceId, token }: Enrolment): Promise<Result<DeviceProfile, EnrolProblem>> {
    const identity = { deviceId, token, revoked: false, struckOff: false };
    const saved = await this.#settings.save(DEVICE_KEYS.identity, identity);
    if (!saved.ok) return saved;
    this.#identity = identity;
    return this.refreshProfile();
  }

  /** Fetches names of cadres and units anew; what is stored stays where it fails. */
  async refreshProfile(): Promise<Result<DeviceProfile, ApiProblem>> {
    const fetched = await this.#api.profile();
    if (!fetched.ok) {
      if (isRevocation(fetched.problem)) await this.noteRevoked(fetched.problem.code);
      return fetched;
    }
    this.#profile = sameOr(this.#profile, fetched.value);
    const saved = await this.#settings.save(DEVICE_KEYS.profile, fetched.value);
    return saved.ok ? ok(fetched.value) : saved;
  }

  async choosePosyandu(posyanduId: string): Promise<void> {
    this.#chosen = posyanduId;
    await this.#settings.save(DEVICE_KEYS.posyandu, posyanduId);
  }

  /** True where the server said that staff have struck this device off; not where it merely does not know it, as after an older backup. */
  get isStruckOff(): boolean {
    return this.#identity?.struckOff === true;
  }

  /** The server has said that it knows this device no more, or with `device.revoked` or `sync.revoked` that it is struck off. */
  async noteRevoked(code: string): Promise<void> {
    const struckOff = code === 'device.revoked' || code === 'sync.revoked';
    if (!this.#identity || (this.#identity.revoked && (this.#identity.struckOff || !struckOff))) return;
    this.#identity = { ...this.#identity, revoked: true, struckOff };
    await this.#settings.save(DEVICE_KEYS.identity, this.#identity);
  }
}

/** What the server answers to a token that it has struck out. */
export function isRevocation({ code }: { readonly code: string }): boolean {
  return code === 'http.signInFirst' || code === 'device.revoked' || code === 'sync.revoked';
}

/** What is known where the new says the same: both are plain JSON. */
function sameOr<T>(known: T, fresh: T): T {
  return JSON.stringify(known) === JSON.stringify(fresh) ? known : fresh;
}
