import { afterEach, expect, test } from 'vitest';
import { registerPerson, CARE_PROFILE, openCareDevice, type CareDevice } from '#tests/support/make-care.ts';
import { until } from '#tests/support/make-app.ts';
import { MemoryServer } from '#tests/support/memory-server.ts';
import { Sessions } from './sessions.svelte.ts';
import type { SessionPass } from './session-pass.svelte.ts';
import { Verdicts } from './verdicts.svelte.ts';

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0).toReversed()) await one.close();
});

async function openDevice(
  accountId: string,
  server: MemoryServer,
): Promise<CareDevice & { readonly sessions: Sessions }> {
  const device = await openCareDevice(accountId, server);
  opened.push(device);
  const sessions = await Sessions.open(device.app);
  if (!sessions) throw new Error('not enrolled');
  opened.push(sessions);
  return { ...device, sessions };
}

/** A day with two children, closed by the lead cadre. */
async function closedDay(cadre: CareDevice, weights: readonly number[] = [6.2, 7.1]): Promise<string[]> {
  const day = cadre.app.sessionDay!;
  await day.open(['infant', 'toddler']);
  const people: string[] = [];
  for (const [at, weightKg] of weights.entries()) {
    const { personId } = await registerPerson(cadre, { name: `Anak ${at}`, birthDate: '2026-03-01' });
    await day.attend(personId, { group: 'infant' });
    await day.recordMeasurement(personId, { weightKg, lengthHeightCm: 62, position: 'recumbent' });
    people.push(personId);
  }
  await day.close();
  await cadre.app.sync.syncNow();
  return people;
}

async function passOf({ app, sessions }: { app: CareDevice['app']; sessions: Sessions }): Promise<SessionPass> {
  await app.sync.syncNow();
  await until(() => sessions.list.length > 0);
  const pass = sessions.pass(sessions.list[0]!.documentId);
  if (!pass) throw new Error('no session');
  opened.push(pass);
  return pass;
}

test('the midwife sends a session back with a note, the cadres mend and close again, she approves', async () => {
  const server = new MemoryServer(CARE_PROFILE);
  const [cadre, midwife] = [await openDevice('K1', server), await openDevice('B1', server)];
  const [first = '', second = ''] = await closedDay(cadre);
  const pass = await passOf(midwife);
  expect(pass.session.view).toMatchObject({ state: 'closed', awaitsNakes: true, late: [] });

  expect(await pass.sendBack('  ', [])).toMatchObject({ problem: { code: 'validation.noteMissing' } });
  expect(await pass.sendBack('Timbang ulang Anak 0', [first])).toMatchObject({ ok: true });
  await midwife.app.sync.syncNow();
  const mending = await passOf(cadre);
  await until(() => mending.session.view.sentBack);
  expect(mending.session.view).toMatchObject({ note: 'Timbang ulang Anak 0', people: [first], awaitsNakes: false });

  expect(await mending.correct(first, { weightKg: 6.8 }, 'ditimbang ulang')).toMatchObject({ ok: true });
  expect(await mending.closeAgain('diperbaiki')).toMatchObject({ ok: true });
  expect(mending.session.view).toMatchObject({ state: 'closed', sentBack: false, awaitsNakes: true });
  await cadre.app.sync.syncNow();

  await midwife.app.sync.syncNow();
  await until(() => pass.session.view.awaitsNakes);
  expect(pass.visits.filter(({ isNew }) => isNew).map(({ view }) => view.personId)).toEqual([first]);
  pass.show(first);
  expect(await pass.approve()).toMatchObject({ ok: true });
  expect(pass.session.view).toMatchObject({ state: 'validated', note: undefined });
  expect(pass.session.view.approval).toMatchObject({ by: 'B1', role: 'village_nurse' });
  expect(pass.visits.map(({ view }) => view.personId).toSorted()).toEqual([first, second].toSorted());
});

