import { describe, expect, test } from 'vitest';
import { addDays } from '#lib/domain/dates.ts';
import { partReasons } from '#lib/domain/referral/confidential-reason.ts';
import { readReferrals, type ReferralRecord } from '#lib/events/referral-view.ts';
import { localDate } from '#tests/support/local-date.ts';
import { makeOutreach, type FakeOutreach } from '#tests/support/make-outreach.ts';
import { giveFeedback, offeredActions, proposeReferral, stepReferral, type ReferralDraft } from './refer.ts';
import { listReferrals } from './referral-list.ts';

const TODAY = localDate('2026-08-07');
const DRAFT: ReferralDraft = { personId: 'anak1', level: 'urgent', reasons: [{ code: 'BB_T2' }], to: 'puskesmas' };

async function propose(desk: FakeOutreach, draft: Partial<ReferralDraft> = {}): Promise<ReferralRecord> {
  await proposeReferral(desk.ports, { ...DRAFT, ...draft });
  return latest(desk);
}

function latest(desk: FakeOutreach): ReferralRecord {
  const referral = readReferrals(desk.rows()).at(-1);
  if (!referral) throw new Error('no referral');
  return referral;
}

describe('a referral', () => {
  test('goes from the cadre over the midwife and back with advice', async () => {
    const desk = makeOutreach(TODAY);
    const proposed = await propose(desk);
    expect(proposed).toMatchObject({ state: 'DIUSULKAN', to: 'puskesmas', documentId: 'visits:P1:2026-08' });
    expect(offeredActions(desk.ports, proposed)).toEqual(['refuse', 'cancel']);

    desk.become('village_nurse');
    for (const action of ['confirm', 'receive'] as const) await stepReferral(desk.ports, latest(desk), action);
    await giveFeedback(desk.ports, latest(desk), {
      resultClass: 'treated',
      advice: 'Timbang lagi',
      diagnosis: 'Rahasia',
    });
    expect(latest(desk)).toMatchObject({
      state: 'SELESAI',
      feedback: { resultClass: 'treated', advice: 'Timbang lagi' },
      decided: { role: 'village_nurse' },
    });
  });

  test('a diagnosis stands in the confidential document and nowhere else', async () => {
    const desk = makeOutreach(TODAY);
    await propose(desk, { level: 'emergency' });
    desk.become('village_nurse');
    await stepReferral(desk.ports, latest(desk), 'receive');
    await giveFeedback(desk.ports, latest(desk), { advice: 'Kontrol', diagnosis: 'TB paru' });
    const holding = [...desk.events].filter(([, events]) => JSON.stringify(events).includes('TB paru'));
    expect(holding.map(([documentId]) => documentId)).toEqual(['confidential:P1:2026-08']);
  });

  test('reasons given in confidence are named to nakes only', async () => {
    const desk = makeOutreach(TODAY);
    const reasons = [
      { code: 'SUICIDAL', value: 'ya' },
      { code: 'ANEMIA', value: '9,8 g/dL' },
    ];
    expect((await propose(desk, { reasons })).reasons).toEqual([
      { code: 'ANEMIA', value: '9,8 g/dL' },
      { code: 'CONFIDENTIAL' },
    ]);
    const open = [...desk.events].filter(([documentId]) => !documentId.startsWith('confidential:'));
    expect(JSON.stringify(open)).not.toContain('SUICIDAL');
    expect(JSON.stringify(desk.events.get('confidential:P1:2026-08'))).toContain('SUICIDAL');
  });

  test('in an emergency the cadre is on the way at once', async () => {
    const desk = makeOutreach(TODAY);
    expect((await propose(desk, { level: 'emergency' })).state).toBe('BERANGKAT');
  });

  test('a cadre neither confirms nor answers, and cancelling needs a reason', async () => {
    const desk = makeOutreach(TODAY);
    const proposed = await propose(desk);
    expect(await stepReferral(desk.ports, proposed, 'confirm')).toMatchObject({
      problem: { code: 'referral.onlyNakes' },
    });
    expect(await giveFeedback(desk.ports, proposed, {})).toMatchObject({ problem: { code: 'referral.onlyNakes' } });
    expect(await stepReferral(desk.ports, proposed, 'cancel')).toMatchObject({
      problem: { code: 'referral.reasonMissing' },
    });
    await stepReferral(desk.ports, proposed, 'cancel', { reason: 'Salah orang' });
    expect(latest(desk)).toMatchObject({ state: 'DIBATALKAN', endReason: 'Salah orang' });
  });

  test('a decision lies in the month of the proposal, so that it can be corrected there', async () => {
    const desk = makeOutreach(localDate('2026-07-31'));
    await propose(desk);
    const later = { ...desk.ports, today: () => localDate('2026-08-02') };
    desk.become('village_nurse');
    await stepReferral(later, latest(desk), 'confirm', { level: 'emergency' });
    expect([...desk.events.keys()]).toContain('care:P1:2026-07');
    expect(latest(desk).level).toBe('emergency');
  });
});

test('findings are parted into reasons with values and what only nakes may know', () => {
  const finding = { value: 0, class: 'X', colour: 'MERAH' } as const;
  const findings = [
    { ...finding, field: 'bp', reason: 'BP_HIGH', level: 'urgent' as const },
    { ...finding, field: 'phq4', reason: 'MENTAL', level: 'urgent' as const },
    { ...finding, field: 'weightKg' },
  ];
  expect(partReasons(findings, ({ field }) => field)).toEqual({
    open: [{ code: 'BP_HIGH', value: 'bp' }, { code: 'CONFIDENTIAL' }],
    confidential: [{ code: 'MENTAL', value: 'phq4' }],
  });
});

test('the list begins with what is overdue, then with what is most pressing', async () => {
  const desk = makeOutreach(TODAY);
  for (const level of ['routine', 'urgent', 'emergency'] as const) await propose(desk, { level });
  const [first] = readReferrals(desk.rows());
  if (first) await stepReferral(desk.ports, first, 'refuse', { reason: 'Tidak mau' });
  const of = (on: ReturnType<typeof localDate>) =>
    listReferrals(readReferrals(desk.rows()), on).open.map(({ referral, overdue }) => [referral.level, overdue]);
  expect(of(TODAY)).toEqual([
    ['emergency', false],
    ['urgent', false],
  ]);
  expect(of(addDays(TODAY, 7))).toEqual([
    ['emergency', true],
    ['urgent', true],
  ]);
  expect(listReferrals(readReferrals(desk.rows()), TODAY).ended.map(({ referral }) => referral.state)).toEqual([
    'MENOLAK',
  ]);
});
