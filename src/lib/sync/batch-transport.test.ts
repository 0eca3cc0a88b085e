import { expect, test } from 'vitest';
import { syncBatch, type BatchStore } from './batch-transport.ts';
import { decodeAsks, encodeAnswers, type BatchAnswer, type BatchAsk } from './batch.ts';

const NOTHING = new Uint8Array();
const done = async () => ({ ok: true, value: undefined }) as const;

/** A store that notes what it is told. `updateBytes` is the size of what it offers for each document. */
function makeStore(updateBytes = 0): BatchStore & { told: string[] } {
  const told: string[] = [];
  return {
    told,
    offer: async (ids) =>
      ids.map((documentId) => ({ documentId, stateVector: NOTHING, update: new Uint8Array(updateBytes) })),
    add: (documentId) => (told.push(`add ${documentId}`), done()),
    noteReceipt: (documentId) => (told.push(`receipt ${documentId}`), done()),
    noteRefusal: (documentId, code) => (told.push(`${code} ${documentId}`), done()),
  };
}

/** A server that answers as it is told, and notes how many documents each request asks for. */
function makeServer(answer: (ask: BatchAsk, round: number) => BatchAnswer | undefined) {
  const rounds: number[] = [];
  const post = async (body: Uint8Array) => {
    const asks = decodeAsks(body)!;
    rounds.push(asks.length);
    const answers = asks.flatMap((ask) => answer(ask, rounds.length) ?? []);
    return { ok: true, value: encodeAnswers(answers) } as const;
  };
  return { post, rounds };
}

const receipt = (ask: BatchAsk, refusal = ''): BatchAnswer => {
  return { documentId: ask.documentId, update: NOTHING, receipt: new Uint8Array([0]), refusal };
};

test('[SY4] many documents go in one round trip, and a receipt is noted for each', async () => {
  const store = makeStore();
  const server = makeServer((ask) => receipt(ask));
  expect(await syncBatch(['a', 'b', 'c'], store, server.post)).toEqual({
    ok: true,
    value: { documents: 3, refused: [] },
  });
  expect(server.rounds).toEqual([3]);
  expect(store.told).toEqual(['receipt a', 'receipt b', 'receipt c']);
});

test('much to send is cut into requests that a slow line can finish', async () => {
  const server = makeServer((ask) => receipt(ask));
  await syncBatch(['a', 'b', 'c'], makeStore(150 * 1024), server.post);
  expect(server.rounds).toEqual([1, 1, 1]);
});

test('[SY4] documents that did not fit into the answer are asked for again', async () => {
  const server = makeServer((ask, round) => (round === 1 && ask.documentId !== 'a' ? undefined : receipt(ask)));
  const store = makeStore();
  expect(await syncBatch(['a', 'b', 'c'], store, server.post)).toMatchObject({ ok: true });
  expect(server.rounds).toEqual([3, 2]);
  expect(store.told).toEqual(['receipt a', 'receipt b', 'receipt c']);
});

test('a new device asks in parts and hears how far it is', async () => {
  const server = makeServer((ask) => receipt(ask));
  const heard: number[] = [];
  const ids = Array.from({ length: 50 }, (_, at) => `d${at}`);
  await syncBatch(ids, makeStore(), server.post, (done) => heard.push(done));
  expect(server.rounds.reduce((sum, one) => sum + one, 0)).toBe(50);
  expect(server.rounds.length).toBeGreaterThan(1);
  expect(heard).toEqual(
    server.rounds.map((_, at) => server.rounds.slice(0, at + 1).reduce((sum, one) => sum + one, 0)),
  );
});

test('[SY5] a server that lacks something before it gets it from where its receipt ends, once', async () => {
  const server = makeServer((ask, round) => receipt(ask, round === 1 ? 'update.gap' : ''));
  const store = makeStore();
  expect(await syncBatch(['a'], store, server.post)).toMatchObject({ ok: true, value: { refused: [] } });
  expect(server.rounds).toEqual([1, 1]);
  expect(store.told).toEqual(['receipt a', 'receipt a']);
  const stubborn = makeServer((ask) => receipt(ask, 'update.gap'));
  expect(await syncBatch(['a'], makeStore(), stubborn.post)).toMatchObject({ ok: true, value: { refused: ['a'] } });
});

test('[SY6] a refused document is noted by its word and does not hold the others up', async () => {
  const store = makeStore();
  const server = makeServer((ask) => receipt(ask, ask.documentId === 'a' ? 'sync.noRight' : ''));
  expect(await syncBatch(['a', 'b'], store, server.post)).toMatchObject({ ok: true, value: { refused: ['a'] } });
  expect(store.told).toEqual(['receipt a', 'sync.noRight a', 'receipt b']);
});

test('an answer that is none, or empty, is a problem and no endless loop', async () => {
  const unreadable = async () => ({ ok: true, value: new Uint8Array([9, 9]) }) as const;
  expect(await syncBatch(['a'], makeStore(), unreadable)).toEqual({
    ok: false,
    problem: { code: 'sync.batchUnreadable' },
  });
  const mute = makeServer(() => undefined);
  expect(await syncBatch(['a'], makeStore(), mute.post)).toMatchObject({ ok: false });
});

test('a line that breaks keeps what came before it', async () => {
  const store = makeStore(200 * 1024);
  const server = makeServer((ask) => receipt(ask));
  const broken = async (body: Uint8Array) =>
    server.rounds.length === 1 ? ({ ok: false, problem: { code: 'api.noNetwork' } } as const) : server.post(body);
  expect(await syncBatch(['a', 'b'], store, broken)).toEqual({ ok: false, problem: { code: 'api.noNetwork' } });
  expect(store.told).toEqual(['receipt a']);
});

test('the next request is on its way while the answers to one are being stored; none after one that failed', async () => {
  const told: string[] = [];
  const server = makeServer((ask) => ({ ...receipt(ask), update: new Uint8Array([1]) }));
  const post = (body: Uint8Array) => (told.push('post'), server.post(body));
  const store: BatchStore = { ...makeStore(150 * 1024), add: (documentId) => (told.push(`add ${documentId}`), done()) };
  await syncBatch(['a', 'b', 'c'], store, post);
  expect(told).toEqual(['post', 'post', 'add a', 'post', 'add b', 'add c']);

  let tries = 0;
  const failing = async () => (tries++, { ok: false, problem: { code: 'api.noNetwork' } } as const);
  expect(await syncBatch(['a', 'b'], store, failing)).toMatchObject({ ok: false });
  expect(tries).toBe(1);
});

test('what the server has is noted before what came from it: nobody then asks whether it is there', async () => {
  const store = makeStore();
  const server = makeServer((ask) => ({ ...receipt(ask), update: new Uint8Array([1]) }));
  await syncBatch(['a'], store, server.post);
  expect(store.told).toEqual(['receipt a', 'add a']);
});
