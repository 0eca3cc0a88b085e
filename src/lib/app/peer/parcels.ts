import * as v from 'valibot';
import type { DeviceData } from '#lib/db/device-data.ts';
import { guardStorage } from '#lib/db/guard.ts';
import { parseDocumentId } from '#lib/doc/document-id.ts';
import { ok } from '#lib/domain/result.ts';
import { DEVICE_PREFIX, isOwnDevice } from '#lib/events/device-kind.ts';
import type { Outcome } from '#lib/sync/outcome.ts';
import { openParcel, packParcel, type OpenedParcel } from '#lib/sync/peer/parcel.ts';
import type { Subtle } from '#lib/sync/peer/signing.ts';
import type { Credentials } from './credentials.ts';

/** What parcels need of the device. */
export interface ParcelParts {
  readonly data: Pick<DeviceData, 'database' | 'store'>;
  readonly subtle: Subtle;
  readonly now: () => number;
}

const SIGNATURE_TAIL = 24;
const parcelIdSchema = v.pipe(v.string(), v.length(SIGNATURE_TAIL * 2));

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
  { data }: Pick<ParcelParts, 'data'>,
  { certificate, own, sign }: Credentials,
): Promise<Uint8Array[]> {
  const unsent = (await data.store.listUnsent()).filter(
    (documentId) => needsParcel(documentId) && mayWrite(own.deviceId, documentId),
  );
  const parcels: Uint8Array[] = [];
  for (const documentId of unsent) {
    const update = await data.store.load(documentId);
    if (!update) continue;
    parcels.push(await packParcel({ certificate, parts: [{ documentId, update }] }, sign));
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
  const parcel = await openParcel(subtle, bytes, serverKeys);
  if (!parcel || parcel.author.puskesmasId !== own.puskesmasId) return { ok: false, problem: { code: 'peer.damaged' } };
  if (parcel.author.deviceId === own.deviceId) return ok(parcel);
  const parcelId = v.parse(parcelIdSchema, hexOf(bytes.subarray(-SIGNATURE_TAIL)));
  const documentIds = parcel.parts.map(({ documentId }) => documentId);
  const kept = await guardStorage(async () => {
    const { parcels } = data.database;
    if ((await parcels.get(parcelId)) === undefined) {
      await parcels.add({ parcelId, bytes, author: parcel.author.deviceId, documentIds, keptAt: now() });
    }
    return ok(undefined);
  });
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
export async function listParcels(parts: ParcelParts, credentials: Credentials): Promise<Uint8Array[]> {
  const carried = await parts.data.database.parcels.toArray();
  return [...(await packOwnParcels(parts, credentials)), ...carried.map(({ bytes }) => bytes)];
}

/** True where this device writes a document by its own right: all but a cadre's tablet in what only nakes state. */
export function mayWrite(deviceId: string, documentId: string): boolean {
  return !deviceId.startsWith(`${DEVICE_PREFIX.posyandu}_`) || parseDocumentId(documentId)?.kind !== 'care';
}

function hexOf(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
