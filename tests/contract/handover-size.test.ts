import * as Y from 'yjs';
import { expect, test } from 'vitest';
import { appendEvents } from '#lib/doc/event-arrays.ts';
import { joinUpdates } from '#lib/doc/join-updates.ts';
import type { PosyanduEvent } from '#lib/events/envelope.ts';
import { openBundle, packBundle } from '#lib/sync/peer/bundle.ts';
import { Film } from '#lib/sync/peer/film.ts';
import { readExampleSession, type ExampleEntry } from '../support/example-session.ts';
import { PeerWorld, subtle } from '../support/make-peer.ts';
import { makeSessionEvents } from '../support/make-session.ts';
import { makeId, makeRandom } from '../support/random.ts';

/** Bytes of a day on the wire, and pictures of its film. @source architecture 8, budgets */
const MOST_BYTES = 25 * 1024;
const MOST_PICTURES = 25;
const KEY = { keyId: 'k1', bytes: new Uint8Array(32).fill(8) };

const TYPES: { readonly [step: string]: string } = { registration: 'attendance', measurement: 'measurement' };

/** The whole example day, entry by entry, as its tablets would write it. */
function exampleDay(): PosyanduEvent[] {
  const random = makeRandom(1);
  const day = readExampleSession();
  const people = new Map(day.visitors.map(({ visitor }) => [visitor, makeId(random)]));
  const entries = day.entries as readonly (ExampleEntry & { readonly device?: string; readonly by?: string })[];
  return entries.flatMap(({ visitor, step, values, device, by }) =>
    values === undefined
      ? []
      : {
          id: makeId(random) + makeId(random).slice(0, 8),
          type: TYPES[step] ?? 'questionnaire',
          v: 1,
          subject: people.get(visitor) ?? '',
          data: values as PosyanduEvent['data'],
          by: `ac_${by ?? ''}`,
          role: 'cadre',
          device: `dv_${device ?? 'one'}`,
          at: 1_786_000_000_000 + Math.floor(random() * 3_600_000),
        },
  );
}

/** What a tablet would hand over of a day, all tablets' arrays joined. */
async function packDay(
  events: readonly PosyanduEvent[],
): Promise<{ packed: Uint8Array; update: Uint8Array; world: PeerWorld }> {
  const world = await PeerWorld.make();
  const device = await world.addDevice('dv_one', ['PM1']);
  const docs = [...Map.groupBy(events, (event) => event.device).values()].map((own) => {
    const doc = new Y.Doc();
    for (const event of own) appendEvents(doc, [event]);
    return doc;
  });
  const update = joinUpdates(docs.map((doc) => Y.encodeStateAsUpdate(doc)));
  const documents = [{ documentId: 'session:PM1:2026-08-07', update }];
  const bundle = { certificate: device.certificate, madeAt: 1_786_000_000_000, documents, parcels: [] };
  const packed = await packBundle(subtle, bundle, { sign: device.sign, key: KEY, nonce: new Uint8Array(12) });
  return { packed, update, world };
}

test.each([
  ['the example day of 90 visitors of all groups', exampleDay()],
  ['a day of 120 people with 25 fields', makeSessionEvents({ visits: 120 })],
])('%s fits a file of 25 kB and a film of 25 pictures, and comes out as it went in', async (_name, events) => {
  expect(events.length).toBeGreaterThan(400);
  const { packed, update, world } = await packDay(events);
  expect(packed.length).toBeLessThanOrEqual(MOST_BYTES);
  expect(new Film(packed, 1).count).toBeLessThanOrEqual(MOST_PICTURES);
  const opened = await openBundle(subtle, packed, { keys: [KEY], serverKeys: world.serverKeys });
  expect(opened.ok && opened.value.documents[0]?.update).toEqual(update);
});