test('an approval does not cover what came behind her back, and what comes later reopens it', async () => {
  const server = new MemoryServer(CARE_PROFILE);
  const [cadre, midwife] = [await openDevice('K1', server), await openDevice('B1', server)];
  const [first = ''] = await closedDay(cadre);
  const pass = await passOf(midwife);

  await cadre.app.sessionDay!.correct(first, { weightKg: 6.9 }, 'salah ketik');
  await cadre.app.sync.syncNow();
  await midwife.app.sync.syncNow();
  await until(() => pass.visits.some(({ isNew }) => isNew));
  await pass.approve();
  expect(pass.session.view).toMatchObject({ state: 'closed', changed: [first], awaitsNakes: true });

  pass.show(first);
  await pass.approve();
  expect(pass.session.view.state).toBe('validated');
});

test('after validation a cadre changes nothing; a correction of the midwife keeps the session validated', async () => {
  const server = new MemoryServer(CARE_PROFILE);
  const [cadre, midwife] = [await openDevice('K1', server), await openDevice('B1', server)];
  const [first = ''] = await closedDay(cadre);
  const pass = await passOf(midwife);
  await pass.approve();
  await midwife.app.sync.syncNow();

  const later = await passOf(cadre);
  await until(() => later.session.view.state === 'validated');
  expect(later.changes).toMatchObject({ allowed: false });
  const verdicts = await Verdicts.open(cadre.app);
  if (!verdicts) throw new Error('not enrolled');
  opened.push(verdicts);
  expect(verdicts.isApproved(pass.documentId)).toBe(true);
  expect(later.session.visits.map((row) => verdicts.isValidated(row))).toEqual([true, true]);
  // Another state of the visit than the one she approved has no blue tick.
  const changed = { ...later.session.visits[0]!, slots: {} };
  expect(verdicts.isValidated(changed)).toBe(false);
  expect(await later.correct(first, { weightKg: 6 }, 'x')).toMatchObject({ problem: { code: 'care.nakesOnly' } });
  expect(await later.approve()).toMatchObject({ problem: { code: 'care.nakesOnly' } });

  expect(await pass.correct(first, { weightKg: 6.5 }, 'salah baca timbangan')).toMatchObject({ ok: true });
  expect(pass.session.view.state).toBe('validated');
});

test('a doubtful weight and a missing length come first, and a conflict stands in the way of approval', async () => {
  const server = new MemoryServer(CARE_PROFILE);
  const [cadre, other, midwife] = [
    await openDevice('K1', server),
    await openDevice('K2', server),
    await openDevice('B1', server),
  ];
  const day = cadre.app.sessionDay!;
  await day.open(['infant']);
  const twins = [];
  for (const name of ['Bayu', 'Citra']) twins.push(await registerPerson(cadre, { name, birthDate: '2026-03-01' }));
  const [bayu, citra] = twins.map(({ personId }) => personId);
  for (const personId of [bayu!, citra!]) await day.attend(personId, { group: 'infant' });
  await day.recordMeasurement(bayu!, { weightKg: 14 });
  await cadre.app.sync.syncNow();
  await other.app.sync.syncNow();
  await until(() => other.app.sessionDay?.state === 'open' && other.app.sessionDay.visits.length === 2);
  await day.recordMeasurement(citra!, { weightKg: 6.1, lengthHeightCm: 62, position: 'recumbent' });
  await other.app.sessionDay!.recordMeasurement(citra!, { weightKg: 6.4, lengthHeightCm: 62, position: 'recumbent' });
  await other.app.sync.syncNow();
  await cadre.app.sync.syncNow();
  await day.close();
  await cadre.app.sync.syncNow();

  const pass = await passOf(midwife);
  await until(() => pass.visits.some(({ check }) => (check?.doubts.length ?? 0) > 0));
  expect(pass.visits.map(({ view, mark }) => [view.person?.name, mark])).toEqual([
    ['Citra', 'conflict'],
    ['Bayu', 'doubt'],
  ]);
  const checked = pass.visits[1]?.check;
  expect(checked?.doubts.map(({ field }) => field)).toContain('weightKg');
  expect(checked?.missing.map(({ field }) => field)).toContain('lengthHeightCm');
  expect(await pass.approve()).toMatchObject({ problem: { code: 'validation.conflictsOpen' } });

  await pass.approveVisit(bayu!);
  await until(() => pass.visits.at(-1)?.mark === 'approved');
  await pass.correct(citra!, { weightKg: 6.4 }, 'settled');
  expect(await pass.approve()).toMatchObject({ ok: true });
  expect(pass.session.view.state).toBe('validated');
});
