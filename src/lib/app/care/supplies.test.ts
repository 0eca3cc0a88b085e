import { afterEach, expect, test } from 'vitest';
import { localDate } from '#tests/support/local-date.ts';
import { CARE_PROFILE, openCareDevice, registerPerson, type CareDevice } from '#tests/support/make-care.ts';
import { until } from '#tests/support/make-app.ts';
import { MemoryServer } from '#tests/support/memory-server.ts';

const TODAY = localDate('2026-08-07');

const opened: CareDevice[] = [];
afterEach(async () => {
  for (const one of opened.splice(0).toReversed()) await one.close();
});

async function open(accountId: string, server?: MemoryServer): Promise<CareDevice> {
  const device = await openCareDevice(accountId, server);
  opened.push(device);
  return device;
}

test('each giving stands for itself, and what was taken back counts no more', async () => {
  const { care, ...device } = await open('B1');
  const { personId } = await registerPerson({ care, ...device }, { sex: 'f', birthDate: '1998-01-01' });
  await care.supplies.give(personId, 'TTD', 30);
  await care.supplies.give(personId, 'TTD', 30);
  expect(care.supplies.amountBetween(personId, 'TTD', localDate('2026-08-01'), TODAY)).toBe(60);
  await care.supplies.takeBack(care.supplies.of(personId)[0]!, 'salah orang');
  expect(care.supplies.amountBetween(personId, 'TTD', localDate('2026-08-01'), TODAY)).toBe(30);
  expect(care.supplies.lastDate(personId, ['TTD'], TODAY)).toBe(TODAY);
});

test('a cadre hands out food and oralit, and no medicine', async () => {
  const device = await open('K1');
  const { personId } = await registerPerson(device);
  expect((await device.care.supplies.give(personId, 'MT_PEMULIHAN', 14)).ok).toBe(true);
  for (const item of ['VIT_A_MERAH', 'TTD', 'ALBENDAZOLE', 'ZINC'] as const) {
    expect(await device.care.supplies.give(personId, item, 1)).toMatchObject({ problem: { code: 'care.nakesOnly' } });
  }
  expect(device.care.supplies.allOnDay(TODAY).map(({ item }) => item)).toEqual(['MT_PEMULIHAN']);
});

test.each([0, -1, Number.NaN])('an amount of %s is refused', async (amount) => {
  const device = await open('B1');
  const { personId } = await registerPerson(device);
  expect(await device.care.supplies.give(personId, 'TTD', amount)).toMatchObject({
    problem: { code: 'supply.noAmount' },
  });
});

test('the same item on one day from two devices is shown to be looked at', async () => {
  const server = new MemoryServer(CARE_PROFILE);
  const [one, two] = [await open('K1', server), await open('K2', server)];
  const { personId } = await registerPerson(one);
  await one.care.supplies.give(personId, 'ORALIT', 6);
  await two.care.supplies.give(personId, 'ORALIT', 6);
  await one.app.sync.syncNow();
  await two.app.sync.syncNow();
  await until(() => two.care.supplies.of(personId).length === 2);
  expect(two.care.supplies.doublesOf(personId)).toHaveLength(2);
});

test('a batch of today is written down once and chosen from; what is spoilt is not offered', async () => {
  const { care } = await open('B1');
  const batch = { antigen: 'DPT', batch: 'B-101', expiryDate: localDate('2027-01-01'), vvm: 'A' } as const;
  await care.stock.put(batch);
  await care.stock.put({ ...batch, batch: 'B-099', expiryDate: localDate('2026-08-06') });
  await care.stock.put({ ...batch, batch: 'B-102', vvm: 'C' });
  expect(care.stock.batches).toHaveLength(3);
  expect(care.stock.usable('DPT')).toEqual([batch]);
  await care.stock.put({ ...batch, vvm: 'D' });
  expect(care.stock.usable('DPT')).toEqual([]);
});
