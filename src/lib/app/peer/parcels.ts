import type { DeviceData } from '#lib/db/device-data.ts';
import { parseDocumentId } from '#lib/doc/document-id.ts';
import { ok } from '#lib/domain/result.ts';
import { DEVICE_PREFIX, isOwnDevice } from '#lib/events/device-kind.ts';
import type { Outcome } from '#lib/sync/outcome.ts';
import { nameParcel, openParcel, packParcel, type NamedParcel, type OpenedParcel } from '#lib/sync/peer/parcel.ts';
import type { Subtle } from '#lib/sync/peer/signing.ts';
import type { Credentials } from './credentials.ts';
import { storeParcel } from './superseded-parcels.ts';

/** What parcels need of the device. */
export interface ParcelParts {
  readonly data: Pick<DeviceData, 'database' | 'store'>;
  readonly subtle: Subtle;
  readonly now: () => number;
}

/** Documents that not every device of a Posyandu may write, and whose content therefore travels under its author's signature. */
export function needsParcel(documentId: string): boolean {
  const kind = parseDocumentId(documentId)?.kind;
  return kind === 'care' || kind === 'confidential';
}

/** True for a document that a device may hold at all. */
export function mayHoldDocument(deviceId: string, documentId: string): boolean {
  return isOwnDevice(deviceId) || parseDocumentId(documentId)?.kind !== 'confidential';
}

/**
 * Packs what this device has written and the server has not acknowledged, of the documents that travel so. Packed again, a document that has grown is
 * another parcel; the older one is contained in it.
 */
export async function packOwnParcels(
  { data, subtle }: Pick<ParcelParts, 'data' | 'subtle'>,
  { certificate, own, sign }: Credentials,
): Promise<NamedParcel[]> {
  const unsent = (await data.store.listUnsent()).filter(
    (documentId) => needsParcel(documentId) && mayWrite(own.deviceId, documentId),
  );
  const parcels: NamedParcel[] = [];
  for (const documentId of unsent) {
    const update = await data.store.load(documentId);
    if (!update) continue;
    const parcel = await nameParcel(subtle, await packParcel({ certificate, parts: [{ documentId, update }] }, sign));
    if (parcel) parcels.push(parcel);
  }
  return parcels;
}

/** Keeps a parcel for the server, and reads into this device's own documents what it may hold of it. */
export async function keepParcel(
  parts: ParcelParts,
  { own, serverKeys }: Pick<Credentials, 'own' | 'serverKeys'>,
  bytes: Uint8Array,
): Promise<Outcome<OpenedParcel>> {
  const { data, subtle, now } = parts;
  const [parcel, named] = [await openParcel(subtle, bytes, serverKeys), await nameParcel(subtle, bytes)];
  if (!parcel || !named || parcel.author.puskesmasId !== own.puskesmasId)
    return { ok: false, problem: { code: 'peer.damaged' } };
  if (parcel.author.deviceId === own.deviceId) return ok(parcel);
  const documentIds = parcel.parts.map(({ documentId }) => documentId);
  const author = parcel.author.deviceId;
  const kept = await storeParcel(data.database, { parcelId: named.id, bytes, author, documentIds, keptAt: now() });
  if (!kept.ok) return kept;
  for (const { documentId, update } of parcel.parts) {
    const posyanduId = parseDocumentId(documentId)?.posyanduId ?? '';
    if (!own.posyanduIds.includes(posyanduId) || !mayHoldDocument(own.deviceId, documentId)) continue;
    const added = await data.store.add(documentId, [update]);
    if (!added.ok) return added;
  }
  return ok(parcel);
}

/** All parcels that may be handed on: one's own, and those kept for others. */
export async function listParcels(parts: ParcelParts, credentials: Credentials): Promise<NamedParcel[]> {
  const carried = await parts.data.database.parcels.toArray();
  return [...(await packOwnParcels(parts, credentials)), ...carried.map(({ parcelId: id, bytes }) => ({ id, bytes }))];
}

/** True where this device writes a document by its own right: all but a cadre's tablet in what only nakes state. */
export function mayWrite(deviceId: string, documentId: string): boolean {
  return !deviceId.startsWith(`${DEVICE_PREFIX.posyandu}_`) || parseDocumentId(documentId)?.kind !== 'care';
}
