import * as Y from 'yjs';
import type { DeviceData } from '#lib/db/device-data.ts';
import { noteHoldings } from '#lib/db/holdings.ts';
import { parseDocumentId } from '#lib/doc/document-id.ts';
import { err, ok } from '#lib/domain/result.ts';
import type { Outcome } from '#lib/sync/outcome.ts';
import { openBundle, packBundle, type BundleDocument } from '#lib/sync/peer/bundle.ts';
import { NONCE_BYTES } from '#lib/sync/peer/sealed-box.ts';
import type { Outside } from '../outside.ts';
import type { Credentials } from './credentials.ts';
import { keepParcel, listParcels, needsParcel } from './parcels.ts';

/** What handing over needs. */
export interface HandoverParts {
  readonly data: DeviceData;
  readonly outside: Pick<Outside, 'now' | 'subtle' | 'randomBytes'>;
}

/** What to hand over: what the server has not, with today's session whole; or everything of the Posyandu, for a tablet that has nothing. */
export type HandoverReach = 'news' | 'everything';

/** What a bundle brought. */
export interface Received {
  readonly fromDevice: string;
  readonly madeAt: number;
  /** Documents in which there was something new. */
  readonly changed: readonly string[];
  /** Documents that lack something before what was brought: the sender should send everything. */
  readonly incomplete: readonly string[];
}

/** Packs what another device of the Posyandu may lack, signed and encrypted: the bytes of a file or a film. */
export async function packHandover(
  parts: HandoverParts,
  credentials: Credentials,
  of: { readonly posyanduId: string; readonly today: string; readonly reach: HandoverReach },
): Promise<Outcome<Uint8Array>> {
  const { data, outside } = parts;
  const key = credentials.boxKeys.find(({ posyanduId }) => posyanduId === of.posyanduId);
  if (!key) return err({ code: 'peer.noKey' });
  const documents: BundleDocument[] = [];
  for (const documentId of await data.database.documents.toCollection().primaryKeys()) {
    const ref = parseDocumentId(documentId);
    if (ref?.posyanduId !== of.posyanduId || needsParcel(documentId)) continue;
    const isWhole = of.reach === 'everything' || ref.period === of.today;
    const update = isWhole ? await data.store.load(documentId) : await readNews(data, documentId);
    if (update && update.length > 0) documents.push({ documentId, update });
  }
  const { certificate, sign } = credentials;
  const parcels = await listParcels({ data, subtle: outside.subtle, now: outside.now }, credentials);
  const bundle = { certificate, madeAt: outside.now(), documents, parcels: parcels.map(({ bytes }) => bytes) };
  const nonce = outside.randomBytes(NONCE_BYTES);
  return ok(await packBundle(outside.subtle, bundle, { sign, key, nonce }));
}

/** Opens what another device has handed over and stores it by the same path as what the server sends (sync SPEC PE5, PE6). */
export async function receiveHandover(
  { data, outside }: HandoverParts,
  credentials: Credentials,
  bytes: Uint8Array,
): Promise<Outcome<Received>> {
  const { serverKeys, boxKeys, own } = credentials;
  const opened = await openBundle(outside.subtle, bytes, { keys: boxKeys, serverKeys });
  if (!opened.ok) return opened;
  const { sender, madeAt, documents, parcels } = opened.value;
  if (credentials.revoked.has(sender.deviceId)) return err({ code: 'peer.revoked' });
  const changed: string[] = [];
  const incomplete: string[] = [];
  for (const { documentId, update } of documents) {
    const posyanduId = parseDocumentId(documentId)?.posyanduId ?? '';
    const isShared = sender.posyanduIds.includes(posyanduId) && own.posyanduIds.includes(posyanduId);
    if (!isShared || needsParcel(documentId)) continue;
    const added = await data.store.add(documentId, [update]);
    if (added.ok) {
      if (added.value.length > 0) changed.push(documentId);
      // Whoever hands something over has it, and all before it.
      const holdings = [{ documentId, clocks: [...Y.parseUpdateMeta(update).to] }];
      await noteHoldings(data, { deviceId: sender.deviceId, holdings, at: outside.now() });
    } else if (added.problem.code === 'update.gap') incomplete.push(documentId);
    else return added;
  }
  for (const parcel of parcels) {
    const kept = await keepParcel({ data, subtle: outside.subtle, now: outside.now }, credentials, parcel);
    if (!kept.ok && kept.problem.code !== 'peer.damaged' && kept.problem.code !== 'update.gap') return kept;
  }
  return ok({ fromDevice: sender.deviceId, madeAt, changed, incomplete });
}

/** What the server is not known to have, as it would be given it. */
async function readNews({ store }: DeviceData, documentId: string): Promise<Uint8Array | undefined> {
  return (await store.offer([documentId]))[0]?.update;
}
