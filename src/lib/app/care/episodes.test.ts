import { afterEach, describe, expect, test } from 'vitest';
import { localDate } from '#tests/support/local-date.ts';
import { openCareDevice, registerPerson, type CareDevice } from '#tests/support/make-care.ts';

const TODAY = localDate('2026-08-07');
const MOTHER = { name: 'Siti Aminah', sex: 'f', birthDate: '1998-03-02', rt: '3', hamlet: 'Krajan' } as const;

const opened: CareDevice[] = [];
afterEach(async () => {
  for (const one of opened.splice(0).toReversed()) await one.close();
});

async function openWithMother() {
  const device = await openCareDevice('K1');
  opened.push(device);
  const mother = await registerPerson(device, MOTHER);
  return { device, mother, episodes: device.care.episodes };
}

describe('a pregnancy as an episode', () => {
  test('begins, is completed later, and is one at a time', async () => {
    const { mother, episodes } = await openWithMother();
    expect((await episodes.start(mother.personId, { lmp: '2026-02-20', gravida: 2 })).ok).toBe(true);
    expect(await episodes.start(mother.personId, { lmp: '2026-03-01' })).toMatchObject({
      problem: { code: 'pregnancy.alreadyOpen' },
    });
    const { id } = episodes.pregnancyOn(mother.personId, TODAY)!.current;
    await episodes.change(id, { prePregWeightKg: 47.5 });
    expect(episodes.pregnancyOn(mother.personId, TODAY)?.current).toMatchObject({
      lmp: '2026-02-20',
      gravida: 2,
      prePregWeightKg: 47.5,
    });
  });

  test.each(['2026-08-08', '2025-09-30'])('a period that began on %s is refused', async (lmp) => {
    const { mother, episodes } = await openWithMother();
    expect(await episodes.start(mother.personId, { lmp })).toMatchObject({
      problem: { code: 'pregnancy.lmpImpossible' },
    });
    expect(episodes.episodesOf(mother.personId)).toEqual([]);
  });

  test('a miscarriage ends it, and a new one can begin', async () => {
    const { mother, episodes } = await openWithMother();
    await episodes.start(mother.personId, { lmp: '2026-02-20' });
    await episodes.end(episodes.episodesOf(mother.personId)[0]!.id, 'miscarriage', localDate('2026-04-01'));
    expect(episodes.pregnancyOn(mother.personId, TODAY)).toBeUndefined();
    expect(episodes.openOn(TODAY)).toEqual([]);
    expect((await episodes.start(mother.personId, { lmp: '2026-06-20' })).ok).toBe(true);
  });

  test('one begun by mistake is taken back and stays in the history only', async () => {
    const { mother, episodes } = await openWithMother();
    await episodes.start(mother.personId, { lmp: '2026-02-20' });
    await episodes.takeBack(episodes.episodesOf(mother.personId)[0]!.id, 'salah orang');
    expect(episodes.episodesOf(mother.personId)).toEqual([]);
  });
});

describe('a birth', () => {
  test('registers twins in order, linked to the mother, and makes her a mother in childbed', async () => {
    const { device, mother, episodes } = await openWithMother();
    await episodes.start(mother.personId, { lmp: '2025-11-01' });
    const { current } = episodes.pregnancyOn(mother.personId, TODAY)!;
    const born = await episodes.deliver(current, mother, {
      date: localDate('2026-08-05'),
      details: { attendant: 'bidan', birthPlace: 'puskesmas' },
      newborns: [
        { name: '', sex: 'f', birthWeightKg: 2.4 },
        { name: '', sex: 'm', birthWeightKg: 2.6 },
      ],
    });
    expect(born.ok).toBe(true);
    const record = episodes.deliveryOn(mother.personId, TODAY);
    expect(record).toMatchObject({ outcome: 'liveBirth', deliveryWeeks: 39, attendant: 'bidan' });
    const children = record!.childIds.map((id) => device.app.register?.find(id));
    expect(children.map((child) => child?.name)).toEqual(['Bayi Ny. Siti Aminah (1)', 'Bayi Ny. Siti Aminah (2)']);
    expect(children[0]).toMatchObject({
      birthDate: '2026-08-05',
      sex: 'f',
      birthWeightKg: 2.4,
      rt: '3',
      motherName: 'Siti Aminah',
    });
    expect(device.app.register?.rowOf(record!.childIds[1]!)?.slots['motherId']?.[0]?.value).toBe(mother.personId);
    expect(episodes.pregnancyOn(mother.personId, TODAY)).toBeUndefined();
  });

  test('said twice, registers nobody twice', async () => {
    const { device, mother, episodes } = await openWithMother();
    await episodes.start(mother.personId, { lmp: '2025-11-01' });
    const { current } = episodes.pregnancyOn(mother.personId, TODAY)!;
    const delivery = { date: localDate('2026-08-05'), newborns: [{ name: '', sex: 'f' }] } as const;
    await episodes.deliver(current, mother, delivery);
    await episodes.deliver(current, mother, delivery);
    expect(device.app.register?.people.map(({ name }) => name)).toEqual(['Bayi Ny. Siti Aminah', 'Siti Aminah']);
  });

  test('lies between the period and today', async () => {
    const { mother, episodes } = await openWithMother();
    await episodes.start(mother.personId, { lmp: '2025-11-01' });
    const { current } = episodes.pregnancyOn(mother.personId, TODAY)!;
    for (const date of [localDate('2026-08-08'), localDate('2025-10-31')]) {
      const born = await episodes.deliver(current, mother, { date, newborns: [] });
      expect(born).toMatchObject({ problem: { code: 'pregnancy.deliveryImpossible' } });
    }
  });
});
