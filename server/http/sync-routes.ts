import type { FastifyInstance } from 'fastify';
import * as v from 'valibot';
import { err } from '#lib/domain/result.ts';
import { decodeAsks, encodeAnswers, type BatchAnswer, type BatchAsk } from '#lib/sync/batch.ts';
import type { Actor } from '../auth/actor.ts';
import type { Auth } from '../auth/auth.ts';
import { signTicket } from '../auth/tickets.ts';
import type { UnitsPort } from '../units/port.ts';
import type { Grant, Refused } from '../ws/rights-port.ts';
import { anyGate, deviceGate } from './gate.ts';
import { listChanges, type ChangesLog } from './list-changes.ts';
import { addRoute, noInput } from './route.ts';

/** Takes what a device has to give and answers what it lacks, document by document. */
export type BatchPort = (
  asks: readonly BatchAsk[],
  authorise: (documentId: string) => Promise<Grant | Refused>,
) => Promise<readonly BatchAnswer[]>;

/** What the doors of synchronisation need. */
export interface SyncPorts {
  readonly auth: Auth;
  readonly units: UnitsPort;
  readonly log: ChangesLog;
  /** Names this life of the store. */
  readonly storeId: string;
  readonly batch: BatchPort;
  readonly now: () => number;
}

/** A place in the log, as `seq` was given out; 0 is its beginning. */
const placeInput = v.optional(v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number)), '0');

/** After decompression; a device with more to send sends it in several. */
const MAX_BATCH_BYTES = 16 * 1024 * 1024;

/** Tickets for the socket, and catch-up of many documents in one round trip. */
export function mountSync(app: FastifyInstance, { auth, units, log, storeId, batch, now }: SyncPorts): void {
  app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, body),
  );
  addRoute(app, {
    method: 'POST',
    path: '/api/ticket',
    gate: anyGate('sync'),
    summary: 'A ticket that opens any number of sockets at /sync/<document> for 60 seconds.',
    answer: '{ ticket, expiresAt }',
    input: noInput,
    handle: async ({ actor }) => {
      const id = actor.kind === 'device' ? actor.deviceId : actor.accountId;
      return signTicket(auth.secret, { kind: actor.kind, puskesmasId: actor.puskesmasId, id }, now());
    },
  });
  addRoute(app, {
    method: 'POST',
    path: '/api/sync',
    gate: anyGate('sync'),
    summary:
      'Batch catch-up (src/lib/sync/SPEC.md, SY4): many documents in one request, also gzipped; what is lacking and receipts in the answer.',
    answer: 'bytes of the batch format (application/octet-stream)',
    input: v.object({ body: v.instance(Uint8Array) }),
    problems: ['sync.batchUnreadable'],
    bodyLimit: MAX_BATCH_BYTES,
    handle: async ({ actor, input, reply }) => {
      const asks = decodeAsks(input.body);
      if (!asks) return err({ code: 'sync.batchUnreadable' });
      const answers = await batch(asks, rightsOf(auth, actor));
      reply.type('application/octet-stream');
      return encodeAnswers(answers);
    },
  });
  addRoute(app, {
    method: 'GET',
    path: '/api/device/documents',
    gate: deviceGate('profile'),
    summary:
      'Names of the documents of the Posyandu that the device may read and that have something new behind `after` (0: all). `store` is the store that gave `after` out; of another one all are named.',
    answer: '{ seq, store, documents: [name] }: give seq and store back as `after` and `store` the next time',
    input: v.object({ query: v.object({ after: placeInput, store: v.optional(v.string()) }) }),
    handle: ({ actor, input }) => listChanges({ log, units, storeId }, actor, input.query),
  });
}

function rightsOf(auth: Auth, actor: Actor): (documentId: string) => Promise<Grant | Refused> {
  return (documentId) => auth.rights.authoriseActor(actor, documentId);
}
