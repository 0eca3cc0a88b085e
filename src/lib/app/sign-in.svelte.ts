import * as v from 'valibot';
import type { Settings } from '#lib/db/settings.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import type { Role } from '#lib/events/envelope.ts';
import type { DeviceApi } from './api/device-api.ts';
import type { UserProfile, PinVerifier } from './api/profile.ts';
import type { Device } from './device.svelte.ts';
import type { Outside } from './outside.ts';
import { addWrongTry, FREE_TRIES, NO_TRIES, type PinTries } from './pin-tries.ts';
import { isPin, makePinVerifier, verifyPin } from './pin.ts';
import type { ApiProblem } from './problems.ts';

/** Someone who can use this device. */
export interface DeviceUser {
  readonly accountId: string;
  readonly displayName: string;
  readonly role: Role;
  /** False until a PIN was set the first time. */
  readonly hasPin: boolean;
}

/** Who is using the device now. */
export type SignedIn = Pick<DeviceUser, 'accountId' | 'displayName' | 'role'>;

export type SignInProblem =
  | { readonly code: 'pin.wrong'; readonly triesLeft: number }
  /** Too many wrong tries; `untilAt` in ms since epoch. */
  | { readonly code: 'pin.wait'; readonly untilAt: number }
  /** Not six digits. */
  | { readonly code: 'pin.malformed' }
  | { readonly code: 'pin.notSet' }
  | { readonly code: 'account.unknown' };

/** Names under which it is kept who uses the device, wrong tries, and PINs that the server has not got yet. */
export const SIGN_IN_KEYS = { current: 'signedIn', tries: 'pinTries', newPins: 'newPins' } as const;

/** After this long without an entry the device asks for the PIN again. @source design default */
const IDLE_MS = 30 * 60_000;

const currentSchema = v.object({ accountId: v.string(), usedAt: v.number() });
const triesSchema = v.record(v.string(), v.object({ wrong: v.number(), untilAt: v.number() }));
const newPinsSchema = v.record(v.string(), v.object({ salt: v.string(), iterations: v.number(), hash: v.string() }));

/** Names and PINs; works offline, with the verifiers that the profile brought. */
export class SignIn {
  readonly #device: Device;
  readonly #settings: Settings;
  readonly #api: DeviceApi;
  readonly #outside: Pick<Outside, 'now' | 'subtle' | 'randomBytes'>;
  #currentId = $state.raw<string | undefined>();
  #newPins = $state.raw<{ readonly [accountId: string]: PinVerifier }>({});
  #tries: { readonly [accountId: string]: PinTries } = {};
  #usedAt = 0;

  constructor(
    device: Device,
    settings: Settings,
    api: DeviceApi,
    outside: Pick<Outside, 'now' | 'subtle' | 'randomBytes'>,
  ) {
    this.#device = device;
    this.#settings = settings;
    this.#api = api;
    this.#outside = outside;
  }

