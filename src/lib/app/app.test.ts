import { afterEach, describe, expect, test } from 'vitest';
import { isLocalMonth } from '#lib/domain/dates.ts';
import { makeDisk, type FakeDisk } from '#tests/support/make-device.ts';
import { makeWorld, openTestApp, PROFILE, until, type FakeWorld } from '#tests/support/make-app.ts';
import { MemoryServer } from '#tests/support/memory-server.ts';
import type { App } from './app.svelte.ts';

const open: App[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((app) => app.close()));
});

interface Tablet {
  readonly app: App;
  readonly world: FakeWorld;
  readonly disk: FakeDisk;
}

/** An enrolled tablet with somebody signed in. */
async function makeTablet(server: MemoryServer, accountId = 'K1'): Promise<Tablet> {
  const disk = makeDisk();
  const world = makeWorld(server.fetch);
  const app = await openTestApp(world, disk);
  open.push(app);
  expect((await app.device.enrol(' benar '.toUpperCase())).ok).toBe(true);
  await until(() => app.sessionDay !== undefined);
  expect((await app.signIn.setPin(accountId, '123456')).ok).toBe(true);
  return { app, world, disk };
}

/** A tab that dies without saying goodbye, and the one that is opened after it. */
async function killAndReopen({ app, world, disk }: Tablet): Promise<App> {
  open.splice(open.indexOf(app), 1);
  await app.close();
  const next = await openTestApp(world, disk);
  open.push(next);
  return next;
}

const child = { name: 'Aisyah Putri', sex: 'f', birthDate: '2025-01-07', motherName: 'Sari', rt: '3' } as const;

async function registerChild({ app }: Tablet): Promise<string> {
  const person = await app.register!.registerPerson(child);
  if (!person.ok) throw new Error(person.problem.code);
  return person.value.personId;
}

describe('getting in', () => {
  test('a wrong code is told apart from a missing network', async () => {
    const server = new MemoryServer(PROFILE);
    const app = await openTestApp(makeWorld(server.fetch));
    open.push(app);
    expect(await app.device.enrol('SALAH')).toEqual({ ok: false, problem: { code: 'device.codeWrong' } });
    server.isReachable = false;
    expect(await app.device.enrol('BENAR')).toEqual({ ok: false, problem: { code: 'device.noNetwork' } });
    expect(app.device.standing).toEqual({ kind: 'notEnrolled' });
  });

  test('a PIN set once opens the device without a network, also after a restart', async () => {
    const server = new MemoryServer(PROFILE);
    const tablet = await makeTablet(server);
    server.isReachable = false;
    await tablet.app.signIn.switchUser();
    const app = await killAndReopen(tablet);
    expect(app.signIn.current).toBeUndefined();
    expect(app.signIn.accounts.map(({ displayName, hasPin }) => [displayName, hasPin])).toEqual([
      ['Ninik Rahayu', false],
      ['Sulastri', true],
    ]);
    expect(await app.signIn.enter('K1', '111111')).toMatchObject({ ok: false, problem: { code: 'pin.wrong' } });
    expect(await app.signIn.enter('K1', '123456')).toMatchObject({ ok: true, value: { displayName: 'Sulastri' } });
  });

  test('a device that rests asks for the PIN again, also while its page is open; one that is used does not', async () => {
    const { app, world } = await makeTablet(new MemoryServer(PROFILE));
    const passMinutes = (minutes: number): void => {
      world.time += minutes * 60_000;
      world.lookAround();
    };
    passMinutes(29);
    app.signIn.touch();
    passMinutes(29);
    expect(app.signIn.current).toMatchObject({ accountId: 'K1' });
    passMinutes(1);
    expect(app.signIn.current).toBeUndefined();
    expect(await app.signIn.enter('K1', '123456')).toMatchObject({ ok: true });
    world.time += 31 * 60_000;
    app.signIn.touch();
    expect(app.signIn.current).toBeUndefined();
  });

  test('what is read again now and then and has not changed stays the same object, for screens follow it', async () => {
    const { app } = await makeTablet(new MemoryServer(PROFILE));
    const { profile, posyandu } = app.device;
    await app.device.load();
    expect(app.device.profile).toBe(profile);
    expect(app.device.posyandu).toBe(posyandu);
  });

  test('wrong PINs make wait, and the wait outlives a restart', async () => {
    const tablet = await makeTablet(new MemoryServer(PROFILE));
    for (let i = 0; i < 4; i++) await tablet.app.signIn.enter('K1', '000000');
    expect(await tablet.app.signIn.enter('K1', '000000')).toMatchObject({ problem: { code: 'pin.wait' } });
    const app = await killAndReopen(tablet);
    expect(await app.signIn.enter('K1', '123456')).toMatchObject({ problem: { code: 'pin.wait' } });
    tablet.world.time += 31_000;
    expect(await app.signIn.enter('K1', '123456')).toMatchObject({ ok: true });
  });

  test('a reload does not ask for the PIN again, an idle half hour does', async () => {
    const tablet = await makeTablet(new MemoryServer(PROFILE));
    const reloaded = await killAndReopen(tablet);
    expect(reloaded.signIn.current?.accountId).toBe('K1');
    tablet.world.time += 31 * 60_000;
    const later = await killAndReopen({ ...tablet, app: reloaded });
    expect(later.signIn.current).toBeUndefined();
  });
});

