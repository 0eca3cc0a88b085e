import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { registerId, sessionId } from '#lib/doc/document-id.ts';
import { appendEvents, readEvents } from '#lib/doc/event-arrays.ts';
import type { DeviceData } from '#lib/db/device-data.ts';
import { readRow, readRows, readRowsOfSubject } from '#lib/db/subjects.ts';
import { foldDocument } from '#lib/events/fold.ts';
import { makeEvent } from '#tests/support/test-device.ts';
import { Killed, makeDisk, openGuardedTab, openTab, type FakeDisk } from '#tests/support/make-device.ts';

const SESSION = sessionId('P1', '2026-08-07');
const REGISTER = registerId('P1');
const weighed = makeEvent({ id: 'e2', type: 'measurement', data: { weightKg: 8.4 } });
const arrived = makeEvent({ id: 'e1', type: 'attendance', data: { group: 'toddler' } });
const named = makeEvent({ id: 'e3', type: 'person', data: { name: 'Aisyah', sex: 'f' } });

async function withTab<T>(disk: FakeDisk, work: (tab: DeviceData) => Promise<T>): Promise<T> {
  const tab = await openTab(disk);
  try {
    return await work(tab);
  } finally {
    await tab.close();
  }
}

/** What a browser without room throws. */
function refuseRoom(): never {
  throw new DOMException('no room', 'QuotaExceededError');
}

/** The ids of the events that a document's stored bytes hold, each as often as it is there. */
async function idsOf(tab: DeviceData, documentId: string): Promise<string[]> {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, (await tab.store.load(documentId)) ?? Y.encodeStateAsUpdate(doc));
  return readEvents(doc)
    .events.map(({ id }) => id)
    .sort();
}

describe('journal, documents and rows on one disk', () => {
  test('what is recorded is in the journal, in the document and in the rows, also after a restart', async () => {
    const disk = makeDisk();
    await withTab(disk, async (tab) => {
      expect(await tab.documents.record(SESSION, [arrived])).toEqual({ ok: true, value: undefined });
      expect(await tab.documents.record(SESSION, [weighed])).toMatchObject({ ok: true });
      expect(await tab.documents.record(REGISTER, [named])).toMatchObject({ ok: true });
    });
    await withTab(disk, async (tab) => {
      expect(await idsOf(tab, SESSION)).toEqual(['e1', 'e2']);
      expect(await readRows(tab.database, SESSION, 'visit')).toEqual(
        foldDocument(SESSION, 'session', [arrived, weighed]).rows,
      );
      expect(await readRow(tab.database, REGISTER, { table: 'person', subject: 'person-1' })).toMatchObject({
        slots: { name: [{ value: 'Aisyah', eventId: 'e3' }] },
      });
      expect((await tab.journal.listUnsent()).map(({ eventId }) => eventId).sort()).toEqual(['e1', 'e2', 'e3']);
    });
  });

  test('a tab killed at any write loses nothing that had its tick, and the next start finishes the rest', async () => {
    const steps = [arrived, weighed, makeEvent({ id: 'e4', type: 'step', data: { measurementStep: 'done' } })];
    let killedAt = 0;
    for (let died = true; died;) {
      killedAt += 1;
      const disk = makeDisk();
      let writes = Number.NEGATIVE_INFINITY;
      const tab = await openGuardedTab(disk, (table) => {
        writes += 1;
        if (writes >= killedAt) throw new Killed(`at write ${writes} to ${table}`);
      });
      writes = 0;
      const ticked: string[] = [];
      died = false;
      for (const event of steps) {
        const recorded = await tab.documents.record(SESSION, [event]).catch(async (error: unknown) => {
          expect(error).toBeInstanceOf(Killed);
          died = true;
          return { ok: (await tab.database.journal.get(event.id)) !== undefined };
        });
        if (recorded.ok) ticked.push(event.id);
        if (died) break;
      }
      tab.database.close();

      await withTab(disk, async (next) => {
        expect(await idsOf(next, SESSION), `killed at write ${killedAt}`).toEqual(ticked);
        const alive = steps.filter(({ id }) => ticked.includes(id));
        expect(await readRows(next.database, SESSION, 'visit')).toEqual(foldDocument(SESSION, 'session', alive).rows);
        expect(await next.journal.listUnplaced()).toEqual([]);
      });
    }
    expect(killedAt).toBeGreaterThan(steps.length * 4);
  });

  test('the journal is on the disk before any document has the event', async () => {
    const disk = makeDisk();
    const tab = await openTab(disk);
    const opened = await tab.documents.open(SESSION);
    const order: string[] = [];
    tab.changes.listen((change) => order.push(change.kind));
    opened.doc.on('update', () => order.push('document'));
    await tab.documents.record(SESSION, [arrived]);
    expect(order).toEqual(['saved', 'document', 'rows']);
    await tab.close();
  });

  test('a full disk is a named problem, nothing is lost in memory, and it is stored when there is room again', async () => {
    const disk = makeDisk();
    const failures: string[] = [];
    let full = true;
    const tab = await openGuardedTab(disk, (table) => full && table === 'updates' && refuseRoom(), {
      onStoreFailed: (_documentId, problem) => failures.push(problem.code),
    });
    expect(await tab.documents.record(SESSION, [arrived])).toMatchObject({ ok: true });
    expect(failures).toContain('storage.full');
    expect(await readRows(tab.database, SESSION, 'visit')).toEqual([]);
    full = false;
    expect(await tab.documents.record(SESSION, [weighed])).toMatchObject({ ok: true });
    expect(await idsOf(tab, SESSION)).toEqual(['e1', 'e2']);
    await tab.close();
  });

  test('a journal that cannot be written is a problem, and no document has the event', async () => {
    const tab = await openGuardedTab(makeDisk(), (table) => table === 'journal' && refuseRoom());
    expect(await tab.documents.record(SESSION, [arrived])).toEqual({ ok: false, problem: { code: 'storage.full' } });
    expect(await idsOf(tab, SESSION)).toEqual([]);
    await tab.close();
  });

  test('two tabs see each other’s rows and keep one set of events', async () => {
    const disk = makeDisk();
    const [first, second] = [await openTab(disk), await openTab(disk)];
    const told: unknown[] = [];
    second.changes.listen((change) => told.push(change));
    await first.documents.record(REGISTER, [named]);
    await second.documents.record(REGISTER, [
      makeEvent({ id: 'e9', type: 'person', subject: 'p2', data: { name: 'Bima' } }),
    ]);
    expect(told).toContainEqual({
      kind: 'rows',
      documentId: REGISTER,
      keys: [{ table: 'person', subject: 'person-1' }],
    });
    expect((await readRows(first.database, REGISTER, 'person')).map(({ subject }) => subject)).toEqual([
      'p2',
      'person-1',
    ]);
    expect(await idsOf(first, REGISTER)).toEqual(['e3', 'e9']);
    await Promise.all([first.close(), second.close()]);
  });

  test('a tab that starts while another is between journal and document doubles no event', async () => {
    const disk = makeDisk();
    const first = await openTab(disk);
    await first.journal.append(SESSION, [weighed]);
    const second = await openTab(disk);
    await (await first.documents.open(SESSION)).append([weighed]);
    const row = await readRow(second.database, SESSION, { table: 'visit', subject: 'person-1' });
    expect(row?.slots['weightKg']).toHaveLength(1);
    await Promise.all([first.close(), second.close()]);
  });

  test('updates of others are stored once, whatever the order and repetition', async () => {
    const theirs = new Y.Doc();
    const updates: Uint8Array[] = [];
    theirs.on('update', (update: Uint8Array) => updates.push(update));
    appendEvents(theirs, [{ ...arrived, device: 'T2' }]);
    appendEvents(theirs, [{ ...weighed, device: 'T2' }]);
    const tab = await openTab(makeDisk());
    expect(await tab.store.add(SESSION, [updates[1]!])).toMatchObject({ ok: false, problem: { code: 'update.gap' } });
    expect(await tab.store.add(SESSION, [updates[0]!, updates[1]!])).toMatchObject({ ok: true });
    expect(await tab.store.add(SESSION, [updates[1]!, updates[0]!])).toEqual({ ok: true, value: [] });
    expect(await idsOf(tab, SESSION)).toEqual(['e1', 'e2']);
    expect(await readRowsOfSubject(tab.database, { table: 'visit', subject: 'person-1' })).toHaveLength(1);
    await tab.close();
  });

  test('hundreds of entries are joined into few stored updates, and nothing is lost by it', async () => {
    const tab = await openTab(makeDisk());
    const ids = Array.from({ length: 150 }, (_, at) => `e${String(at).padStart(3, '0')}`);
    for (const id of ids) await tab.documents.record(SESSION, [makeEvent({ id, subject: `p${id}` })]);
    expect(await tab.database.updates.count()).toBeLessThanOrEqual(64);
    expect(await idsOf(tab, SESSION)).toEqual(ids);
    await tab.close();
  });
});

