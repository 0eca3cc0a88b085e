import type { Kysely, Transaction } from 'kysely';
import { err, ok, type Result } from '#lib/domain/result.ts';
import { DEVICE_PREFIX } from '#lib/events/device-kind.ts';
import type { UnitPath } from './actor.ts';
import type { AuthTables } from './auth-tables.ts';
import { CODE_LIFE_MS, newDeviceCode, parseDeviceCode } from './device-codes.ts';
import type { DeviceNames } from './device-names.ts';
import { insertDevice, linkPosyandu } from './device-rows.ts';
import type { RandomBytes } from './random.ts';
import { formatToken, hashSecret, makeToken } from './tokens.ts';

/** A one-time code to show or print; only its hash is stored. */
export interface IssuedCode {
  readonly code: string;
  readonly posyanduId: string;
  readonly expiresAt: number;
}

/** What a device is given once, when it enrols. */
export interface EnrolledDevice {
  readonly deviceId: string;
  readonly puskesmasId: string;
  readonly token: string;
  readonly posyanduIds: readonly string[];
}

export interface EnrolProblem {
  readonly code: 'device.codeWrong' | 'device.codeExpired' | 'device.codeUsed';
}

/** Brings tablets and phones to their Posyandu by one-time codes. A code enrols one device, also when two show it at once. */
export class DeviceEnrolment {
  readonly #db: Kysely<AuthTables>;
  readonly #now: () => number;
  readonly #random: RandomBytes;
  readonly #names: DeviceNames;

  constructor(parts: { db: Kysely<AuthTables>; now: () => number; random: RandomBytes; names: DeviceNames }) {
    this.#db = parts.db;
    this.#now = parts.now;
    this.#random = parts.random;
    this.#names = parts.names;
  }

  /** @param madeBy account id, or `shell` for the admin's command */
  async issueCode(unit: UnitPath, madeBy: string): Promise<IssuedCode> {
    const code = newDeviceCode(this.#random);
    const expiresAt = this.#now() + CODE_LIFE_MS;
    await this.#db
      .insertInto('device_code')
      .values({
        puskesmas_id: unit.puskesmasId,
        code_hash: hashSecret(code),
        posyandu_id: unit.posyanduId,
        made_by: madeBy,
        expires_at: expiresAt,
        used_at: null,
      })
      .execute();
    return { code, posyanduId: unit.posyanduId, expiresAt };
  }

  /** @param typed the code as somebody typed or scanned it */
  async enrol(typed: string): Promise<Result<EnrolledDevice, EnrolProblem>> {
    const code = parseDeviceCode(typed);
    if (code === undefined) return err({ code: 'device.codeWrong' });
    return this.#db.transaction().execute((tx) => this.#useCode(tx, hashSecret(code)));
  }

  async #useCode(tx: Transaction<AuthTables>, codeHash: string): Promise<Result<EnrolledDevice, EnrolProblem>> {
    const now = this.#now();
    const known = await tx.selectFrom('device_code').selectAll().where('code_hash', '=', codeHash).executeTakeFirst();
    if (!known) return err({ code: 'device.codeWrong' });
    if (now >= known.expires_at) return err({ code: 'device.codeExpired' });
    const used = await tx
      .updateTable('device_code')
      .set({ used_at: now })
      .where('puskesmas_id', '=', known.puskesmas_id)
      .where('code_hash', '=', codeHash)
      .where('used_at', 'is', null)
      .executeTakeFirst();
    if (used.numUpdatedRows === 0n) return err({ code: 'device.codeUsed' });
    const place = { puskesmasId: known.puskesmas_id, posyanduId: known.posyandu_id };
    const token = makeToken(place.puskesmasId, this.#names.nameTablet(place), this.#random);
    const name = await this.#nextName(tx, known.puskesmas_id, known.posyandu_id);
    await insertDevice(tx, token, { name, accountId: null, now });
    await linkPosyandu(tx, { puskesmasId: token.puskesmasId, deviceId: token.id }, [known.posyandu_id]);
    return ok({
      deviceId: token.id,
      puskesmasId: token.puskesmasId,
      token: formatToken(token),
      posyanduIds: [known.posyandu_id],
    });
  }

  /** A first name, until somebody gives it a better one. */
  async #nextName(tx: Transaction<AuthTables>, puskesmasId: string, posyanduId: string): Promise<string> {
    const { count } = await tx
      .selectFrom('device_posyandu')
      .select((select) => select.fn.countAll<number>().as('count'))
      .where('puskesmas_id', '=', puskesmasId)
      .where('posyandu_id', '=', posyanduId)
      .where('device_id', 'like', `${DEVICE_PREFIX.posyandu}%`)
      .executeTakeFirstOrThrow();
    return `Perangkat ${count + 1}`;
  }
}
