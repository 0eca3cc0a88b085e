import { guardStorage } from '#lib/db/guard.ts';
import type { DeviceDatabase, StoredParcel } from '#lib/db/database.ts';
import { ok } from '#lib/domain/result.ts';
import type { Outcome } from '#lib/sync/outcome.ts';
import { readParcelParts, type ParcelPart } from '#lib/sync/peer/parcel.ts';
import { containsUpdate } from '#lib/sync/peer/update-range.ts';

/**
 * Stores a parcel that has been held against its signatures. A document that grows is packed again and again: what its author's newer parcel contains
 * is let go, and what an older one brings anew is not taken. A parcel that the server has refused neither goes nor stands for another (PE10).
 */
export function storeParcel(
  { parcels }: Pick<DeviceDatabase, 'parcels'>,
  parcel: StoredParcel,
): Promise<Outcome<undefined>> {
  return guardStorage(() =>
    parcels.db.transaction('rw', parcels, async () => {
      const waiting = (await parcels.toArray()).filter((one) => one.author === parcel.author);
      const standing = waiting.filter(({ refusal }) => refusal === undefined);
      const isKnown = waiting.some(({ parcelId }) => parcelId === parcel.parcelId);
      if (isKnown || standing.some((one) => containsParcel(one.bytes, parcel.bytes))) return ok(undefined);
      const superseded = standing.filter((one) => containsParcel(parcel.bytes, one.bytes));
      await parcels.add(parcel);
      await parcels.bulkDelete(superseded.map(({ parcelId }) => parcelId));
      return ok(undefined);
    }),
  );
}

/** True when every part of a parcel lies in the other one, entry by entry. Both must be by the same author. */
export function containsParcel(whole: Uint8Array, part: Uint8Array): boolean {
  const [wholeParts, parts] = [readParcelParts(whole), readParcelParts(part)];
  return parts !== undefined && wholeParts !== undefined && parts.every((one) => isIn(one, wholeParts));
}

function isIn({ documentId, update }: ParcelPart, wholes: readonly ParcelPart[]): boolean {
  return wholes.some((whole) => whole.documentId === documentId && containsUpdate(whole.update, update));
}
