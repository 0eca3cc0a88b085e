import { afterEach, expect, test } from 'vitest';
import { makeWorld, openTestApp, PROFILE, until } from '#tests/support/make-app.ts';
import { makeDisk } from '#tests/support/make-device.ts';
import { MemoryServer } from '#tests/support/memory-server.ts';
import type { App } from '../app.svelte.ts';
import type { PersonFile } from './person-file.svelte.ts';
import { mayRestate } from './restate.ts';
import { Restater } from './restater.ts';

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0).toReversed()) await one.close();
});

async function openTablet(server: MemoryServer, world = makeWorld(server.fetch)): Promise<App> {
  const app = await openTestApp(world, makeDisk());
  opened.push(app);
  await app.device.enrol('BENAR');
  await until(() => app.sessionDay !== undefined);
  await app.signIn.setPin('K1', '123456');
  return app;
}

async function openFile(app: App, personId: string): Promise<PersonFile> {
  const file = await app.openPerson(personId);
  if (!file) throw new Error('not enrolled');
  opened.push(file);
  return file;
}

function openRestater(app: App): Restater {
  const restater = new Restater(app);
  opened.push(restater);
  return restater;
}

/** Where a slot of the person's visit stands, and stood. */
function trail(file: PersonFile, slot: string) {
  const entry = file.timeline.find(({ table }) => table === 'visit');
  const history = entry?.slots.find((one) => one.slot === slot);
  if (!entry || !history) throw new Error(`nothing said of ${slot}`);
  return { entry, slot, history, values: history.standing.map(({ value }) => value) };
}

async function attend(app: App): Promise<string> {
  const person = await app.register!.registerPerson({ name: 'Bu Siti', sex: 'f', birthDate: '1970-01-02' });
  if (!person.ok) throw new Error(person.problem.code);
  await app.sessionDay!.open(['adult']);
  await app.sessionDay!.attend(person.value.personId, { group: 'adult' });
  return person.value.personId;
}

test('a value that was corrected is brought back by another correction, and both stay in the history', async () => {
  const server = new MemoryServer(PROFILE);
  const world = makeWorld(server.fetch);
  const app = await openTablet(server, world);
  const personId = await attend(app);
  await app.sessionDay!.recordMeasurement(personId, { weightKg: 54 });
  world.time += 60_000;
  await app.sessionDay!.correct(personId, { weightKg: 45 }, 'mistyped');
  world.time += 60_000;
  const file = await openFile(app, personId);
  const restater = openRestater(app);
  const { entry, slot, history } = trail(file, 'weightKg');
  const statement = history.past[0]!;
  expect(restater.may({ entry, slot, statement })).toBe(true);
  const saved = await restater.restate({ entry, slot, statement }, 'restored');
  await until(() => trail(file, 'weightKg').values[0] === 54);
  expect(trail(file, 'weightKg').history).toMatchObject({
    standing: [{ value: 54, reason: 'restored' }],
    past: [{ value: 54 }, { value: 45, replacedBy: { value: 54, reason: 'restored' } }],
  });
  if (!saved.ok) throw new Error(saved.problem.code);
  await restater.undo(saved.value);
  await until(() => trail(file, 'weightKg').values[0] === 45);
});

test('of two tablets that measured apart one reading is chosen whole; the other stays in the history', async () => {
  const server = new MemoryServer(PROFILE);
  const [a, b] = [await openTablet(server), await openTablet(server)];
  const personId = await attend(a);
  await a.sync.syncNow();
  await b.sync.syncNow();
  await until(() => b.sessionDay!.find(personId) !== undefined);
  await a.sessionDay!.recordMeasurement(personId, { bpSystolic: 138, bpDiastolic: 86 });
  await b.sessionDay!.recordMeasurement(personId, { bpSystolic: 150, bpDiastolic: 92 });
  await a.sync.syncNow();
  await b.sync.syncNow();
  const file = await openFile(b, personId);
  await until(() => trail(file, 'bpSystolic').entry.conflicts === 2);
  const { entry, history } = trail(file, 'bpSystolic');
  const statement = history.standing.find(({ value }) => value === 138)!;
  await openRestater(b).restate({ entry, slot: 'bpSystolic', statement }, 'settled');
  await until(() => trail(file, 'bpSystolic').entry.conflicts === 0);
  expect([trail(file, 'bpSystolic').values, trail(file, 'bpDiastolic').values]).toEqual([[138], [86]]);
  expect(
    trail(file, 'bpDiastolic')
      .history.past.map(({ value }) => value)
      .toSorted(),
  ).toEqual([86, 92]);
});

test('of two tablets that measured apart a third value may be typed: both of theirs stay in the history, and it can be undone', async () => {
  const server = new MemoryServer(PROFILE);
  const [a, b] = [await openTablet(server), await openTablet(server)];
  const personId = await attend(a);
  await a.sync.syncNow();
  await b.sync.syncNow();
  await until(() => b.sessionDay!.find(personId) !== undefined);
  await a.sessionDay!.recordMeasurement(personId, { weightKg: 54 });
  await b.sessionDay!.recordMeasurement(personId, { weightKg: 45 });
  await a.sync.syncNow();
  await b.sync.syncNow();
  const file = await openFile(b, personId);
  await until(() => trail(file, 'weightKg').history.isConflict);
  const { entry, slot, history } = trail(file, 'weightKg');
  const restater = openRestater(b);
  const saved = await restater.settleWith({ entry, slot, statement: history.standing[0]! }, { weightKg: 49.5 }, [slot]);
  if (!saved.ok) throw new Error(saved.problem.code);
  await until(() => !trail(file, 'weightKg').history.isConflict);
  expect(trail(file, 'weightKg').history).toMatchObject({
    standing: [{ value: 49.5, reason: 'settled' }],
    past: [{ replacedBy: { value: 49.5 } }, { replacedBy: { value: 49.5 } }],
  });
  await restater.undo(saved.value);
  await until(() => trail(file, 'weightKg').history.isConflict);
  expect(trail(file, 'weightKg').values.toSorted()).toEqual([45, 54]);
});

test.each([
  ['what only nakes state', 'care:P1:2026-08', 'dose', 'date', '2026-08-07', false],
  ['a step, which only goes further', 'session:P1:2026-08-07', 'step', 'measurementStep', 'done', false],
  ['another Posyandu', 'session:P2:2026-08-07', 'measurement', 'weightKg', 8.4, false],
  ['nothing', 'session:P1:2026-08-07', 'measurement', 'weightKg', null, false],
  ['a type of a newer app', 'session:P1:2026-08-07', 'heartbeat', 'weightKg', 8.4, false],
  ['a weight', 'session:P1:2026-08-07', 'measurement', 'weightKg', 8.4, true],
] as const)('a cadre and %s: %s', (_title, documentId, type, slot, value, allowed) => {
  const author = { role: 'cadre', deviceId: 'dv_1', posyanduId: 'P1' };
  expect(mayRestate({ documentId, subject: 'anak1' }, { slot }, { type, value }, author)).toBe(allowed);
});