describe('a session day on one tablet', () => {
  test('a child is registered, found, attends, is measured and waits at the next step', async () => {
    const tablet = await makeTablet(new MemoryServer(PROFILE));
    const { register, sessionDay: session } = tablet.app;
    const personId = await registerChild(tablet);
    expect(register!.search('aisah').map((hit) => hit.person.name)).toEqual(['Aisyah Putri']);
    expect(await session!.attend(personId, { group: 'toddler' })).toEqual({
      ok: false,
      problem: { code: 'session.notOpen' },
    });
    await session!.open(['infant', 'toddler']);
    await session!.attend(personId, { group: 'toddler', kiaBook: true });
    expect(session!.queue.measurement.map((visit) => visit.person?.name)).toEqual(['Aisyah Putri']);
    await session!.recordMeasurement(personId, { weightKg: 9.1 }, { confirmed: ['weightKg'] });
    expect(session!.queue.recording.map((visit) => visit.personId)).toEqual([personId]);
    expect(session!.find(personId)).toMatchObject({ tick: 'saved', conflicts: [], visit: { queueNo: 1 } });
  });

  test('an entry is taken back within ten seconds, and what it replaced stands again', async () => {
    const tablet = await makeTablet(new MemoryServer(PROFILE));
    const session = tablet.app.sessionDay!;
    const personId = await registerChild(tablet);
    await session.open(['toddler']);
    await session.attend(personId, { group: 'toddler' });
    await session.recordMeasurement(personId, { weightKg: 9.1 });
    const second = await session.recordMeasurement(personId, { weightKg: 19.1 });
    if (!second.ok) throw new Error(second.problem.code);
    const weights = () => session.find(personId)?.visit.row.slots['weightKg']?.map(({ value }) => value);
    expect(weights()).toEqual([19.1]);
    expect(await session.undo(second.value)).toEqual({ ok: true, value: undefined });
    expect(weights()).toEqual([9.1]);
    tablet.world.time += 11_000;
    expect(await session.undo(second.value)).toMatchObject({ problem: { code: 'undo.tooLate' } });
  });

  test('an arrival that was undone leaves nobody in the queue', async () => {
    const tablet = await makeTablet(new MemoryServer(PROFILE));
    const session = tablet.app.sessionDay!;
    const personId = await registerChild(tablet);
    await session.open(['toddler']);
    const arrived = await session.attend(personId, { group: 'toddler' });
    if (!arrived.ok) throw new Error(arrived.problem.code);
    await session.undo(arrived.value);
    expect(session.visits).toEqual([]);
  });

  test('what is said again is not written again', async () => {
    const tablet = await makeTablet(new MemoryServer(PROFILE));
    const session = tablet.app.sessionDay!;
    const personId = await registerChild(tablet);
    await session.open(['toddler']);
    await session.attend(personId, { group: 'toddler' });
    await session.recordMeasurement(personId, { weightKg: 9.1 });
    expect(await session.recordMeasurement(personId, { weightKg: 9.1 })).toMatchObject({ value: { eventIds: [] } });
  });

  test('nobody writes without having said who they are', async () => {
    const tablet = await makeTablet(new MemoryServer(PROFILE));
    await tablet.app.signIn.switchUser();
    expect(await tablet.app.sessionDay!.open(['toddler'])).toEqual({ ok: false, problem: { code: 'signIn.needed' } });
  });

  test('the recap counts the child by the rules of the server, with its name', async () => {
    const tablet = await makeTablet(new MemoryServer(PROFILE));
    const session = tablet.app.sessionDay!;
    const personId = await registerChild(tablet);
    await session.open(['toddler']);
    await session.attend(personId, { group: 'toddler' });
    await session.recordMeasurement(personId, { weightKg: 9.1, lengthHeightCm: 78, position: 'recumbent' });
    const month = session.date.slice(0, 7);
    if (!isLocalMonth(month)) throw new Error(month);
    const recap = tablet.app.openRecap(month)!;
    await recap.load();
    expect(recap.counts).toMatchObject({ S: 1, K: 1, D: 1, B: 1, N: 0, absent: 0, lhfaMeasured: 1 });
    expect(recap.namesOf('D').map(({ name }) => name)).toEqual(['Aisyah Putri']);
    recap.close();
  });

  test('a half-filled form outlives a killed tab', async () => {
    const tablet = await makeTablet(new MemoryServer(PROFILE));
    for (const text of ['8', '8,', '8,4']) tablet.app.drafts.save('child', 'p1', { typed: { weightKg: text } });
    await tablet.app.drafts.settled();
    const app = await killAndReopen(tablet);
    expect(await app.drafts.load('child', 'p1')).toEqual({ typed: { weightKg: '8,4' } });
    await app.drafts.clear('child', 'p1');
    expect(await app.drafts.load('child', 'p1')).toBeUndefined();
  });
});

