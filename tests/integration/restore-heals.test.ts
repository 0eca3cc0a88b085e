import { join } from 'node:path';
import { expect, test } from 'vitest';
import { registerId, sessionId } from '#lib/doc/document-id.ts';
import { verifyDocument } from '#server/admin/verify-log.ts';
import { restoreBackup } from '#server/log/backup/restore-backup.ts';
import { writeBackup } from '#server/log/backup/write-backup.ts';
import { MIGRATIONS } from '#server/log/migrations/index.ts';
import { appendAsServer } from '#server/ws/server-append.ts';
import { until } from '../support/make-app.ts';
import { makeEvent } from '../support/make-event.ts';
import { registerChild, ServedTablets, startAt } from '../support/served-tablets.ts';
import { makeTempFolder } from '../support/temp-folder.ts';
import type { TestServer } from '../support/test-server.ts';
import { eventIdsIn } from '../support/test-device.ts';

const common = { steps: MIGRATIONS, say: () => undefined };

/** What a server has of a Posyandu: its events by document, and the rows they fold to. */
async function readAll({ rooms, projection, reader }: TestServer, puskesmasId: string) {
  await projection.catchUp();
  const documents = await rooms.log.listDocuments({ puskesmasId });
  const events = new Map<string, string[]>();
  const rows = new Map<string, unknown>();
  for (const key of documents) {
    expect(await verifyDocument(rooms.log, key)).toMatchObject({ faults: [] });
    events.set(key.documentId, eventIdsIn((await rooms.log.readUpdates(key)).map(({ update }) => update)));
    rows.set(key.documentId, await reader.readDocument(puskesmasId, key.documentId));
  }
  return { events, rows };
}

/** An import, as the server appends it itself. */
async function importChild({ documents }: TestServer, puskesmasId: string, posyanduId: string, id: string) {
  const event = makeEvent({
    id: `import-${id}`,
    type: 'person',
    subject: `child-${id}`,
    data: { name: `Anak ${id}`, sex: 'f', birthDate: '2025-03-01' },
    by: 'shell',
    role: 'system',
    device: 'import',
  });
  await appendAsServer(documents, { puskesmasId, documentId: registerId(posyanduId) }, [event]);
}

test('[SY11] [ST13] a store lost after its backup is whole again when one tablet returns, imports included', async () => {
  await using folder = await makeTempFolder();
  const [lostFolder, newFolder, file] = ['lost', 'new', 'backup.gz'].map((name) => join(folder.path, name));
  const lost = await startAt(lostFolder!);
  await using tablets = await ServedTablets.make(lost);
  const { posyanduId } = tablets;
  const { puskesmasId } = (await lost.rooms.units.findPosyandu(posyanduId))!;
  const [first, second] = [await tablets.join('Sulastri'), await tablets.join('Ninik')];
  const early = await registerChild(first, 'Bima');
  await importChild(lost, puskesmasId, posyanduId, 'early');
  await first.sessionDay!.open(['toddler']);
  await first.sessionDay!.attend(early, { group: 'toddler' });
  await until(() => first.sync.unsent === 0 && second.sessionDay!.find(early) !== undefined);
  await writeBackup({
    ...common,
    databaseUrl: `file:${join(lostFolder!, 'posyandu.db')}`,
    target: file!,
    now: lost.clock.now,
  });

  // The day goes on, on both tablets; the server imports once more.
  const late = await registerChild(second, 'Dian');
  await importChild(lost, puskesmasId, posyanduId, 'late');
  await second.sessionDay!.attend(late, { group: 'toddler' });
  await second.sessionDay!.recordMeasurement(early, { weightKg: 8.4 });
  await until(() => second.sync.unsent === 0 && first.sync.unsent === 0);
  await first.sync.syncNow();
  await until(() => first.register!.find(late) !== undefined && first.register!.find('child-late') !== undefined);
  const third = await tablets.join('Ninik');
  await until(() => third.sessionDay!.find(early) !== undefined);
  const newest = await registerChild(third, 'Sari');
  await third.sessionDay!.attend(newest, { group: 'toddler' });
  await until(() => third.sync.unsent === 0 && first.sessionDay!.find(newest)?.person !== undefined);
  const weightAt = () => first.sessionDay!.find(early)?.visit.row.slots['weightKg'];
  await until(() => weightAt() !== undefined && first.sessionDay!.find(late) !== undefined);
  const before = await readAll(lost, puskesmasId);

  // The disk is gone, and two tablets with it, one of them enrolled since the backup.
  await lost.close();
  await second.close();
  await third.close();
  await restoreBackup({ ...common, databaseUrl: `file:${join(newFolder!, 'posyandu.db')}`, file: file! });
  const restored = await startAt(newFolder!, lost.port);
  const stale = await readAll(restored, puskesmasId);
  expect(stale.events.get(registerId(posyanduId))).not.toEqual(before.events.get(registerId(posyanduId)));
  // Meanwhile others fill the store beyond where it was when it was lost.
  const elsewhere = { puskesmasId, documentId: sessionId('elsewhere', '2026-08-06') };
  for (let i = 0; i < 30; i++) {
    await appendAsServer(restored.documents, elsewhere, [makeEvent({ id: `other-${i}`, device: 'import' })]);
  }

  await until(async () => {
    await first.sync.syncNow();
    const now = await readAll(restored, puskesmasId);
    return [...before.events].every(([id, ids]) => now.events.get(id)?.length === ids.length);
  });
  const after = await readAll(restored, puskesmasId);
  after.events.delete(elsewhere.documentId);
  after.rows.delete(elsewhere.documentId);
  expect(after).toEqual(before);
  await until(() => first.sync.unsent === 0);
  expect(first.sync.advice).toBe('sync.allReceived');
  await restored.close();
});