describe('second tick', () => {
  test('[SY9] a receipt gives the second tick to the events it covers and to no other', async () => {
    const tab = await openTab(makeDisk());
    await tab.documents.record(SESSION, [arrived]);
    const [offer] = await tab.store.offer([SESSION]);
    await tab.documents.record(SESSION, [weighed]);
    const received: unknown[] = [];
    tab.changes.listen((change) => change.kind === 'received' && received.push(change.eventIds));
    await tab.store.noteReceipt(SESSION, offer!.stateVector);
    expect(received).toEqual([['e1']]);
    expect(await tab.journal.listUnsent()).toEqual([{ eventId: 'e2', documentId: SESSION }]);
    expect(await tab.store.listUnsent()).toEqual([SESSION]);
    await tab.close();
  });

  test('[SY9] a receipt that comes before the update is stored here counts once it is, and never before the journal', async () => {
    const tab = await openTab(makeDisk());
    const doc = new Y.Doc();
    appendEvents(doc, [weighed]);
    await tab.store.noteReceipt(SESSION, Y.encodeStateVector(doc));
    await tab.journal.append(SESSION, [weighed]);
    expect(await tab.journal.listUnsent()).toHaveLength(1);
    await tab.store.add(SESSION, [Y.encodeStateAsUpdate(doc)]);
    expect(await tab.journal.listUnsent()).toEqual([]);
    await tab.close();
  });

  test('an offer holds what the receipt does not cover, and nothing once it does', async () => {
    const tab = await openTab(makeDisk());
    await tab.documents.record(SESSION, [arrived]);
    const [first] = await tab.store.offer([SESSION]);
    expect(first!.update.length).toBeGreaterThan(0);
    await tab.store.noteReceipt(SESSION, first!.stateVector);
    const [second] = await tab.store.offer([SESSION, REGISTER]);
    expect(second!.update.length).toBe(0);
    await tab.close();
  });
});
