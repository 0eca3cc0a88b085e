import type { FastifyInstance } from 'fastify';
import * as decoding from 'lib0/decoding';
import * as v from 'valibot';
import { err, ok } from '#lib/domain/result.ts';
import { openParcel } from '#lib/sync/peer/parcel.ts';
import { readBytes, readList } from '#lib/sync/peer/signed-bytes.ts';
import type { Auth } from '../auth/auth.ts';
import { anyGate, deviceGate } from './gate.ts';
import { addRoute } from './route.ts';
import type { BatchPort } from './sync-routes.ts';

/** What the doors for devices that meet without a server need. */
export interface PeerPorts {
  readonly auth: Auth;
  readonly batch: BatchPort;
}

const keyInput = v.pipe(
  v.string(),
  v.base64(),
  v.maxLength(128),
  v.transform((text) => new Uint8Array(Buffer.from(text, 'base64'))),
);
/** Parcels of one request. */
const MOST_PARCELS = 200;
const MAX_BYTES = 8 * 1024 * 1024;
/** An empty document's state vector: the courier is told nothing of what it may not read. */
const NOTHING_KNOWN = new Uint8Array([0]);

/** Keys by which devices know each other, and what they bring for those who have no network (SPEC PE4). */
export function mountPeer(app: FastifyInstance, { auth, batch }: PeerPorts): void {
  addRoute(app, {
    method: 'POST',
    path: '/api/device/key',
    gate: deviceGate('profile'),
    summary:
      'Tells the public key of the device (P-256, uncompressed, base64), once for life; the profile then has its certificate. The first time is written down.',
    answer: 'nothing (204)',
    input: v.object({ body: v.object({ publicKey: keyInput }) }),
    problems: ['device.keyInvalid', 'device.keyOther'],
    handle: async ({ actor, input }) => {
      const noted = await auth.deviceKeys.note(actor, input.body.publicKey);
      if (!noted.ok) return noted;
      const subject = `device:${actor.deviceId}`;
      if (noted.value.isNew) await auth.audit.record({ actor, action: 'deviceKey', subject });
      return ok(undefined);
    },
  });
  addRoute(app, {
    method: 'POST',
    path: '/api/courier',
    gate: anyGate('sync'),
    summary:
      'Parcels that other devices have signed (src/lib/sync/SPEC.md, PE4): each is taken with the rights of its author, whoever brings it. Bytes: number of parcels, then each with its length.',
    answer: '{ parcels: [code] }: in their order; empty where all of a parcel is on the disk, else why not',
    input: v.object({ body: v.instance(Uint8Array) }),
    problems: ['sync.batchUnreadable'],
    bodyLimit: MAX_BYTES,
    handle: async ({ input }) => {
      const parcels = readBytes(input.body, (decoder) => readList(decoder, MOST_PARCELS, decoding.readVarUint8Array));
      if (!parcels) return err({ code: 'sync.batchUnreadable' });
      const codes: string[] = [];
      for (const parcel of parcels) codes.push(await takeParcel(parcel, auth, batch));
      return { parcels: codes };
    },
  });
}

/** @returns empty once it is stored; else the first reason why a part of it is not */
async function takeParcel(bytes: Uint8Array, auth: Auth, batch: BatchPort): Promise<string> {
  const parcel = await openParcel(crypto.subtle, bytes, [auth.deviceKeys.publicKey]);
  if (!parcel) return 'peer.damaged';
  const proof = await auth.devices.find(parcel.author.puskesmasId, parcel.author.deviceId);
  if (proof?.kind !== 'enrolled') return 'device.revoked';
  const { actor } = proof;
  const asks = parcel.parts.map(({ documentId, update }) => ({ documentId, update, stateVector: NOTHING_KNOWN }));
  const answers = await batch(asks, (documentId) => auth.rights.authoriseActor(actor, documentId));
  return answers.find(({ refusal }) => refusal !== '')?.refusal ?? '';
}
