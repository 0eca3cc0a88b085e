import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { DOCUMENT_KINDS, type DocumentKind } from '#lib/events/catalogue.ts';
import { decodeAnswers, encodeAsks } from '#lib/sync/batch.ts';
import { MESSAGE } from '#lib/sync/messages.ts';
import { makeCast, type Cast, type Player } from '../support/cast.ts';
import { updateMessage } from '../support/craft-update.ts';
import { RawClient } from '../support/raw-client.ts';
import { eventIdsIn, TestDevice } from '../support/test-device.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

/** Who reads (r) and writes (w) what of her own unit, as people agreed on it; nobody has more by any way. */
const TABLE = `
who                      register session visits care confidential
nobody                   -        -       -      -    -
tablet                   rw       rw      rw     r    w
nurse                    rw       rw      rw     rw   rw
nurse's_device           rw       rw      rw     rw   rw
officer                  rw       rw      rw     rw   rw
officer's_device         rw       rw      rw     rw   rw
head                     -        -       -      -    -
district                 -        -       -      -    -
gov                      -        -       -      -    -
admin                    -        -       -      -    -
revoked_tablet           -        -       -      -    -
revoked_nurse's_device   -        -       -      -    -
far_tablet               -        -       -      -    -
far_nurse                -        -       -      -    -
far_nurse's_device       -        -       -      -    -
far_officer              -        -       -      -    -
far_officer's_device     -        -       -      -    -
far_head                 -        -       -      -    -
far_district             -        -       -      -    -
far_gov                  -        -       -      -    -
far_admin                -        -       -      -    -
`;
const [KINDS, ROWS] = readTable(TABLE);
const STEP1_EMPTY = [0, 0, 1, 0];
const EMPTY_STATE = Y.encodeStateVector(new Y.Doc());
/** Lies in every document: whoever gets these bytes can read it. */
const MARKER = 'isi-dokumen-4c1e';

/** One way to a document, and what came of it. */
type Way = (documentId: string, update: Uint8Array) => Promise<Uint8Array[]>;

test('the table knows every kind of document and everybody', async () => {
  await using server = await startTestServer();
  const { players } = await makeCast(server);
  expect([...KINDS].sort()).toEqual([...DOCUMENT_KINDS].sort());
  expect(ROWS.map(([who]) => who).sort()).toEqual([...players.keys()].sort());
});

test.each(['batch', 'socket'] as const)(
  '[SY7] everybody before every kind of document by %s: reads and writes what the table says, nothing else',
  async (by) => {
    await using server = await startTestServer();
    const cast = await makeCast(server);
    for (const kind of DOCUMENT_KINDS) await seed(cast, documentOf(cast, kind));
    const found: string[] = [];
    for (const [who] of ROWS) {
      const player = cast.players.get(who)!;
      const way = by === 'batch' ? batchOf(player) : socketOf(server, player);
      const cells: string[] = [];
      for (const kind of KINDS) cells.push(await tryOut(server, cast, player, documentOf(cast, kind), way));
      found.push([who, ...cells].join(' '));
    }
    expect(found).toEqual(ROWS.map(([who, cells]) => [who, ...cells].join(' ')));
  },
);

/** Writes one event and asks for everything. @returns `rw`, `r`, `w` or `-`, by what came back and what the log has got */
async function tryOut(server: TestServer, cast: Cast, player: Player, documentId: string, way: Way): Promise<string> {
  // Who has no device writes in the name of a tablet that is enrolled, as a browser could.
  const author = new TestDevice(player.deviceId ?? cast.players.get('tablet')!.deviceId!);
  const update = author.write(1, { by: player.accountId ?? 'ac_1' });
  const received = await way(documentId, update);
  const key = { puskesmasId: cast.posyandu.puskesmasId, documentId };
  const stored = eventIdsIn((await server.rooms.log.readUpdates(key)).map((entry) => entry.update));
  const reads = received.some((bytes) => Buffer.from(bytes).includes(MARKER));
  const writes = stored.includes(author.eventIds()[0]!);
  return `${reads ? 'r' : ''}${writes ? 'w' : ''}` || '-';
}

function batchOf({ caller }: Player): Way {
  return async (documentId, update) => {
    const { status, body } = await caller.call(
      'POST',
      '/api/sync',
      encodeAsks([{ documentId, stateVector: EMPTY_STATE, update }]),
    );
    return status === 200 ? (decodeAnswers(body as Uint8Array) ?? []).map((answer) => answer.update) : [];
  };
}

function socketOf(server: TestServer, { caller }: Player): Way {
  return async (documentId, update) => {
    const { body } = await caller.post('/api/ticket');
    const ticket = (body as { ticket?: string }).ticket ?? '';
    using client = new RawClient(`${server.address.replace('http', 'ws')}/sync`, documentId, { ticket });
    await client.opened;
    client.send(STEP1_EMPTY, updateMessage(update));
    const told = client.until(
      () =>
        client.messages.some(([kind]) => kind === MESSAGE.refused) ||
        client.messages.filter(([kind]) => kind === MESSAGE.receipt).length > 1,
    );
    await Promise.race([told, client.closed]);
    return client.messages;
  };
}

/** Lets the officer's device put the marker into a document. */
async function seed({ players }: Cast, documentId: string): Promise<void> {
  const { caller, deviceId, accountId } = players.get("officer's device")!;
  const author = new TestDevice(deviceId!);
  const update = author.write(1, { by: accountId!, data: { note: MARKER } });
  const answer = await caller.call('POST', '/api/sync', encodeAsks([{ documentId, stateVector: EMPTY_STATE, update }]));
  expect(decodeAnswers(answer.body as Uint8Array)).toMatchObject([{ refusal: '' }]);
}

function documentOf({ posyandu }: Cast, kind: DocumentKind): string {
  const period = {
    register: '',
    session: ':2026-08-07',
    visits: ':2026-08',
    care: ':2026-08',
    confidential: ':2026-08',
  };
  return `${kind}:${posyandu.posyanduId}${period[kind]}`;
}

function readTable(text: string): [kinds: DocumentKind[], rows: (readonly [who: string, cells: string[]])[]] {
  const [head = [], ...rows] = text
    .trim()
    .split('\n')
    .map((line) => line.split(/\s+/));
  const kinds = head.slice(1).flatMap((name) => DOCUMENT_KINDS.filter((kind) => kind === name));
  return [kinds, rows.map(([who = '', ...cells]) => [who.replaceAll('_', ' '), cells])];
}
