import type { Kysely, Selectable } from 'kysely';
import { covers, type DeviceActor, type Scope } from './actor.ts';
import type { AuthTables } from './auth-tables.ts';
import { matchesHash, parseToken } from './tokens.ts';
import type { UnitsPort } from '../units/port.ts';

/** A device as staff see it. Instants in ms since epoch. */
export interface Device {
  readonly deviceId: string;
  readonly puskesmasId: string;
  readonly posyanduIds: readonly string[];
  readonly name: string;
  readonly enrolledAt: number;
  /** Last time it asked the server for anything, to five minutes; null before the first. */
  readonly seenAt: number | null;
  readonly revokedAt: number | null;
}

/** Whose token it is, and whether it still opens anything. */
export type DeviceProof =
  { readonly kind: 'enrolled'; readonly actor: DeviceActor } | { readonly kind: 'revoked'; readonly deviceId: string };

const SEEN_EVERY_MS = 5 * 60_000;

/** Enrolled tablets and phones. */
export class DevicesStore {
  readonly #db: Kysely<AuthTables>;
  readonly #units: UnitsPort;
  readonly #now: () => number;

  constructor(parts: { db: Kysely<AuthTables>; units: UnitsPort; now: () => number }) {
    this.#db = parts.db;
    this.#units = parts.units;
    this.#now = parts.now;
  }

  /** Whose token this is; undefined for one that no device has. */
  async prove(text: string): Promise<DeviceProof | undefined> {
    const token = parseToken(text);
    const row = token && (await this.#row(token.puskesmasId, token.id));
    if (!token || !row || !matchesHash(token.secret, row.secret_hash)) return undefined;
    return this.#proofOf(row);
  }

  /** The same for a device that has proved itself before (a ticket). */
  async find(puskesmasId: string, deviceId: string): Promise<DeviceProof | undefined> {
    const row = await this.#row(puskesmasId, deviceId);
    return row && this.#proofOf(row);
  }

  async get(puskesmasId: string, deviceId: string): Promise<Device | undefined> {
    const row = await this.#row(puskesmasId, deviceId);
    return row && (await this.#withPosyandu([row]))[0];
  }

  /** Devices of the Posyandu in a scope, revoked ones too, by name. */
  async list(scope: Scope): Promise<Device[]> {
    const puskesmas = await this.#units.listPuskesmas();
    const lists = await Promise.all(puskesmas.map(({ puskesmasId }) => this.#listOf(puskesmasId, scope)));
    return lists.flat();
  }

  /** Ids of all devices that were ever enrolled for a Posyandu, revoked ones too: their earlier events stay true. */
  async listEnrolled(puskesmasId: string, posyanduId: string): Promise<string[]> {
    const rows = await this.#db
      .selectFrom('device_posyandu')
      .select('device_id')
      .where('puskesmas_id', '=', puskesmasId)
      .where('posyandu_id', '=', posyanduId)
      .execute();
    return rows.map((row) => row.device_id);
  }

  async rename(device: Device, name: string): Promise<void> {
    await this.#change(device, { name });
  }

  /** Ends a device for good; twice is no fault, and the first time stands. */
  async revoke(device: Device): Promise<void> {
    if (device.revokedAt === null) await this.#change(device, { revoked_at: this.#now() });
  }

  async #listOf(puskesmasId: string, scope: Scope): Promise<Device[]> {
    const units = (await this.#units.listPosyandu(puskesmasId)).filter((unit) => covers(scope, unit));
    const inScope = new Set(units.map((unit) => unit.posyanduId));
    if (inScope.size === 0) return [];
    const rows = await this.#db
      .selectFrom('device')
      .selectAll()
      .where('puskesmas_id', '=', puskesmasId)
      .orderBy('name')
      .orderBy('device_id')
      .execute();
    const devices = await this.#withPosyandu(rows);
    return devices.filter((device) => device.posyanduIds.some((id) => inScope.has(id)));
  }

  async #proofOf(row: Selectable<AuthTables['device']>): Promise<DeviceProof | undefined> {
    if (row.revoked_at !== null) return { kind: 'revoked', deviceId: row.device_id };
    const [device] = await this.#withPosyandu([row]);
    if (!device) return undefined;
    const now = this.#now();
    if (now - (row.seen_at ?? 0) >= SEEN_EVERY_MS) await this.#change(device, { seen_at: now });
    const { deviceId, puskesmasId, posyanduIds } = device;
    return {
      kind: 'enrolled',
      actor: { kind: 'device', deviceId, puskesmasId, scope: { kind: 'posyandu', unitIds: posyanduIds } },
    };
  }

  async #row(puskesmasId: string, deviceId: string): Promise<Selectable<AuthTables['device']> | undefined> {
    return this.#db
      .selectFrom('device')
      .selectAll()
      .where('puskesmas_id', '=', puskesmasId)
      .where('device_id', '=', deviceId)
      .executeTakeFirst();
  }

  async #withPosyandu(rows: readonly Selectable<AuthTables['device']>[]): Promise<Device[]> {
    const [first] = rows;
    if (!first) return [];
    let query = this.#db.selectFrom('device_posyandu').selectAll().where('puskesmas_id', '=', first.puskesmas_id);
    if (rows.length === 1) query = query.where('device_id', '=', first.device_id);
    const links = Map.groupBy(await query.orderBy('posyandu_id').execute(), (link) => link.device_id);
    return rows.map((row) => ({
      deviceId: row.device_id,
      puskesmasId: row.puskesmas_id,
      posyanduIds: (links.get(row.device_id) ?? []).map((link) => link.posyandu_id),
      name: row.name,
      enrolledAt: row.enrolled_at,
      seenAt: row.seen_at,
      revokedAt: row.revoked_at,
    }));
  }

  async #change(device: Device, values: Partial<Selectable<AuthTables['device']>>): Promise<void> {
    await this.#db
      .updateTable('device')
      .set(values)
      .where('puskesmas_id', '=', device.puskesmasId)
      .where('device_id', '=', device.deviceId)
      .execute();
  }
}
