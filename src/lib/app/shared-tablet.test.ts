import { afterEach, expect, test } from 'vitest';
import { makeWorld, openTestApp, PROFILE, until } from '#tests/support/make-app.ts';
import { makeDisk } from '#tests/support/make-device.ts';
import { MemoryServer } from '#tests/support/memory-server.ts';
import type { App } from './app.svelte.ts';
import { readingsOf } from './visit-place.ts';

const opened: App[] = [];
afterEach(async () => {
  for (const app of opened.splice(0)) await app.close();
});

/** A tablet on which two cadres have a PIN, the second one signed in, and no server from now on. */
async function makeSharedTablet(): Promise<App> {
  const server = new MemoryServer(PROFILE);
  const app = await openTestApp(makeWorld(server.fetch), makeDisk());
  opened.push(app);
  await app.device.enrol('BENAR');
  await until(() => app.sessionDay !== undefined);
  await app.signIn.setPin('K1', '123456');
  await app.signIn.setPin('K2', '654321');
  server.isReachable = false;
  return app;
}

test('a draft is its author’s: another cadre neither sees it nor ends it', async () => {
  const app = await makeSharedTablet();
  app.drafts.save('child', 'anak1', { typed: { weightKg: '8,4' } });
  await app.drafts.settled();
  await app.signIn.switchUser();
  await app.signIn.enter('K1', '123456');
  expect(await app.drafts.load('child', 'anak1')).toBeUndefined();
  app.drafts.save('child', 'anak1', { typed: { weightKg: '9' } });
  await app.drafts.clear('child', 'anak1');
  await app.signIn.switchUser();
  await app.signIn.enter('K2', '654321');
  expect(await app.drafts.load('child', 'anak1')).toEqual({ typed: { weightKg: '8,4' } });
});

test('whoever signs out leaves nothing unsent behind that is lost; each entry keeps its author', async () => {
  const app = await makeSharedTablet();
  const day = app.sessionDay!;
  await day.open(['toddler']);
  const unsent = app.sync.unsent;
  expect(unsent).toBeGreaterThan(0);
  await app.signIn.switchUser();
  expect(app.sync.unsent).toBe(unsent);
  await app.signIn.enter('K1', '123456');
  const person = await app.register!.registerPerson({ name: 'Ani', sex: 'f', birthDate: '2025-01-02' });
  if (!person.ok) throw new Error(person.problem.code);
  await day.attend(person.value.personId, { group: 'toddler' });
  expect(app.sync.unsent).toBeGreaterThan(unsent);
  const row = day.find(person.value.personId)?.visit.row;
  expect(new Set(row && readingsOf(row).map(({ by }) => by))).toEqual(new Set(['K1']));
  const tray = await app.openSafety();
  const copy = await tray.makeCopy();
  await tray.close();
  expect(copy.subjects).toBeGreaterThanOrEqual(3);
});