describe('two tablets and a server', () => {
  test('a morning apart ends in the same rows on both, every entry with two ticks, and the double weighing marked', async () => {
    const server = new MemoryServer(PROFILE);
    const first = await makeTablet(server, 'K1');
    const second = await makeTablet(server, 'K2');
    const personId = await registerChild(first);
    await first.app.sessionDay!.open(['toddler']);
    await first.app.sessionDay!.attend(personId, { group: 'toddler' });
    await first.app.sync.syncNow();
    await second.app.sync.syncNow();
    await until(() => second.app.sessionDay!.find(personId)?.person !== undefined);

    server.isReachable = false;
    await first.app.sessionDay!.recordMeasurement(personId, { weightKg: 9.1 });
    await second.app.sessionDay!.recordMeasurement(personId, { weightKg: 9.7 });
    await first.app.sync.syncNow();
    expect(first.app.sync.unsent).toBe(2);
    expect(first.app.sync.advice).toBe('sync.serverUnreachable');

    server.isReachable = true;
    const reopened = await killAndReopen(first);
    await reopened.sync.syncNow();
    await second.app.sync.syncNow();
    await reopened.sync.syncNow();
    const tablets = [reopened, second.app];
    await until(() => tablets.every((app) => app.sessionDay!.find(personId)?.conflicts.length === 1));
    for (const app of tablets) {
      expect(app.sync.unsent).toBe(0);
      expect(app.sync.advice).toBe('sync.allReceived');
      expect(app.sessionDay!.find(personId)).toMatchObject({ tick: 'received', person: { name: 'Aisyah Putri' } });
    }
    expect(reopened.sessionDay!.find(personId)!.visit.row).toEqual(second.app.sessionDay!.find(personId)!.visit.row);
    const [conflict] = second.app.sessionDay!.conflicts[0]!.conflicts;
    expect(conflict!.readings.map(({ value, byName }) => [value, byName]).sort()).toEqual([
      [9.1, 'Sulastri'],
      [9.7, 'Ninik Rahayu'],
    ]);

    await second.app.sessionDay!.settle(personId, { weightKg: 9.7 });
    await second.app.sync.syncNow();
    await reopened.sync.syncNow();
    await until(() => reopened.sessionDay!.conflicts.length === 0);
    expect(reopened.sessionDay!.find(personId)!.visit.row.slots['weightKg']?.map(({ value }) => value)).toEqual([9.7]);
  });

  test('a value that came while the form was open is kept beside the new one', async () => {
    const server = new MemoryServer(PROFILE);
    const first = await makeTablet(server, 'K1');
    const second = await makeTablet(server, 'K2');
    const personId = await registerChild(first);
    await first.app.sessionDay!.open(['toddler']);
    await first.app.sessionDay!.attend(personId, { group: 'toddler' });
    await first.app.sync.syncNow();
    await second.app.sync.syncNow();
    const seen = first.app.sessionDay!.seenOf(personId);
    await second.app.sessionDay!.recordMeasurement(personId, { weightKg: 9.7 });
    await second.app.sync.syncNow();
    await first.app.sync.syncNow();
    await until(() => first.app.sessionDay!.find(personId)?.waitsFor === 'recording');
    await first.app.sessionDay!.recordMeasurement(personId, { weightKg: 9.1 }, { seen });
    expect(first.app.sessionDay!.conflicts).toHaveLength(1);
  });

  test('nothing new costs one small round trip', async () => {
    const server = new MemoryServer(PROFILE);
    const tablet = await makeTablet(server);
    await registerChild(tablet);
    await tablet.app.sync.syncNow();
    await tablet.app.sync.syncNow();
    server.requests.splice(0);
    await tablet.app.sync.syncNow();
    expect(server.requests.filter((path) => path !== '/api/ticket')).toEqual(['/api/device/documents']);
  });

  test.each([
    ['from an older copy', 0],
    ['and filled by others beyond what it once was', 1_000],
  ])('a server restored %s gets back from the tablet what it has lost', async (_, seq) => {
    const server = new MemoryServer(PROFILE);
    const { app } = await makeTablet(server);
    await app.sessionDay!.open(['toddler']);
    await app.sync.syncNow();
    await app.sync.syncNow();
    const { documentId } = app.sessionDay!;
    const before = [...server.documents.get(documentId)!.share.keys()];
    server.forgetEverything({ seq });
    await app.sync.syncNow();
    expect([...server.documents.get(documentId)!.share.keys()]).toEqual(before);
  });

  test('two tabs of one tablet see each other’s entries, and both know when the server has them', async () => {
    const server = new MemoryServer(PROFILE);
    const tablet = await makeTablet(server);
    const second = await openTestApp(tablet.world, tablet.disk);
    open.push(second);
    const personId = await registerChild(tablet);
    await tablet.app.sessionDay!.open(['toddler']);
    await until(() => second.sessionDay!.state === 'open' && second.register!.find(personId) !== undefined);
    await second.sessionDay!.attend(personId, { group: 'toddler' });
    await until(() => tablet.app.sessionDay!.find(personId) !== undefined);
    expect(tablet.app.sync.unsent).toBe(4);
    await second.sync.syncNow();
    await until(() => tablet.app.sync.unsent === 0 && second.sync.unsent === 0);
    expect(tablet.app.sync.lastReceiptAt).toBe(tablet.world.time);
  });
});
