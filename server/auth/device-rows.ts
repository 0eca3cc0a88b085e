import type { Insertable, Kysely } from 'kysely';
import type { AuthTables } from './auth-tables.ts';
import { hashSecret, type Token } from './tokens.ts';

/** Stores a device that has just been given its token. @param accountId whose own it is; null for one of a Posyandu */
export async function insertDevice(
  db: Kysely<AuthTables>,
  token: Token,
  of: { readonly name: string; readonly accountId: string | null; readonly now: number },
): Promise<void> {
  const device: Insertable<AuthTables['device']> = {
    puskesmas_id: token.puskesmasId,
    device_id: token.id,
    name: of.name,
    secret_hash: hashSecret(token.secret),
    enrolled_at: of.now,
    seen_at: null,
    revoked_at: null,
    account_id: of.accountId,
    public_key: null,
  };
  await db.insertInto('device').values(device).execute();
}

/** Lets the documents of these Posyandu take the device's events, from now on and for ever; what is linked already stays. */
export async function linkPosyandu(
  db: Kysely<AuthTables>,
  device: { readonly puskesmasId: string; readonly deviceId: string },
  posyanduIds: readonly string[],
): Promise<void> {
  if (posyanduIds.length === 0) return;
  const { puskesmasId, deviceId } = device;
  await db
    .insertInto('device_posyandu')
    .values(posyanduIds.map((id) => ({ puskesmas_id: puskesmasId, posyandu_id: id, device_id: deviceId })))
    .onConflict((conflict) => conflict.columns(['puskesmas_id', 'posyandu_id', 'device_id']).doNothing())
    .execute();
}
