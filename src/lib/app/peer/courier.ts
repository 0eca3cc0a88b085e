import * as encoding from 'lib0/encoding';
import type { DeviceDatabase } from '#lib/db/database.ts';
import { ok } from '#lib/domain/result.ts';
import type { Outcome } from '#lib/sync/outcome.ts';
import { writeBytes, writeList } from '#lib/sync/peer/signed-bytes.ts';
import type { DeviceApi } from '../api/device-api.ts';

/** Parcels of one request. */
const AT_ONCE = 50;

/**
 * Brings the parcels that lie here to the server. What it has on its disk need not be kept any more; what it does not take stays, with its reason,
 * until a person has looked at it.
 * @returns how many were taken
 */
export async function deliverParcels(
  database: DeviceDatabase,
  api: Pick<DeviceApi, 'postParcels'>,
): Promise<Outcome<number>> {
  const waiting = (await database.parcels.toArray()).filter(({ refusal }) => refusal === undefined);
  let taken = 0;
  for (let at = 0; at < waiting.length; at += AT_ONCE) {
    const part = waiting.slice(at, at + AT_ONCE);
    const body = writeBytes((encoder) =>
      writeList(encoder, part, (to, { bytes }) => encoding.writeVarUint8Array(to, bytes)),
    );
    const answered = await api.postParcels(body);
    if (!answered.ok) return answered;
    for (const [i, parcel] of part.entries()) {
      const code = answered.value[i];
      if (code === '') {
        await database.parcels.delete(parcel.parcelId);
        taken += 1;
      } else if (code !== undefined) await database.parcels.put({ ...parcel, refusal: code });
    }
  }
  return ok(taken);
}
