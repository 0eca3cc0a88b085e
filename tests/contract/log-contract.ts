import { setImmediate as nextTurn } from 'node:timers/promises';
import * as Y from 'yjs';
import { describe, expect, test } from 'vitest';
import { joinUpdates } from '#lib/doc/join-updates.ts';
import type { DocumentKey, LogPort, ReadEntry } from '#server/log/port.ts';
import { appendChecked, makeAppend } from '../support/append-checked.ts';
import { TestDevice, eventIdsIn } from '../support/test-device.ts';

/** A store under test; `another` opens it as a second process would. */
export interface LogUnderTest extends AsyncDisposable {
  readonly log: LogPort;
  another(): Promise<LogPort>;
}

const REGISTER: DocumentKey = { puskesmasId: 'pm_a', documentId: 'register:melati' };
const SESSION: DocumentKey = { puskesmasId: 'pm_a', documentId: 'session:melati:2026-08-07' };

/** The acceptance suite of LogPort (server/log/SPEC.md), run against every engine. */
export function runLogContract(engine: string, open: () => Promise<LogUnderTest>): void {
  describe(`log on ${engine}`, () => {
    test('[ST1] seq is the order of commits, also over two processes', async () => {
      await using store = await open();
      const second = await store.another();
      const [tablet, phone] = [new TestDevice('tablet-1'), new TestDevice('phone-2')];
      const seqs = [
        await appendChecked(store.log, REGISTER, tablet.write()),
        await appendChecked(second, SESSION, phone.write()),
        await appendChecked(store.log, REGISTER, tablet.write(), tablet.write()),
        await appendChecked(second, SESSION, phone.write()),
      ];
      expect(seqs).toEqual([...seqs].sort((a, b) => a - b));
      expect(new Set(seqs).size).toBe(4);
      expect(await store.log.lastSeq()).toBe(seqs.at(-1));
    });

    test('[ST2] a batch is stored whole, each document in the order given', async () => {
      await using store = await open();
      const [tablet, phone] = [new TestDevice('tablet-1'), new TestDevice('phone-2')];
      const outcomes = await store.log.append([
        makeAppend(REGISTER, await store.log.readHead(REGISTER), [tablet.write(), tablet.write(3)]),
        makeAppend(SESSION, await store.log.readHead(SESSION), [phone.write()]),
      ]);
      expect(outcomes.map((outcome) => outcome.kind)).toEqual(['stored', 'stored']);
      expect(eventIdsIn(await bytesOf(store.log, REGISTER))).toEqual(tablet.eventIds());
      expect(eventIdsIn(await bytesOf(store.log, SESSION))).toEqual(phone.eventIds());
      expect(await store.log.listDocuments()).toEqual([REGISTER, SESSION]);
    });

    test('[ST2] a batch that fails in its middle leaves nothing behind', async () => {
      await using store = await open();
      const good = makeAppend(REGISTER, await store.log.readHead(REGISTER), [new TestDevice('tablet-1').write()]);
      const broken = { ...good, documentId: 'no document' };
      await expect(store.log.append([good, broken])).rejects.toThrow('not the name of a document');
      expect(await store.log.lastSeq()).toBe(0);
      expect(await store.log.readHead(REGISTER)).toEqual({ seq: 0, clocks: new Map(), arrays: new Map() });
      expect((await store.log.append([good]))[0]?.kind).toBe('stored');
    });

    test('[ST3] the head stands beside the updates, for a process that opens the store anew', async () => {
      await using store = await open();
      const [tablet, phone] = [new TestDevice('tablet-1'), new TestDevice('phone-2')];
      await appendChecked(store.log, REGISTER, tablet.write(2));
      phone.take(Y.encodeStateAsUpdate(tablet.doc));
      const seq = await appendChecked(store.log, REGISTER, phone.write(), phone.write());
      const head = await (await store.another()).readHead(REGISTER);
      expect(head).toEqual({
        seq,
        clocks: Y.decodeStateVector(phone.stateVector),
        arrays: new Map([
          [tablet.doc.clientID, 'ev:tablet-1'],
          [phone.doc.clientID, 'ev:phone-2'],
        ]),
      });
    });

    test('[ST4] an append behind a head that another process has moved on is stale, and the rest of its batch is not', async () => {
      await using store = await open();
      const [tablet, phone] = [new TestDevice('tablet-1'), new TestDevice('phone-2')];
      const seenBefore = await store.log.readHead(REGISTER);
      await appendChecked(await store.another(), REGISTER, phone.write());
      const outcomes = await store.log.append([
        makeAppend(REGISTER, seenBefore, [tablet.write()]),
        makeAppend(SESSION, await store.log.readHead(SESSION), [Y.encodeStateAsUpdate(tablet.doc)]),
      ]);
      expect(outcomes.map((outcome) => outcome.kind)).toEqual(['stale', 'stored']);
      expect(eventIdsIn(await bytesOf(store.log, REGISTER))).toEqual(phone.eventIds());
      expect(eventIdsIn(await bytesOf(store.log, SESSION))).toEqual(tablet.eventIds());
    });

    test('[ST5] an update stored twice is one', async () => {
      await using store = await open();
      const tablet = new TestDevice('tablet-1');
      const update = tablet.write(3);
      await appendChecked(store.log, REGISTER, update);
      await appendChecked(store.log, REGISTER, update);
      expect(eventIdsIn(await bytesOf(store.log, REGISTER))).toEqual(tablet.eventIds());
      expect((await store.log.readHead(REGISTER)).clocks).toEqual(Y.decodeStateVector(tablet.stateVector));
    });

    test('[ST6] who follows page by page misses no entry while several processes write', async () => {
      await using store = await open();
      const writers = [store.log, await store.another(), await store.another()];
      const perWriter = 40;
      let writing = true;
      const follower = (async () => {
        const seen: ReadEntry[] = [];
        for (;;) {
          const last = !writing;
          const page = await store.log.readAfter(seen.at(-1)?.seq ?? 0, 7);
          seen.push(...page);
          if (last && page.length === 0) return seen;
          // Answers of a thread come between turns.
          await nextTurn();
        }
      })();
      const devices = writers.map((_, i) => new TestDevice(`tablet-${i}`));
      await Promise.all(
        writers.map(async (log, i) => {
          const key = i === 0 ? SESSION : REGISTER;
          for (let n = 0; n < perWriter; n++) await appendChecked(log, key, devices[i]!.write());
        }),
      );
      writing = false;
      const seen = await follower;
      const seqs = seen.map((entry) => entry.seq);
      expect(seqs).toEqual([...new Set(seqs)].sort((a, b) => a - b));
      expect(tupleIds(seen)).toEqual(devices.flatMap((device) => device.eventIds()).sort());
    });

    test('[ST6] tuples carry device and position, also where an update names no array', async () => {
      await using store = await open();
      const tablet = new TestDevice('tablet-1');
      await appendChecked(store.log, REGISTER, tablet.write());
      const seq = await appendChecked(store.log, REGISTER, tablet.write(2));
      // A second process has not seen which array the client writes.
      const entries = await (await store.another()).readAfter(seq - 1, 10);
      expect(entries.flatMap((entry) => entry.tuples)).toMatchObject([
        { client: tablet.doc.clientID, clock: 1, device: 'tablet-1' },
        { client: tablet.doc.clientID, clock: 2, device: 'tablet-1' },
      ]);
    });

    test('[ST7] compaction keeps content, head and what has come since', async () => {
      await using store = await open();
      const tablet = new TestDevice('tablet-1');
      for (let i = 0; i < 4; i++) await appendChecked(store.log, REGISTER, tablet.write());
      const through = (await store.log.readHead(REGISTER)).seq;
      const merged = Y.encodeStateAsUpdate(tablet.doc);
      await appendChecked(store.log, REGISTER, tablet.write());
      const head = await store.log.readHead(REGISTER);
      await store.log.compact(REGISTER, { afterSeq: 0, throughSeq: through }, merged);
      expect(await store.log.readHead(REGISTER)).toEqual(head);
      const updates = await store.log.readUpdates(REGISTER);
      expect(updates.map((entry) => entry.seq)).toEqual([through, head.seq]);
      expect(eventIdsIn(updates.map((entry) => entry.update))).toEqual(tablet.eventIds());
    });

    test('[ST7] compaction hides no entry from who has not followed that far', async () => {
      await using store = await open();
      const tablet = new TestDevice('tablet-1');
      const first = await appendChecked(store.log, REGISTER, tablet.write());
      const second = await appendChecked(store.log, REGISTER, tablet.write());
      await store.log.compact(REGISTER, { afterSeq: 0, throughSeq: second }, Y.encodeStateAsUpdate(tablet.doc));
      expect(tupleIds(await store.log.readAfter(first, 10))).toEqual(tablet.eventIds());
      expect(await store.log.readAfter(second, 10)).toEqual([]);
      expect(await store.log.listChanged(first)).toEqual([{ ...REGISTER, seq: second }]);
    });

    test('[ST7] a compaction that comes too late does nothing', async () => {
      await using store = await open();
      const tablet = new TestDevice('tablet-1');
      const first = await appendChecked(store.log, REGISTER, tablet.write());
      const early = Y.encodeStateAsUpdate(tablet.doc);
      const second = await appendChecked(store.log, REGISTER, tablet.write());
      await store.log.compact(REGISTER, { afterSeq: 0, throughSeq: second }, Y.encodeStateAsUpdate(tablet.doc));
      await store.log.compact(REGISTER, { afterSeq: 0, throughSeq: first }, early);
      const updates = await store.log.readUpdates(REGISTER);
      expect(updates.map((entry) => entry.seq)).toEqual([second]);
      expect(eventIdsIn(updates.map((entry) => entry.update))).toEqual(tablet.eventIds());
    });

    test('[ST7] a part in the middle is merged, and what stands before and behind it stays', async () => {
      await using store = await open();
      const tablet = new TestDevice('tablet-1');
      const updates = Array.from({ length: 5 }, () => tablet.write());
      const seqs: number[] = [];
      for (const update of updates) seqs.push(await appendChecked(store.log, REGISTER, update));
      const head = await store.log.readHead(REGISTER);
      const range = { afterSeq: seqs[0]!, throughSeq: seqs[3]! };
      await store.log.compact(REGISTER, range, joinUpdates(updates.slice(1, 4)));
      const entries = await store.log.readUpdates(REGISTER);
      expect(entries.map((entry) => entry.seq)).toEqual([seqs[0], seqs[3], seqs[4]]);
      expect(entries.map((entry) => entry.clocks.get(tablet.doc.clientID))).toEqual([1, 4, 5]);
      expect(eventIdsIn(entries.map((entry) => entry.update))).toEqual(tablet.eventIds());
      expect(await (await store.another()).readHead(REGISTER)).toEqual(head);
    });

    test('[ST9] documents of the same name in two Puskesmas do not meet', async () => {
      await using store = await open();
      const elsewhere = { ...REGISTER, puskesmasId: 'pm_b' };
      const [here, there] = [new TestDevice('tablet-1'), new TestDevice('tablet-2')];
      await appendChecked(store.log, REGISTER, here.write());
      await appendChecked(store.log, elsewhere, there.write(2));
      expect(eventIdsIn(await bytesOf(store.log, REGISTER))).toEqual(here.eventIds());
      expect(eventIdsIn(await bytesOf(store.log, elsewhere))).toEqual(there.eventIds());
      expect(await store.log.listDocuments({ puskesmasId: 'pm_b' })).toEqual([elsewhere]);
      expect(await store.log.listDocuments({ posyanduId: 'melati' })).toEqual([REGISTER, elsewhere]);
      expect(await store.log.listDocuments({ posyanduId: 'mawar' })).toEqual([]);
    });

    test('[ST9] when the newest entry of each document came in can be read for many documents of one Puskesmas', async () => {
      await using store = await open();
      const device = new TestDevice('tablet-1');
      await appendChecked(store.log, REGISTER, device.write(), device.write());
      await appendChecked(store.log, { ...SESSION, puskesmasId: 'pm_b' }, new TestDevice('tablet-2').write());
      const names = [REGISTER.documentId, SESSION.documentId, 'register:mawar'];
      expect(await store.log.readReceivedAt('pm_a', names)).toEqual(
        new Map([[REGISTER.documentId, 1_787_000_000_001]]),
      );
    });

    test('[ST3] documents can be read by name however many entries were appended since the last time', async () => {
      await using store = await open();
      const second = await store.another();
      const devices = [REGISTER, SESSION].map((key) => ({ key, device: new TestDevice('tablet-1') }));
      for (let round = 0; round < 4; round++) {
        for (const { key, device } of devices) {
          await appendChecked(round % 2 ? second : store.log, key, device.write(), device.write());
        }
        for (const { key, device } of devices) {
          const log = round % 2 ? store.log : second;
          expect(eventIdsIn(await bytesOf(log, key))).toEqual(device.eventIds());
          expect((await log.readHead(key)).clocks).toEqual(Y.decodeStateVector(device.stateVector));
        }
      }
    });

    test('[ST10] a process is told soon after another one has appended', async () => {
      await using store = await open();
      const second = await store.another();
      const told = new Promise<void>((resolve) => {
        // A look that is under way when the store closes has nobody left to tell.
        store.log.watch(
          () =>
            void store.log.lastSeq().then(
              (seq) => seq > 0 && resolve(),
              () => undefined,
            ),
        );
      });
      await appendChecked(second, REGISTER, new TestDevice('tablet-1').write());
      await told;
    });

    test('[ST11] what was perhaps stored may be sent again: it is stale, and the store holds it once', async () => {
      await using store = await open();
      const tablet = new TestDevice('tablet-1');
      const batch = [makeAppend(REGISTER, await store.log.readHead(REGISTER), [tablet.write()])];
      await store.log.append(batch);
      expect(await store.log.append(batch)).toEqual([{ kind: 'stale' }]);
      expect(await store.log.readUpdates(REGISTER)).toHaveLength(1);
    });
  });
}

async function bytesOf(log: LogPort, key: DocumentKey): Promise<Uint8Array[]> {
  return (await log.readUpdates(key)).map((entry) => entry.update);
}

function tupleIds(entries: readonly ReadEntry[]): string[] {
  return entries
    .flatMap((entry) => entry.tuples)
    .map(({ raw }) => String(Array.isArray(raw) ? raw[0] : raw))
    .sort();
}
