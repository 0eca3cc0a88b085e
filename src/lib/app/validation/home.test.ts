import { afterEach, expect, test } from 'vitest';
import { until } from '#tests/support/make-app.ts';
import { CARE_PROFILE, openCareDevice, registerPerson } from '#tests/support/make-care.ts';
import { MemoryServer } from '#tests/support/memory-server.ts';
import { Home } from './home.svelte.ts';

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0).toReversed()) await one.close();
});

test('the home of a midwife names danger signs without referral, sessions to validate and doubts; approval clears the session', async () => {
  const server = new MemoryServer(CARE_PROFILE);
  const [cadre, midwife] = [await openCareDevice('K1', server), await openCareDevice('B1', server)];
  opened.push(cadre, midwife);
  const day = cadre.app.sessionDay!;
  await day.open(['toddler']);
  // 12 months with 5.0 kg and 74 cm: severely wasted, and doubted beyond -5 SD.
  const { personId } = await registerPerson(cadre, { name: 'Bagas', birthDate: '2025-08-01' });
  await day.attend(personId, { group: 'toddler' });
  await day.recordMeasurement(personId, { weightKg: 5, lengthHeightCm: 74, position: 'recumbent' });
  await day.close();
  await cadre.app.sync.syncNow();
  await midwife.app.sync.syncNow();

  const home = await Home.open(midwife.app);
  if (!home) throw new Error('not enrolled');
  opened.push(home);
  expect(home.needs.session).toHaveLength(1);
  await until(() => home.needs.danger.length > 0 && home.needs.doubt.length > 0);
  expect(home.needs.danger).toEqual([{ kind: 'danger', personId, date: '2026-08-07' }]);
  expect(home.needs.doubt).toMatchObject([{ kind: 'doubt', personId }]);
  expect(home.needs.conflict).toEqual([]);

  const { documentId } = home.sessions.list[0]!;
  const pass = home.sessions.pass(documentId)!;
  opened.push(pass);
  await pass.approve();
  expect(home.needs.session).toEqual([]);
  expect(home.needs.doubt).toEqual([]);
  // A validated session does not end the danger the child is in.
  expect(home.needs.danger).toHaveLength(1);
});
