import type { Kysely, Selectable } from 'kysely';
import type { UnitsPort } from '../units/port.ts';
import { deviceOwnerOf } from './account-rows.ts';
import type { AccountsStore } from './accounts-store.ts';
import { covers, type DeviceActor, type Scope } from './actor.ts';
import type { AuthTables } from './auth-tables.ts';
import { linkPosyandu } from './device-rows.ts';
import { listPosyanduOf } from './own-devices.ts';
import { matchesHash, parseToken } from './tokens.ts';

/** A device as staff see it. Instants in ms since epoch. */
export interface Device {
  readonly deviceId: string;
  readonly puskesmasId: string;
  readonly posyanduIds: readonly string[];
  readonly name: string;
  /** Account whose own device it is; null for one of a Posyandu. */
  readonly ownerId: string | null;
  readonly enrolledAt: number;
  /** Last time it asked the server for anything, to five minutes; null before the first. */
  readonly seenAt: number | null;
  readonly revokedAt: number | null;
}

/** Whose token it is, and whether it still opens anything: a device whose owner may no longer sign in counts as revoked. */
export type DeviceProof =
  { readonly kind: 'enrolled'; readonly actor: DeviceActor } | { readonly kind: 'revoked'; readonly deviceId: string };

type DeviceRow = Selectable<AuthTables['device']>;

const SEEN_EVERY_MS = 5 * 60_000;

/** Enrolled tablets, phones and laptops. */
export class DevicesStore {
  readonly #db: Kysely<AuthTables>;
  readonly #units: UnitsPort;
  readonly #accounts: AccountsStore;
  readonly #now: () => number;

  constructor(parts: { db: Kysely<AuthTables>; units: UnitsPort; accounts: AccountsStore; now: () => number }) {
    this.#db = parts.db;
    this.#units = parts.units;
    this.#accounts = parts.accounts;
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

  /** What the devices of some Posyandu are called, revoked ones too: what they wrote is still shown. By name. */
  async listNames(puskesmasId: string, posyanduIds: readonly string[]): Promise<Pick<Device, 'deviceId' | 'name'>[]> {
    if (posyanduIds.length === 0) return [];
    const rows = await this.#db
      .selectFrom('device')
      .innerJoin('device_posyandu', (join) =>
        join
          .onRef('device_posyandu.device_id', '=', 'device.device_id')
          .onRef('device_posyandu.puskesmas_id', '=', 'device.puskesmas_id'),
      )
      .select(['device.device_id', 'device.name'])
      .distinct()
      .where('device.puskesmas_id', '=', puskesmasId)
      .where('device_posyandu.posyandu_id', 'in', [...posyanduIds])
      .orderBy('device.name')
      .orderBy('device.device_id')
      .execute();
    return rows.map(({ device_id: deviceId, name }) => ({ deviceId, name }));
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

  async #proofOf(row: DeviceRow): Promise<DeviceProof | undefined> {
    if (row.revoked_at !== null) return { kind: 'revoked', deviceId: row.device_id };
    const [device] = await this.#withPosyandu([row]);
    if (!device) return undefined;
    const actor = device.ownerId === null ? sharedActor(device) : await this.#ownActor(device, device.ownerId);
    if (!actor) return { kind: 'revoked', deviceId: device.deviceId };
    const now = this.#now();
    if (now - (row.seen_at ?? 0) >= SEEN_EVERY_MS) await this.#change(device, { seen_at: now });
    return { kind: 'enrolled', actor };
  }

  /** Asks the owner's account each time: her role and scope are those of today, and out of use she has no device. */
  async #ownActor(device: Device, ownerId: string): Promise<DeviceActor | undefined> {
    const { deviceId, puskesmasId } = device;
    const account = await this.#accounts.find(puskesmasId, ownerId);
    const owner = account && deviceOwnerOf(account);
    if (!account || !owner) return undefined;
    const unitIds = await listPosyanduOf(account, this.#units);
    const added = unitIds.filter((id) => !device.posyanduIds.includes(id));
    await linkPosyandu(this.#db, device, added);
    return { kind: 'device', deviceId, puskesmasId, scope: { kind: 'posyandu', unitIds }, owner };
  }

  async #row(puskesmasId: string, deviceId: string): Promise<DeviceRow | undefined> {
    return this.#db
      .selectFrom('device')
      .selectAll()
      .where('puskesmas_id', '=', puskesmasId)
      .where('device_id', '=', deviceId)
      .executeTakeFirst();
  }

  async #withPosyandu(rows: readonly DeviceRow[]): Promise<Device[]> {
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
      ownerId: row.account_id,
      enrolledAt: row.enrolled_at,
      seenAt: row.seen_at,
      revokedAt: row.revoked_at,
    }));
  }

  async #change(device: Device, values: Partial<DeviceRow>): Promise<void> {
    await this.#db
      .updateTable('device')
      .set(values)
      .where('puskesmas_id', '=', device.puskesmasId)
      .where('device_id', '=', device.deviceId)
      .execute();
  }
}

function sharedActor({ deviceId, puskesmasId, posyanduIds }: Device): DeviceActor {
  return { kind: 'device', deviceId, puskesmasId, scope: { kind: 'posyandu', unitIds: posyanduIds }, owner: null };
}
