import { afterEach, expect, test } from 'vitest';
import { localDate } from '#tests/support/local-date.ts';
import { CARE_PROFILE, openCareDevice, registerPerson, type CareDevice } from '#tests/support/make-care.ts';
import { until } from '#tests/support/make-app.ts';
import { MemoryServer } from '#tests/support/memory-server.ts';
import { Doubles } from './doubles.svelte.ts';

const TODAY = localDate('2026-08-07');
const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0).toReversed()) await one.close();
});

async function open(accountId: string, server?: MemoryServer): Promise<CareDevice & { readonly doubles: Doubles }> {
  const device = await openCareDevice(accountId, server);
  opened.push(device);
  const doubles = await Doubles.open(device.app, () => TODAY);
  if (!doubles) throw new Error('not enrolled');
  opened.push(doubles);
  return { ...device, doubles };
}

test('two spellings of one child are suspected, joined to the one with a NIK, and parted again', async () => {
  const device = await open('B1');
  const { doubles, app } = device;
  await registerPerson(device, { name: 'Moh. Fatih Khairan' });
  const kept = await registerPerson(device, { name: 'Muhammad Fatih Khairan', nik: '3508910104260001' });
  await registerPerson(device, { name: 'Sari Melati', sex: 'f', birthDate: '2025-01-09', motherName: 'Tutik' });
  await until(() => doubles.suspected.length === 1);
  const [pair] = doubles.suspected;
  expect(pair).toMatchObject({ keep: { personId: kept.personId }, extra: { name: 'Moh. Fatih Khairan' } });
  expect(pair!.reasons).toContain('birthDate.same');

  expect(await doubles.join(pair!)).toMatchObject({ ok: true });
  await until(() => app.register!.people.length === 2);
  expect(app.register!.find(pair!.extra.personId)?.personId).toBe(kept.personId);
  expect(doubles.suspected).toEqual([]);

  expect(await doubles.part(doubles.joined[0]!)).toMatchObject({ ok: true });
  await until(() => app.register!.people.length === 3);
  expect(doubles.joined).toEqual([]);
  // A person has said that they are two; they are not asked for again.
  expect(doubles.suspected).toEqual([]);
});

test('two who were found to be two are not asked for again', async () => {
  const device = await open('B1');
  await registerPerson(device, { name: 'Fatih Khairan' });
  await registerPerson(device, { name: 'Fatih Khoirun' });
  await until(() => device.doubles.suspected.length === 1);
  await device.doubles.keepApart(device.doubles.suspected[0]!);
  await until(() => device.doubles.suspected.length === 0);
  expect(device.app.register!.people).toHaveLength(2);
});

test('two midwives who decide otherwise, each without a network, leave it open and are asked again', async () => {
  const server = new MemoryServer(CARE_PROFILE);
  const one = await open('B1', server);
  await registerPerson(one, { name: 'Fatih Khairan' });
  await registerPerson(one, { name: 'Fatih Khoirun' });
  await one.app.sync.syncNow();
  const two = await open('B1', server);
  await two.app.sync.syncNow();
  await until(() => two.doubles.suspected.length === 1 && one.doubles.suspected.length === 1);
  server.isReachable = false;
  await one.doubles.join(one.doubles.suspected[0]!);
  await two.doubles.keepApart(two.doubles.suspected[0]!);
  server.isReachable = true;
  for (const device of [one, two, one]) await device.app.sync.syncNow();
  await until(() => one.doubles.suspected.length === 1 && two.doubles.suspected.length === 1);
  expect(one.app.register!.people).toHaveLength(2);
});

test('joined and parted again without a network, both histories are whole each time, and on the other device too', async () => {
  const server = new MemoryServer(CARE_PROFILE);
  const one = await open('B1', server);
  const [first, second] = [
    await registerPerson(one, { name: 'Fatih Khairan' }),
    await registerPerson(one, { name: 'Fatih Khoirun' }),
  ];
  const day = one.app.sessionDay!;
  await day.open(['infant']);
  for (const [at, { personId }] of [first, second].entries()) {
    await day.attend(personId, { group: 'infant' });
    await day.recordMeasurement(personId, { weightKg: 6 + at });
  }
  await one.app.sync.syncNow();
  const two = await open('B1', server);
  await two.app.sync.syncNow();
  await until(() => two.doubles.suspected.length === 1);

  server.isReachable = false;
  await one.doubles.join(one.doubles.suspected[0]!);
  await until(() => one.app.register!.people.length === 1);
  // Asked by either name, all of both is there.
  for (const { personId } of [first, second]) expect(await weightsOf(one, personId)).toEqual([6, 7]);
  await one.doubles.part(one.doubles.joined[0]!);
  await until(() => one.app.register!.people.length === 2);
  const parted = async (device: CareDevice) =>
    Promise.all([first, second].map(({ personId }) => weightsOf(device, personId)));
  expect(await parted(one)).toEqual([[6], [7]]);

  server.isReachable = true;
  for (const device of [one, two]) await device.app.sync.syncNow();
  await until(() => two.doubles.suspected.length === 0);
  expect(two.app.register!.people).toHaveLength(2);
  expect(await parted(two)).toEqual([[6], [7]]);
});

/** The weights in a person's history, as the page of the person reads it. */
async function weightsOf({ app }: CareDevice, personId: string): Promise<unknown[]> {
  const file = await app.openPerson(personId);
  if (!file) throw new Error('not enrolled');
  const weights = file.rows('visit').flatMap((row) => row.slots['weightKg'] ?? []);
  await file.close();
  return weights.map(({ value }) => value).toSorted();
}
