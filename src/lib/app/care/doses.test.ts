import { afterEach, describe, expect, test } from 'vitest';
import { localDate } from '#tests/support/local-date.ts';
import { CARE_PROFILE, openCareDevice, registerPerson, type CareDevice } from '#tests/support/make-care.ts';
import { until } from '#tests/support/make-app.ts';
import { MemoryServer } from '#tests/support/memory-server.ts';
import type { PersonRecord } from '#lib/events/person-view.ts';

const TODAY = localDate('2026-08-07');
const VIAL = { batch: 'B-101', expiryDate: localDate('2027-03-31'), vvm: 'A' } as const;

const opened: CareDevice[] = [];
afterEach(async () => {
  for (const one of opened.splice(0).toReversed()) await one.close();
});

async function open(accountId: string, server?: MemoryServer): Promise<CareDevice> {
  const device = await openCareDevice(accountId, server);
  opened.push(device);
  return device;
}

function statusOf({ care }: CareDevice, person: PersonRecord, code: string) {
  return care.doses.statusesOf(person).find((dose) => dose.code === code)?.status;
}

describe('giving a dose', () => {
  test('a dose of the midwife is done at once, bears its vial, and its number follows from the dates', async () => {
    const device = await open('B1');
    const child = await registerPerson(device);
    expect(statusOf(device, child, 'DPT1')).toBe('TERLAMBAT');
    const given = await device.care.doses.give(child, { antigen: 'DPT', date: TODAY, ...VIAL, site: 'thighLeft' });
    expect(given.ok).toBe(true);
    expect(statusOf(device, child, 'DPT1')).toBe('SUDAH');
    expect(statusOf(device, child, 'DPT2')).toBe('BELUM_WAKTU');
    expect(device.care.doses.bookOf(child.personId).doses[0]).toMatchObject({
      batch: 'B-101',
      vvm: 'A',
      site: 'thighLeft',
    });
  });

  test('a cadre gives none', async () => {
    const device = await open('K1');
    const child = await registerPerson(device);
    const given = await device.care.doses.give(child, { antigen: 'DPT', date: TODAY, ...VIAL });
    expect(given).toEqual({ ok: false, problem: { code: 'care.nakesOnly' } });
    expect(device.care.doses.bookOf(child.personId).doses).toEqual([]);
  });

  test.each([
    [{ expiryDate: localDate('2026-08-06') }, 'dose.expired'],
    [{ vvm: 'C' }, 'dose.vvm'],
    [{ vvm: 'D' }, 'dose.vvm'],
    [{ date: localDate('2026-08-08') }, 'dose.future'],
  ] as const)('a vial or a day %j is refused with %s', async (wrong, code) => {
    const device = await open('B1');
    const child = await registerPerson(device);
    const given = await device.care.doses.give(child, { antigen: 'DPT', date: TODAY, ...VIAL, ...wrong });
    expect(given).toMatchObject({ ok: false, problem: { code } });
    expect(device.care.doses.bookOf(child.personId).doses).toEqual([]);
  });

  test('a vial is good on its last day', async () => {
    const device = await open('B1');
    const child = await registerPerson(device);
    const given = await device.care.doses.give(child, { antigen: 'DPT', date: TODAY, ...VIAL, expiryDate: TODAY });
    expect(given.ok).toBe(true);
  });

  test('27 days after the dose before, the doubt is named; on day 28 there is none', async () => {
    const device = await open('B1');
    const child = await registerPerson(device);
    await device.care.doses.give(child, { antigen: 'DPT', date: localDate('2026-07-10'), ...VIAL });
    const outlook = (date: string) => device.care.doses.check(child, { antigen: 'DPT', date: localDate(date) });
    expect(outlook('2026-08-06')).toMatchObject({ code: 'DPT2', doubts: ['tooSoon'] });
    expect(outlook('2026-08-07')).toEqual({ code: 'DPT2', doubts: [] });
  });

  test('an entry can be taken back within ten seconds, and with a reason later', async () => {
    const device = await open('B1');
    const child = await registerPerson(device);
    const given = await device.care.doses.give(child, { antigen: 'DPT', date: TODAY, ...VIAL });
    if (!given.ok) throw new Error(given.problem.code);
    await device.care.undo(given.value);
    expect(statusOf(device, child, 'DPT1')).toBe('TERLAMBAT');
    await device.care.doses.give(child, { antigen: 'PCV', date: TODAY, ...VIAL });
    await device.care.doses.takeBack(device.care.doses.bookOf(child.personId).doses[0]!, 'salah anak');
    expect(statusOf(device, child, 'PCV1')).toBe('TERLAMBAT');
    expect(device.care.doses.bookOf(child.personId).doses[0]?.record.voidReason).toBe('salah anak');
  });
});

