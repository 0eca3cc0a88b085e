import { parseDocumentId } from '#lib/doc/document-id.ts';
import type { DeviceActor } from '../auth/actor.ts';
import { may } from '../auth/rights.ts';
import type { DocumentKey, LogPort } from '../log/port.ts';
import type { UnitsPort } from '../units/port.ts';

/** The parts of the log that tell what has changed. */
export type ChangesLog = Pick<LogPort, 'lastSeq' | 'listChanged' | 'listDocuments'>;

/** Documents with something new, and up to where the log was looked at. */
export interface DocumentChanges {
  /** Give both back the next time. */
  readonly seq: number;
  /** Names this life of the store; another one than last time was restored from a copy, and may lack what it once had. */
  readonly store: string;
  readonly documents: readonly string[];
}

/**
 * Names the documents of a device's Posyandu that it may read and that have entries behind `after`.
 * @param known.after 0 for all; a number the log has not reached counts as 0, and so does that of another `store`
 */
export async function listChanges(
  { log, units, storeId }: { log: ChangesLog; units: UnitsPort; storeId: string },
  actor: DeviceActor,
  known: { readonly after: number; readonly store?: string | undefined },
): Promise<DocumentChanges> {
  // Read first: what comes in while we look is told the next time as well.
  const seq = await log.lastSeq();
  const after = known.store === undefined || known.store === storeId ? known.after : 0;
  if (after === seq) return { seq, store: storeId, documents: [] };
  const found = await Promise.all(actor.scope.unitIds.map((posyanduId) => units.findPosyandu(posyanduId)));
  const own = new Map(found.filter((unit) => unit !== undefined).map((unit) => [unit.posyanduId, unit]));
  const keys = after > 0 && after < seq ? await log.listChanged(after) : await listAll(log, actor, [...own.keys()]);
  const documents = keys.filter(({ puskesmasId, documentId }) => {
    const document = parseDocumentId(documentId);
    const unit = document && own.get(document.posyanduId);
    if (!document || unit?.puskesmasId !== puskesmasId) return false;
    return may(actor, { kind: 'read', document: document.kind, unit });
  });
  return { seq, store: storeId, documents: documents.map((key) => key.documentId) };
}

async function listAll(log: ChangesLog, actor: DeviceActor, posyanduIds: readonly string[]): Promise<DocumentKey[]> {
  const { puskesmasId } = actor;
  const lists = await Promise.all(posyanduIds.map((posyanduId) => log.listDocuments({ puskesmasId, posyanduId })));
  return lists.flat();
}
