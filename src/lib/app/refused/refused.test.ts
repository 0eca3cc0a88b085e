import { afterEach, expect, test } from 'vitest';
import { isLocalMonth } from '#lib/domain/dates.ts';
import { makeWorld, openTestApp, PROFILE, until } from '#tests/support/make-app.ts';
import { makeDisk, openTab } from '#tests/support/make-device.ts';
import { makeEvent } from '#tests/support/test-device.ts';
import { MemoryServer } from '#tests/support/memory-server.ts';
import type { App } from '../app.svelte.ts';
import { resultsOfToday } from '../interpretation/results-of-today.ts';

const opened: { close(): unknown }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0).toReversed()) await one.close();
});

const child = { name: 'Aisyah Putri', sex: 'f', birthDate: '2025-01-07', motherName: 'Sari', rt: '3' } as const;
const weighing = { weightKg: 9.1, lengthHeightCm: 78, position: 'recumbent' } as const;

/** A tablet with a day open and one child there, all of it received. */
async function makeDay() {
  const server = new MemoryServer(PROFILE);
  const disk = makeDisk();
  const app = await openTestApp(makeWorld(server.fetch), disk);
  opened.push(app);
  await app.device.enrol('BENAR');
  await until(() => app.sessionDay !== undefined);
  await app.signIn.setPin('K1', '123456');
  const day = app.sessionDay!;
  const person = await app.register!.registerPerson(child);
  if (!person.ok) throw new Error(person.problem.code);
  await day.open(['toddler']);
  await day.attend(person.value.personId, { group: 'toddler', kiaBook: true });
  await app.sync.syncNow();
  await until(() => app.sync.unsent === 0);
  return { server, disk, app, day, personId: person.value.personId };
}

async function weighRefused({ server, app, day, personId }: Awaited<ReturnType<typeof makeDay>>): Promise<void> {
  server.refusals.set(day.documentId, 'sync.noRight');
  await day.recordMeasurement(personId, weighing);
  await app.sync.syncNow();
  await until(() => app.sync.refusals.size > 0);
}

async function openSafety(app: App) {
  const safety = await app.openSafety();
  opened.push(safety);
  return safety;
}

async function weighed(app: App): Promise<number | undefined> {
  const month = app.sessionDay!.date.slice(0, 7);
  const recap = isLocalMonth(month) ? app.openRecap(month) : undefined;
  if (!recap) throw new Error(month);
  await recap.load();
  recap.close();
  return recap.counts?.D;
}

test('[SY16] a refused entry lies in the tray with its reason, its person and its author', async () => {
  const made = await makeDay();
  const { tray } = await openSafety(made.app);
  expect(tray.count).toBe(0);
  await weighRefused(made);
  await until(() => tray.count > 0);
  expect(tray.items).toMatchObject([
    {
      kind: 'document',
      code: 'sync.noRight',
      documentId: made.day.documentId,
      entries: [
        { table: 'visit', personId: made.personId, by: 'K1' },
        { table: 'visit', personId: made.personId, by: 'K1' },
      ],
    },
  ]);
});

test('[SY16] a refused entry is in no recap, neither of the month nor of the day, and counts once it is taken', async () => {
  const made = await makeDay();
  const { app, server, day } = made;
  await weighRefused(made);
  expect(await weighed(app)).toBe(0);
  const results = await resultsOfToday(app);
  if (!results) throw new Error('not enrolled');
  opened.push(results);
  expect(results.judged).toEqual([]);
  server.refusals.delete(day.documentId);
  const { tray } = await openSafety(app);
  await tray.retry();
  await until(() => app.sync.refusals.size === 0);
  expect(tray.items).toEqual([]);
  expect(await weighed(app)).toBe(1);
  expect(results.judged).toHaveLength(1);
});

test('what a refused entry corrected counts again', async () => {
  const made = await makeDay();
  const { app, day, personId, server } = made;
  await day.recordMeasurement(personId, weighing);
  await app.sync.syncNow();
  await until(() => app.sync.unsent === 0);
  server.refusals.set(day.documentId, 'sync.noRight');
  await day.correct(personId, { weightKg: null }, 'mistake');
  await app.sync.syncNow();
  await until(() => app.sync.refusals.size > 0);
  expect(await weighed(app)).toBe(1);
});

test('[SY16] the file of refused entries has them as they were written', async () => {
  const made = await makeDay();
  await weighRefused(made);
  const file: unknown = JSON.parse(await (await openSafety(made.app)).makeRefusedFile());
  expect(file).toMatchObject({
    format: 'posyandu-ditolak',
    events: expect.arrayContaining([
      {
        documentId: made.day.documentId,
        event: expect.objectContaining({ subject: made.personId, data: weighing, by: 'K1' }) as unknown,
      },
    ]) as unknown,
  });
});

test('what was answered in confidence leaves a shared tablet in no file of refused entries, though it lies in the tray', async () => {
  const { app, disk } = await makeDay();
  const tab = await openTab(disk);
  opened.push(tab);
  const documentId = 'confidential:P1:2026-08';
  const event = makeEvent({ id: 's1', type: 'sensitive', device: 'T1', data: { answer: 'a secret' } });
  await tab.database.journal.add({ eventId: 's1', documentId, event, state: 'saved' });
  await tab.store.noteRefusal(documentId, 'sync.noRight');
  const safety = await openSafety(app);
  await until(() => safety.tray.count > 0);
  const text = await safety.makeRefusedFile();
  expect(text).not.toContain('a secret');
  expect(JSON.parse(text)).toMatchObject({ refused: [{ kind: 'document', documentId }], events: [] });
});

test('[SY16] a parcel that the server does not take lies in the tray, and is offered again when somebody asks', async () => {
  const { app, disk } = await makeDay();
  const tab = await openTab(disk);
  opened.push(tab);
  const parcel = { parcelId: 'b1', bytes: new Uint8Array([1, 2]), author: 'dn_1', documentIds: ['care:P1:2026-08'] };
  await tab.database.parcels.put({ ...parcel, keptAt: 5, refusal: 'device.revoked' });
  const { tray } = await openSafety(app);
  expect(tray.items).toMatchObject([{ kind: 'parcel', code: 'device.revoked', author: 'dn_1', keptAt: 5 }]);
  await tray.retry();
  expect(await tab.database.parcels.get('b1')).toEqual({ ...parcel, keptAt: 5 });
  expect(tray.items).toEqual([]);
});
