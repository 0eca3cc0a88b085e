import * as encoding from 'lib0/encoding';
import { sessionId } from '#lib/doc/document-id.ts';
import { MESSAGE } from '#lib/sync/messages.ts';
import { signTicket } from '#server/auth/tickets.ts';
import { Caller } from '../../../support/caller.ts';
import { RawClient } from '../../../support/raw-client.ts';
import { percentile, type Figure } from '../../figure.ts';
import { connectAll, pushAll } from '../../server/load.ts';
import { encodePush } from '../../server/made-update.ts';
import { fillStore as fillWriters, ourTarget } from '../../server/ours.ts';
import { PASSWORD, type FilledStore } from '../filled-store.ts';
import { addTablet } from '../one-edit.ts';
import { SECRET, withProcess } from '../with-process.ts';

const WRITERS = { rooms: 200, clientsPerRoom: 1 };
/** Every tablet writes an event in this time. */
const INTERVAL_MS = 2_000;
const EDITS = 10;
const BUDGET_MS = 2_000;
const UPDATE = 2;

/**
 * From an event that leaves a tablet to the answer that counts it, while 200 other Posyandu write: as a page does it, which hears of changes by
 * its stream and asks for the dashboard at each.
 */
export async function measureLive(store: FilledStore): Promise<Figure[]> {
  const writers = await fillWriters(store.databaseUrl, WRITERS);
  const tablet = await addTablet(store);
  const children = tablet.children.slice(0, EDITS);
  return await withProcess(store, async (server) => {
    const caller = new Caller(server);
    await caller.post('/api/sign-in', { userName: 'kepala', password: PASSWORD });
    const clients = await connectAll(ourTarget('live', writers, [server]), WRITERS, 1_000, () => ({}));
    const stop = { isStopped: false };
    const load = (async () => {
      while (!stop.isStopped) await pushAll(clients, { intervalMs: INTERVAL_MS, seconds: 2 });
    })();
    const holder = { kind: 'device', puskesmasId: tablet.puskesmasId, id: tablet.deviceId } as const;
    const documentId = sessionId(tablet.posyanduId, store.today);
    const { ticket } = signTicket(SECRET, holder, Date.now());
    using socket = new RawClient(`ws://127.0.0.1:${server.port}/sync`, documentId, { ticket });
    await socket.opened;
    using changes = await listen(caller);
    const samples: number[] = [];
    for (const [clock, personId] of children.entries()) {
      const before = await countWeighed(caller, store);
      let heard = changes.next();
      const begun = performance.now();
      const data = { weightKg: 9.4, lengthHeightCm: 78, position: 'standing' };
      const tuple = [`edit${clock}`, 'measurement', 1, personId, data, 'ac_bench', 'cadre', Date.now()] as const;
      socket.send(syncUpdate(encodePush(7, clock, tablet.deviceId, tuple)));
      do {
        await heard;
        heard = changes.next();
      } while ((await countWeighed(caller, store)) === before);
      samples.push(performance.now() - begun);
    }
    stop.isStopped = true;
    await load;
    for (const client of clients) client.close();
    const p95 = percentile(samples, 0.95);
    const figure = `${p95.toFixed(0)} ms (median ${percentile(samples, 0.5).toFixed(0)} ms)`;
    return [
      {
        what: `edit to dashboard while ${WRITERS.rooms} Posyandu write, slowest of ${samples.length}`,
        budget: `<= ${BUDGET_MS} ms`,
        figure,
        met: p95 <= BUDGET_MS,
      },
    ];
  });
}

async function countWeighed(caller: Caller, { month }: FilledStore): Promise<number> {
  const { body } = await caller.get(`/api/pws?month=${month}`);
  const { codes, total } = body as { codes: string[]; total: { figures: ([number, number] | null)[] } };
  return total.figures[codes.indexOf('G01')]?.[0] ?? 0;
}

function syncUpdate(update: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, MESSAGE.sync);
  encoding.writeVarUint(encoder, UPDATE);
  encoding.writeVarUint8Array(encoder, update);
  return encoding.toUint8Array(encoder);
}

/** The page's stream of changes; `next` resolves with the first that comes after the call. */
async function listen(caller: Caller): Promise<Disposable & { next(): Promise<void> }> {
  const leave = new AbortController();
  const { body } = await caller.listen('/api/puskesmas/live', leave.signal);
  let waiting = Promise.withResolvers<void>();
  const reading = (async () => {
    const words = new TextDecoder();
    for await (const chunk of body ?? []) {
      if (!words.decode(chunk).includes('event: changed')) continue;
      const heard = waiting;
      waiting = Promise.withResolvers();
      heard.resolve();
    }
  })();
  // Ends when it is left.
  reading.catch(() => undefined);
  return { next: () => waiting.promise, [Symbol.dispose]: () => leave.abort() };
}
