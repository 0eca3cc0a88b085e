import type { DeviceData } from '#lib/db/device-data.ts';
import type { StorePort } from '#lib/db/documents.ts';
import { compareText } from '#lib/events/fold.ts';
import type { BatchAsk } from '#lib/sync/batch.ts';
import { syncBatch, type BatchOutcome, type BatchStore } from '#lib/sync/batch-transport.ts';
import type { Outcome } from '#lib/sync/outcome.ts';
import type { DeviceApi } from './api/device-api.ts';
import { loadIdentity } from './device-identity.ts';
import { deliverParcels } from './peer/courier.ts';
import { mayWrite } from './peer/parcels.ts';

/** Up to where the server has been asked for changes. */
const CURSOR = 'changesSeq';
/** Which store gave that number out. */
const STORE = 'changesStore';

/** How far a catch-up has come. */
export interface CatchUpProgress {
  readonly done: number;
  readonly total: number;
}

/** What catching up needs; the service worker has it too. */
export interface CatchUpPorts {
  readonly data: Pick<DeviceData, 'database' | 'store' | 'settings'>;
  readonly api: Pick<DeviceApi, 'listChanges' | 'postBatch' | 'postParcels'>;
}

interface CatchUpOptions {
  readonly hinted?: Iterable<string>;
  readonly live?: string | undefined;
  readonly onProgress?: (progress: CatchUpProgress) => void;
}

/**
 * Brings every document up to date that has something new on either side, in one round trip more than asking what is new.
 * Breaking off loses nothing; the next one begins where this one stopped.
 * @param options.hinted documents of which the server has said that they changed
 * @param options.live the document that a socket keeps up to date
 * @param options.onProgress hears how many documents there are, and after each answer how many are done
 */
export async function catchUp(
  { data, api }: CatchUpPorts,
  options: CatchUpOptions = {},
): Promise<Outcome<BatchOutcome>> {
  const [stored, storedStore] = [await data.settings.load(CURSOR), await data.settings.load(STORE)];
  const cursor = typeof stored === 'number' ? stored : 0;
  const knownStore = typeof storedStore === 'string' ? storedStore : '';
  const changes = await api.listChanges(cursor, knownStore);
  if (!changes.ok) return changes;
  // What was carried for others goes first: the answer then has it, and its receipt.
  const delivered = await deliverParcels(data.database, api);
  if (!delivered.ok) return delivered;
  const own = ownStore(data.store, (await loadIdentity(data.settings))?.deviceId ?? '');
  const { seq, store, documents } = changes.value;
  // A store of another name, or behind what it once said, was restored from a copy: its receipts say anew what it has, and what it has lost
  // comes back from here.
  const isRestored = seq < cursor || (knownStore !== '' && store !== knownStore);
  const known = isRestored ? await data.database.documents.toCollection().primaryKeys() : [];
  const wanted = new Set([...documents, ...known, ...(await own.listUnsent()), ...(options.hinted ?? [])]);
  if (options.live !== undefined) wanted.delete(options.live);
  const tell = (done: number): void => options.onProgress?.({ done, total: wanted.size });
  tell(0);
  let outcome = await syncBatch([...wanted].sort(byUse), own, api.postBatch, tell);
  if (outcome.ok && isRestored) outcome = await syncBatch(await own.listUnsent(), own, api.postBatch);
  if (outcome.ok && store !== knownStore) await data.settings.save(STORE, store);
  if (outcome.ok && seq !== cursor) await data.settings.save(CURSOR, seq);
  return outcome;
}

/** The store, without offering what this device holds and may not write: that came by parcel, and goes so. */
function ownStore(store: StorePort, deviceId: string): BatchStore & Pick<StorePort, 'listUnsent'> {
  const isOwn = (documentId: string) => mayWrite(deviceId, documentId);
  return {
    add: (documentId, updates) => store.add(documentId, updates),
    noteReceipt: (documentId, stateVector, given) => store.noteReceipt(documentId, stateVector, given),
    noteRefusal: (documentId, code) => store.noteRefusal(documentId, code),
    listUnsent: async () => (await store.listUnsent()).filter(isOwn),
    offer: async (documentIds) => {
      const asks = await store.offer(documentIds);
      return asks.map((ask) => (isOwn(ask.documentId) ? ask : withoutUpdate(ask)));
    },
  };
}

function withoutUpdate({ documentId, stateVector }: BatchAsk): BatchAsk {
  return { documentId, stateVector, update: new Uint8Array() };
}

/** The register first, then what is newest: the screen needs them in that order. */
function byUse(a: string, b: string): number {
  const aRank = a.startsWith('register:') ? 0 : 1;
  const bRank = b.startsWith('register:') ? 0 : 1;
  return aRank - bRank || compareText(periodOf(b), periodOf(a)) || compareText(a, b);
}

function periodOf(documentId: string): string {
  return documentId.split(':')[2] ?? '';
}
