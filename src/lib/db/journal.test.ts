import { expect, test } from 'vitest';
import { makeDisk, openTab } from '#tests/support/make-device.ts';
import { makeEvent } from '#tests/support/make-event.ts';

const DAY_MS = 24 * 3600 * 1000;
const SESSION = 'session:PM1:2026-08-07';

test('entries received long ago are let go, once a day; what the server has not, and what it has since lately, stays', async () => {
  const disk = makeDisk();
  const { database, journal, close } = await openTab(disk);
  const now = Date.UTC(2026, 10, 23);
  const lay = (id: string, receivedAt?: number) => ({
    eventId: id,
    documentId: SESSION,
    event: makeEvent({ id, type: 'measurement', subject: 'anak1', data: { weightKg: 9 } }),
    ...(receivedAt === undefined ? ({ state: 'saved' } as const) : ({ state: 'received', receivedAt } as const)),
  });
  const old = Array.from({ length: 70 }, (_, at) => lay(`old${at}`, now - 61 * DAY_MS - at));
  await database.journal.bulkAdd([...old, lay('young', now - 59 * DAY_MS), lay('unsent')]);
  await journal.prune(now);
  expect(await database.journal.toCollection().primaryKeys()).toEqual(['unsent', 'young']);

  await database.journal.add(lay('old again', now - 90 * DAY_MS));
  await journal.prune(now + DAY_MS / 2);
  expect(await database.journal.get('old again')).toBeDefined();
  await journal.prune(now + DAY_MS);
  expect(await database.journal.get('old again')).toBeUndefined();
  // A clock that was years ahead once does not keep it from looking.
  await database.journal.add(lay('old again', now - 90 * DAY_MS));
  await journal.prune(now);
  expect(await database.journal.get('old again')).toBeUndefined();
  await close();
});
