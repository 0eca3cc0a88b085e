import { createHmac } from 'node:crypto';
import type { Kysely } from 'kysely';
import { err, ok, type Result } from '#lib/domain/result.ts';
import { issueCertificate } from '#lib/sync/peer/certificate.ts';
import type { BoxKey } from '#lib/sync/peer/sealed-box.ts';
import { PUBLIC_KEY_BYTES, signWith, type Sign } from '#lib/sync/peer/signing.ts';
import type { DeviceActor } from './actor.ts';
import type { AuthTables } from './auth-tables.ts';
import { findSetting, ensureSetting } from './settings.ts';

/** The server's signing key, as JSON Web Key; lies in the store, and so in its backups. */
const SIGNING_KEY = 'peer_signing_key';
const CURVE = { name: 'ECDSA', namedCurve: 'P-256' } as const;
/** Files made before a device was struck off stay readable to the others; older ones than these are in the server long since. */
const KEPT_EPOCHS = 3;

/** What a device needs to meet others of its Posyandu without a server. Byte strings in base64. */
export interface PeerProfile {
  /** Null until the device has said its key. */
  readonly certificate: string | null;
  readonly serverKeys: readonly string[];
  /** Keys of files and films, the newest of a Posyandu first. */
  readonly boxKeys: readonly { readonly posyanduId: string; readonly keyId: string; readonly key: string }[];
  /** Devices of these Posyandu that staff have struck off. */
  readonly revoked: readonly string[];
}

/** `device.keyOther`: a device keeps its first key for life; with a new one it could not be told from a copy of its token. */
export interface KeyProblem {
  readonly code: 'device.keyInvalid' | 'device.keyOther';
}

/** Keys and certificates by which devices know each other. */
export class DeviceKeys {
  readonly #db: Kysely<AuthTables>;
  readonly #now: () => number;
  readonly #sealKey: string;
  readonly #sign: Sign;
  readonly publicKey: Uint8Array;

  private constructor(parts: DeviceKeyParts, sign: Sign, publicKey: Uint8Array) {
    this.#db = parts.db;
    this.#now = parts.now;
    this.#sealKey = parts.sealKey;
    this.#sign = sign;
    this.publicKey = publicKey;
  }

  /** Reads the server's key; the first process on a store makes it. */
  static async open(parts: DeviceKeyParts): Promise<DeviceKeys> {
    const fresh = (await findSetting(parts.db, SIGNING_KEY)) === undefined ? await makeExportedKey() : '';
    const stored = await ensureSetting(parts.db, SIGNING_KEY, () => fresh);
    const jwk: JsonWebKey = JSON.parse(stored);
    const privateKey = await crypto.subtle.importKey('jwk', jwk, CURVE, false, ['sign']);
    const open: JsonWebKey = { kty: jwk.kty, crv: jwk.crv, x: jwk.x, y: jwk.y };
    const publicKey = await crypto.subtle.importKey('jwk', open, CURVE, true, ['verify']);
    const raw = new Uint8Array(await crypto.subtle.exportKey('raw', publicKey));
    return new DeviceKeys(parts, signWith(crypto.subtle, privateKey), raw);
  }

  /** Notes the public key of a device; the same again changes nothing. @returns whether it was new */
  async note(device: DeviceActor, publicKey: Uint8Array): Promise<Result<{ readonly isNew: boolean }, KeyProblem>> {
    if (publicKey.length !== PUBLIC_KEY_BYTES) return err({ code: 'device.keyInvalid' });
    const text = toBase64(publicKey);
    const { numUpdatedRows } = await this.#db
      .updateTable('device')
      .set({ public_key: text })
      .where('puskesmas_id', '=', device.puskesmasId)
      .where('device_id', '=', device.deviceId)
      .where('public_key', 'is', null)
      .executeTakeFirst();
    if (numUpdatedRows > 0n) return ok({ isNew: true });
    return (await this.#keyOf(device)) === text ? ok({ isNew: false }) : err({ code: 'device.keyOther' });
  }

  /** What the device keeps for days without a network. */
  async profileOf(device: DeviceActor): Promise<PeerProfile> {
    const { deviceId, puskesmasId, scope } = device;
    const key = await this.#keyOf(device);
    const revoked = await this.#listRevoked(puskesmasId, scope.unitIds);
    const certificate =
      key === null
        ? null
        : await issueCertificate(
            {
              deviceId,
              puskesmasId,
              posyanduIds: scope.unitIds,
              publicKey: new Uint8Array(Buffer.from(key, 'base64')),
              issuedAt: this.#now(),
            },
            this.#sign,
          );
    return {
      certificate: certificate && toBase64(certificate),
      serverKeys: [toBase64(this.publicKey)],
      boxKeys: scope.unitIds.flatMap((posyanduId) => {
        const epoch = revoked.filter((one) => one.posyanduId === posyanduId).length;
        return listEpochs(epoch).map((at) => {
          const { keyId, bytes } = this.#boxKey(puskesmasId, posyanduId, at);
          return { posyanduId, keyId, key: toBase64(bytes) };
        });
      }),
      revoked: [...new Set(revoked.map((one) => one.deviceId))],
    };
  }

  /** A device that is struck off ends an epoch: what is packed from then on opens with a key that it has never had. */
  #boxKey(puskesmasId: string, posyanduId: string, epoch: number): BoxKey {
    const make = (what: string) =>
      createHmac('sha256', this.#sealKey)
        .update(JSON.stringify([what, puskesmasId, posyanduId, epoch]))
        .digest();
    return { keyId: make('box name').toString('base64url').slice(0, 8), bytes: new Uint8Array(make('box key')) };
  }

  async #keyOf({ puskesmasId, deviceId }: DeviceActor): Promise<string | null> {
    const row = await this.#db
      .selectFrom('device')
      .select('public_key')
      .where('puskesmas_id', '=', puskesmasId)
      .where('device_id', '=', deviceId)
      .executeTakeFirst();
    return row?.public_key ?? null;
  }

  async #listRevoked(
    puskesmasId: string,
    posyanduIds: readonly string[],
  ): Promise<{ posyanduId: string; deviceId: string }[]> {
    if (posyanduIds.length === 0) return [];
    return this.#db
      .selectFrom('device_posyandu')
      .innerJoin('device', (join) =>
        join
          .onRef('device.puskesmas_id', '=', 'device_posyandu.puskesmas_id')
          .onRef('device.device_id', '=', 'device_posyandu.device_id'),
      )
      .select(['device_posyandu.posyandu_id as posyanduId', 'device_posyandu.device_id as deviceId'])
      .where('device_posyandu.puskesmas_id', '=', puskesmasId)
      .where('device_posyandu.posyandu_id', 'in', [...posyanduIds])
      .where('device.revoked_at', 'is not', null)
      .execute();
  }
}

/** What keys are made from. `sealKey`: secret of the store. */
export interface DeviceKeyParts {
  readonly db: Kysely<AuthTables>;
  readonly now: () => number;
  readonly sealKey: string;
}

/** The newest first. */
function listEpochs(newest: number): number[] {
  return Array.from({ length: Math.min(newest + 1, KEPT_EPOCHS) }, (_, i) => newest - i);
}

async function makeExportedKey(): Promise<string> {
  const { privateKey } = await crypto.subtle.generateKey(CURVE, true, ['sign', 'verify']);
  return JSON.stringify(await crypto.subtle.exportKey('jwk', privateKey));
}

function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
