import { parseDocumentId } from '#lib/doc/document-id.ts';
import type { DocumentKind } from '#lib/events/catalogue.ts';
import { isOwnDevice } from '#lib/events/device-kind.ts';
import type { Met } from './peer-greeting.ts';

/** What every device of a Posyandu may write, and therefore pass on as it is. */
const OPEN_KINDS: ReadonlySet<DocumentKind> = new Set(['register', 'session', 'visits']);

/** True for a document of a Posyandu that both devices are of. */
export function isOfBoth(met: Met | undefined, documentId: string): boolean {
  const ref = parseDocumentId(documentId);
  return ref !== undefined && (met?.posyanduIds.includes(ref.posyanduId) ?? false);
}

/** True for a document that travels bare between two devices (SPEC PE3). */
export function isShared(met: Met | undefined, documentId: string): boolean {
  const ref = parseDocumentId(documentId);
  return ref !== undefined && OPEN_KINDS.has(ref.kind) && isOfBoth(met, documentId);
}

/** True for a document whose parcels may go to the other device: confidential answers go to the devices of nakes alone (SPEC PE4). */
export function mayReceive(met: Met | undefined, documentId: string): boolean {
  const isConfidential = parseDocumentId(documentId)?.kind === 'confidential';
  return isOfBoth(met, documentId) && (!isConfidential || isOwnDevice(met?.peer.deviceId ?? ''));
}
