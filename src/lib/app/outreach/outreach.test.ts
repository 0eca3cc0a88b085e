import { afterEach, describe, expect, test } from 'vitest';
import { startEntry } from '#lib/forms/engine/entry.ts';
import { localDate } from '#tests/support/local-date.ts';
import { makeWorld, openTestApp, PROFILE, until } from '#tests/support/make-app.ts';
import { makeDisk } from '#tests/support/make-device.ts';
import { MemoryServer } from '#tests/support/memory-server.ts';
import type { App } from '../app.svelte.ts';
import { startFamily } from './fill-family.ts';
import { startReferral } from './fill-referral.ts';
import { startReport } from './fill-report.ts';
import { startVisit } from './fill-visit.ts';
import { linkMember } from './link-member.ts';
import { Outreach } from './outreach.svelte.ts';
import { loadReferralStart } from './referral-start.ts';
import { loadChecklistGroups, parseVisitReasons } from './visit-groups.ts';
import { openVisitList } from './visit-list.svelte.ts';

const TODAY = localDate('2026-08-07');
const words = (key: string) => key;
const CHILD = {
  name: 'Bagas Pratama',
  sex: 'm',
  birthDate: '2024-08-01',
  motherName: 'Sri',
  hamlet: 'Krajan',
  rt: '3',
};

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0).toReversed()) await one.close();
});

/** A tablet with one child in its register. */
async function openTablet() {
  const app = await openTestApp(makeWorld(new MemoryServer(PROFILE).fetch), makeDisk());
  opened.push(app);
  await app.device.enrol('BENAR');
  await until(() => app.sessionDay !== undefined);
  await app.signIn.setPin('K1', '123456');
  const registered = await app.register!.registerPerson(CHILD);
  if (!registered.ok) throw new Error(registered.problem.code);
  const outreach = await Outreach.open(app);
  if (!outreach) throw new Error('not enrolled');
  opened.push(outreach);
  return { app, outreach, child: registered.value };
}

async function weigh(app: App, personId: string): Promise<void> {
  const day = app.sessionDay!;
  await day.open(['toddler']);
  await day.attend(personId, { group: 'toddler' });
  await day.recordMeasurement(personId, { weightKg: 11.5, oedema: true });
}

describe('from a result to a referral', () => {
  test('it begins with what was found today, and the person stands on the list until she is received', async () => {
    const { app, outreach, child } = await openTablet();
    await weigh(app, child.personId);
    const list = await openVisitList(app);
    if (!list) throw new Error('not enrolled');
    opened.push(list);
    expect(list.find(child.personId)?.reasons[0]).toBe('emergencyUnserved');

    const start = await loadReferralStart(app, child, TODAY, {}, ({ field }) => field);
    expect(start).toMatchObject({ card: 'child', level: 'emergency', source: { kind: 'result', date: TODAY } });
    expect(start.reasons.map(({ code }) => code)).toContain('EDEMA');

    const filling = startReferral(outreach, child, start, words);
    expect(filling.entry.answers).toMatchObject({ level: 'emergency', to: 'puskesmas' });
    expect(await filling.save(filling.entry.answers)).toMatchObject({ ok: true });
    await until(() => outreach.referrals.length === 1);
    expect(outreach.referrals[0]).toMatchObject({
      personId: child.personId,
      state: 'BERANGKAT',
      fromVisit: app.sessionDay?.documentId,
    });
    expect(list.find(child.personId)?.reasons[0]).toBe('emergencyUnserved');
  });

  test('without any reason nothing is saved', async () => {
    const { app, outreach, child } = await openTablet();
    const start = await loadReferralStart(app, child, TODAY, {}, () => undefined);
    const filling = startReferral(outreach, child, start, words);
    expect(await filling.save({ level: 'urgent', to: 'pustu' })).toMatchObject({
      problem: { code: 'referral.noReason' },
    });
    expect(await filling.save({ level: 'urgent', to: 'pustu', notes: 'Tampak lemas' })).toMatchObject({ ok: true });
  });
});