describe('doses out of the Buku KIA', () => {
  test('what a cadre copies waits for a nakes, who accepts or rejects it', async () => {
    const server = new MemoryServer(CARE_PROFILE);
    const cadre = await open('K1', server);
    const child = await registerPerson(cadre);
    await cadre.care.doses.copy(child, { antigen: 'DPT', date: localDate('2026-06-05') });
    await cadre.care.doses.copy(child, { antigen: 'PCV', date: localDate('2026-06-05') });
    expect(statusOf(cadre, child, 'DPT1')).toBe('SUDAH_PERLU_CEK');
    await cadre.app.sync.syncNow();

    const nurse = await open('B1', server);
    await nurse.app.sync.syncNow();
    await until(() => nurse.care.doses.bookOf(child.personId).doses.length === 2);
    const [dpt, pcv] = ['DPT', 'PCV'].map((antigen) =>
      nurse.care.doses.bookOf(child.personId).doses.find(({ record }) => record.antigen === antigen),
    );
    await nurse.care.doses.judge(dpt!, 'accepted');
    await nurse.care.doses.judge(pcv!, 'rejected', 'tanggal tidak cocok');
    expect(statusOf(nurse, child, 'DPT1')).toBe('SUDAH');
    expect(statusOf(nurse, child, 'PCV1')).toBe('TERLAMBAT');
    await nurse.app.sync.syncNow();
    await cadre.app.sync.syncNow();
    await until(() => statusOf(cadre, child, 'DPT1') === 'SUDAH');
    expect(statusOf(cadre, child, 'PCV1')).toBe('TERLAMBAT');
  });

  test('a cadre decides on none, and takes back only what was copied', async () => {
    const server = new MemoryServer(CARE_PROFILE);
    const nurse = await open('B1', server);
    const child = await registerPerson(nurse);
    await nurse.care.doses.give(child, { antigen: 'DPT', date: TODAY, ...VIAL });
    await nurse.app.sync.syncNow();
    const cadre = await open('K1', server);
    await cadre.app.sync.syncNow();
    await until(() => cadre.care.doses.bookOf(child.personId).doses.length === 1);
    const [dose] = cadre.care.doses.bookOf(child.personId).doses;
    expect(await cadre.care.doses.judge(dose!, 'rejected')).toMatchObject({ problem: { code: 'care.nakesOnly' } });
    expect(await cadre.care.doses.takeBack(dose!, 'salah')).toMatchObject({ problem: { code: 'care.nakesOnly' } });
  });

  test.each([
    ['2026-08-08', 'dose.future'],
    ['2026-03-31', 'dose.beforeBirth'],
  ])('a copy of %s is refused with %s', async (date, code) => {
    const device = await open('K1');
    const child = await registerPerson(device);
    const copied = await device.care.doses.copy(child, { antigen: 'BCG', date: localDate(date) });
    expect(copied).toMatchObject({ ok: false, problem: { code } });
  });

  test('the same dose written down on two tablets stays twice and goes to the list of what to look at', async () => {
    const server = new MemoryServer(CARE_PROFILE);
    const [one, two] = [await open('K1', server), await open('K2', server)];
    const child = await registerPerson(one);
    await one.app.sync.syncNow();
    await two.app.sync.syncNow();
    await until(() => two.app.register?.find(child.personId) !== undefined);
    await one.care.doses.copy(child, { antigen: 'DPT', date: localDate('2026-06-05') });
    await two.care.doses.copy(child, { antigen: 'DPT', date: localDate('2026-06-05') });
    await one.app.sync.syncNow();
    await two.app.sync.syncNow();
    await until(() => two.care.doses.bookOf(child.personId).doses.length === 2);
    const why = two.care.doses.toReview(child).map((review) => review.why);
    expect(why.toSorted()).toEqual([['duplicateSuspect'], ['unchecked']]);
    expect(statusOf(two, child, 'DPT2')).toBe('TERLAMBAT');
  });
});

describe('decisions', () => {
  test('a refusal and a postponement stand beside the dose with their reason, until it is resumed', async () => {
    const device = await open('K1');
    const child = await registerPerson(device);
    await device.care.doses.decide(child, { antigen: 'DPT', kind: 'refused', reason: 'takut demam' });
    await device.care.doses.decide(child, { antigen: 'PCV', kind: 'postponed', reason: 'highFever' });
    const statuses = device.care.doses.statusesOf(child);
    expect(statuses.find(({ code }) => code === 'DPT1')).toMatchObject({ status: 'DITOLAK', reason: 'takut demam' });
    expect(statuses.find(({ code }) => code === 'PCV1')).toMatchObject({ status: 'DITUNDA', reason: 'highFever' });
  });

  test('what happened after a dose stands with the dose', async () => {
    const device = await open('B1');
    const child = await registerPerson(device);
    await device.care.doses.give(child, { antigen: 'DPT', date: TODAY, ...VIAL });
    const [dose] = device.care.doses.bookOf(child.personId).doses;
    await device.care.doses.noteAefi(dose!, { severity: 'ringan', onsetDate: TODAY, symptoms: 'demam' });
    expect(device.care.doses.bookOf(child.personId).doses[0]?.aefi).toEqual({
      severity: 'ringan',
      onsetDate: TODAY,
      symptoms: 'demam',
    });
  });
});