  /** Reads what is stored: a reload does not ask for the PIN again unless the device lay idle. */
  async load(): Promise<void> {
    this.#tries = parseOr(triesSchema, await this.#settings.load(SIGN_IN_KEYS.tries), {});
    this.#newPins = parseOr(newPinsSchema, await this.#settings.load(SIGN_IN_KEYS.newPins), {});
    const current = parseOr(currentSchema, await this.#settings.load(SIGN_IN_KEYS.current), undefined);
    const fresh = current && this.#outside.now() - current.usedAt < IDLE_MS;
    this.#currentId = fresh ? current.accountId : undefined;
    this.#usedAt = current?.usedAt ?? 0;
  }

  /** Who can use this device, by name: the cadres of its Posyandu, or the nakes whose own it is. */
  get accounts(): readonly DeviceUser[] {
    return this.#users
      .map(({ accountId, displayName, role }) => {
        return { accountId, displayName, role, hasPin: this.#verifierOf(accountId) !== undefined };
      })
      .sort((a, b) => a.displayName.localeCompare(b.displayName, 'id'));
  }

  get current(): SignedIn | undefined {
    const found = this.#users.find(({ accountId }) => accountId === this.#currentId);
    return found && { accountId: found.accountId, displayName: found.displayName, role: found.role };
  }

  /** Signs in with the PIN of six digits. */
  async enter(accountId: string, pin: string): Promise<Result<SignedIn, SignInProblem>> {
    const verifier = this.#verifierOf(accountId);
    const now = this.#outside.now();
    const tries = this.#tries[accountId] ?? NO_TRIES;
    if (!isPin(pin)) return err({ code: 'pin.malformed' });
    if (!verifier) return err({ code: 'pin.notSet' });
    if (tries.untilAt > now) return err({ code: 'pin.wait', untilAt: tries.untilAt });
    if (await verifyPin(pin, verifier, this.#outside.subtle)) {
      await this.#noteTries(accountId, NO_TRIES);
      return this.#become(accountId);
    }
    const more = addWrongTry(tries, now);
    await this.#noteTries(accountId, more);
    if (more.untilAt > now) return err({ code: 'pin.wait', untilAt: more.untilAt });
    return err({ code: 'pin.wrong', triesLeft: FREE_TRIES - more.wrong });
  }

  /**
   * Sets the PIN of an account that has none, and signs in. Without a network it is kept here and given to the server later.
   * `account.pinAlreadySet` where another device was quicker: the profile then brings that PIN's verifier.
   */
  async setPin(accountId: string, pin: string): Promise<Result<SignedIn, SignInProblem | ApiProblem>> {
    if (!isPin(pin)) return err({ code: 'pin.malformed' });
    if (this.#verifierOf(accountId)) return err({ code: 'account.pinAlreadySet' });
    const verifier = await makePinVerifier(pin, this.#outside.subtle, this.#outside.randomBytes);
    const stored = await this.#api.setPin(accountId, verifier);
    if (!stored.ok && stored.problem.code !== 'api.noNetwork') {
      await this.#device.refreshProfile();
      return stored;
    }
    await this.#saveNewPins({ ...this.#newPins, [accountId]: verifier });
    if (stored.ok) await this.#device.refreshProfile();
    return this.#become(accountId);
  }

  /** Gives the server the PINs that were set without a network, and forgets here those that the profile brings by now. */
  async sendNewPins(): Promise<void> {
    const known = new Set(this.#users.filter((one) => one.pinVerifier).map(({ accountId }) => accountId));
    const waiting = Object.entries(this.#newPins).filter(([accountId]) => !known.has(accountId));
    await Promise.all(waiting.map(([accountId, verifier]) => this.#api.setPin(accountId, verifier)));
    await this.#saveNewPins(Object.fromEntries(waiting));
  }

  /** Keeps the device signed in: somebody is working with it. A touch after too long a rest is somebody else's. */
  touch(): void {
    const restedMs = this.#outside.now() - this.#usedAt;
    if (!this.#currentId || restedMs < IDLE_MS / 10) return;
    if (restedMs >= IDLE_MS) this.lockIfIdle();
    else void this.#saveCurrent(this.#currentId);
  }

  /** Asks for the PIN again where nobody has worked for half an hour; drafts stay. Called now and then. */
  lockIfIdle(): void {
    if (this.#currentId && this.#outside.now() - this.#usedAt >= IDLE_MS) void this.switchUser();
  }

  /** Leaves the device to the next person. Drafts stay. */
  async switchUser(): Promise<void> {
    this.#currentId = undefined;
    await this.#settings.save(SIGN_IN_KEYS.current, undefined);
  }

  get #users(): readonly UserProfile[] {
    return this.#device.profile?.accounts ?? [];
  }

  #verifierOf(accountId: string): PinVerifier | undefined {
    return this.#users.find((one) => one.accountId === accountId)?.pinVerifier ?? this.#newPins[accountId];
  }

  async #become(accountId: string): Promise<Result<SignedIn, SignInProblem>> {
    this.#currentId = accountId;
    await this.#saveCurrent(accountId);
    const current = this.current;
    return current ? ok(current) : err({ code: 'account.unknown' });
  }

  async #saveCurrent(accountId: string): Promise<void> {
    this.#usedAt = this.#outside.now();
    await this.#settings.save(SIGN_IN_KEYS.current, { accountId, usedAt: this.#usedAt });
  }

  async #noteTries(accountId: string, tries: PinTries): Promise<void> {
    this.#tries = { ...this.#tries, [accountId]: tries };
    await this.#settings.save(SIGN_IN_KEYS.tries, this.#tries);
  }

  async #saveNewPins(newPins: { readonly [accountId: string]: PinVerifier }): Promise<void> {
    this.#newPins = newPins;
    await this.#settings.save(SIGN_IN_KEYS.newPins, newPins);
  }
}

function parseOr<T, D>(schema: v.GenericSchema<unknown, T>, raw: unknown, otherwise: D): T | D {
  const parsed = v.safeParse(schema, raw);
  return parsed.success ? parsed.output : otherwise;
}
