import type { Kysely } from 'kysely';
import { err, ok, type Result } from '#lib/domain/result.ts';
import type { UnitsPort } from '../units/port.ts';
import { deviceOwnerOf, type Account } from './account-rows.ts';
import { covers } from './actor.ts';
import { ABOVE_PUSKESMAS, type AuthTables } from './auth-tables.ts';
import type { EnrolledDevice } from './device-enrolment.ts';
import type { DeviceNames } from './device-names.ts';
import { insertDevice, linkPosyandu } from './device-rows.ts';
import type { RandomBytes } from './random.ts';
import { formatToken, makeToken } from './tokens.ts';

/** `device.scopeTooWide`: an account over several Puskesmas; a device's keys begin with one. */
export type OwnDeviceProblem = { readonly code: 'device.notForRole' } | { readonly code: 'device.scopeTooWide' };

/** Makes the laptops and phones of nakes devices of their own: bound to the account for life, for the Posyandu of its scope. */
export class OwnDevices {
  readonly #db: Kysely<AuthTables>;
  readonly #units: UnitsPort;
  readonly #now: () => number;
  readonly #random: RandomBytes;
  readonly #names: DeviceNames;

  constructor(parts: {
    db: Kysely<AuthTables>;
    units: UnitsPort;
    now: () => number;
    random: RandomBytes;
    names: DeviceNames;
  }) {
    this.#db = parts.db;
    this.#units = parts.units;
    this.#now = parts.now;
    this.#random = parts.random;
    this.#names = parts.names;
  }

  /** @param account who has proved by her password that she is before this browser */
  async enrol(account: Account): Promise<Result<EnrolledDevice, OwnDeviceProblem>> {
    const { puskesmasId, accountId, displayName } = account;
    if (!deviceOwnerOf(account)) return err({ code: 'device.notForRole' });
    if (puskesmasId === ABOVE_PUSKESMAS) return err({ code: 'device.scopeTooWide' });
    const posyanduIds = await listPosyanduOf(account, this.#units);
    const token = makeToken(puskesmasId, this.#names.nameOwn(puskesmasId), this.#random);
    await this.#db.transaction().execute(async (tx) => {
      await insertDevice(tx, token, { name: `Perangkat ${displayName}`, accountId, now: this.#now() });
      await linkPosyandu(tx, { puskesmasId, deviceId: token.id }, posyanduIds);
    });
    return ok({ deviceId: token.id, puskesmasId, token: formatToken(token), posyanduIds });
  }
}

/** The Posyandu in the scope of an account, inside its own Puskesmas. */
export async function listPosyanduOf(account: Account, units: UnitsPort): Promise<string[]> {
  const all = await units.listPosyandu(account.puskesmasId);
  return all.filter((unit) => covers(account.scope, unit)).map(({ posyanduId }) => posyanduId);
}