describe('a home visit', () => {
  test('takes the checklist of the child’s age, and its danger sign becomes the reason of a referral', async () => {
    const { app, outreach, child } = await openTablet();
    expect(await loadChecklistGroups(app, child, TODAY)).toEqual(['child']);
    const occasion = { person: child, group: 'child', openGroup: 'child', reasons: ['absent'] } as const;
    const filling = startVisit(outreach, occasion, words);
    const given = filling.goodAnswers(
      startEntry(filling.checklist, { dangerSigns: ['convulsion'], temperatureC: 99, kiaBook: true }),
      { today: TODAY },
    );
    expect(given).toEqual({ dangerSigns: ['convulsion'], kiaBook: true });
    const saved = await filling.save(given, filling.startResult(given).answers);
    expect(saved).toMatchObject({ ok: true });
    await until(() => outreach.homeVisits.length === 1);
    const [homeVisit] = outreach.homeVisits;
    expect(homeVisit).toMatchObject({ kind: 'risk', outcomes: ['dangerSign'], reasons: ['absent'] });
    expect(await loadReferralStart(app, child, TODAY, { homeVisit }, () => undefined)).toMatchObject({
      level: 'emergency',
      reasons: [{ code: 'DANGER_convulsion' }],
      fromVisit: homeVisit?.homeVisitId,
      source: { kind: 'visit' },
    });
  });

  test('asked and nothing found is an answer; nobody at home is one too', async () => {
    const { outreach, child } = await openTablet();
    const occasion = { person: child, group: 'child', openGroup: 'child', reasons: [] } as const;
    const met = startVisit(outreach, occasion, words);
    await met.save({ dangerSignsAsked: true }, { kind: 'routine', outcomes: [] });
    await startVisit(outreach, occasion, words).saveNotMet();
    await until(() => outreach.homeVisits.length === 2);
    expect(outreach.homeVisits.filter(({ notMet }) => notMet)).toHaveLength(1);
    const asked = outreach.homeVisits.find(({ notMet }) => !notMet);
    expect(asked?.row.slots['dangerSigns']?.map(({ value }) => value)).toEqual([[]]);
  });

  test('reasons in an address are read, words that are none are passed over', () => {
    expect(parseVisitReasons('absent,hologram,wasting')).toEqual(['wasting', 'absent']);
    expect(parseVisitReasons(null)).toEqual([]);
  });
});

test('a family is written down, its members are linked and parted again', async () => {
  const { app, outreach, child } = await openTablet();
  const filling = startFamily(outreach, { person: child, held: [] }, words);
  expect(filling.entry.answers).toMatchObject({ hamlet: 'Krajan', rt: '3' });
  const saved = await filling.save({ headName: 'Slamet', latrine: 'cemplung', memberTuberculosis: true });
  if (!saved.ok) throw new Error(saved.problem.code);
  const householdId = saved.value.key.subject;
  await until(() => outreach.households.length === 1);
  expect(outreach.households[0]?.row.slots).not.toHaveProperty('memberTuberculosis');
  await until(() => outreach.confidentialOf(householdId).length === 1);

  await linkMember(app, child.personId, householdId);
  await until(() => app.register?.find(child.personId)?.householdId === householdId);
  await linkMember(app, child.personId, undefined);
  await until(() => app.register?.find(child.personId)?.householdId === undefined);
});

test('a report of what must be told the same day says so while it is being filled in', async () => {
  const { outreach } = await openTablet();
  const filling = startReport(outreach, 'Krajan', words);
  expect(filling.isUrgent({ ...filling.entry.answers, eventType: 'diarrhoea' })).toBe(false);
  expect(filling.isUrgent({ ...filling.entry.answers, eventType: 'measles' })).toBe(true);
  expect(await filling.save({})).toMatchObject({ problem: { code: 'report.incomplete' } });
  await filling.save({ ...filling.entry.answers, eventType: 'measles' });
  await until(() => outreach.reports.length === 1);
  expect(outreach.reports[0]).toMatchObject({ hamlet: 'Krajan', cases: 1, deaths: 0 });
});
