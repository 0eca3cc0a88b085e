import { expect, test } from 'vitest';
import { computeDoseStatuses } from '#lib/domain/immunisation/compute-dose-statuses.ts';
import { localDate } from '#tests/support/local-date.ts';
import { layOutLadder } from './ladder-rows.ts';
import { isWrongWeight, parseDeliveryDraft, parseNewborn } from './newborn-entry.ts';
import { groupByDay } from './plan-days.ts';
import { fixedSite, sitesFor } from './vaccine-sites.ts';

const CHILD = { birthDate: localDate('2026-04-01'), sex: 'm' } as const;
const STATUSES = computeDoseStatuses(CHILD, [], localDate('2026-08-07'));

test('the ladder has a line for each vaccine of early childhood, and no HPV for a boy', () => {
  const { early, school, columns } = layOutLadder(STATUSES);
  expect(early.map(({ antigen, doses }) => `${antigen} ${doses.length}`)).toEqual([
    'HB0 1',
    'BCG 1',
    'OPV 4',
    'DPT 4',
    'PCV 3',
    'RV 3',
    'IPV 2',
    'MR 2',
  ]);
  expect(school.map(({ code }) => code)).toEqual(['BIAS_MR', 'BIAS_DT', 'BIAS_TD2', 'BIAS_TD5']);
  expect(columns).toBe(4);
});

test('the plan puts what can be given together on one day, in order, and leaves out what is refused', () => {
  const [first] = groupByDay(STATUSES);
  expect(first?.date).toBe('2026-08-07');
  expect(first?.doses.map(({ code }) => code)).toContain('DPT1');
  const refused = STATUSES.map((dose) =>
    dose.code === 'DPT1' ? Object.assign({}, dose, { status: 'DITOLAK' as const }) : dose,
  );
  expect(groupByDay(refused)[0]?.doses.map(({ code }) => code)).not.toContain('DPT1');
});

test('what is swallowed has one place, BCG the right arm, and the rest is chosen', () => {
  expect([fixedSite('OPV'), fixedSite('BCG'), fixedSite('DPT')]).toEqual(['mouth', 'armRight', undefined]);
  expect(sitesFor('DPT')).not.toContain('mouth');
});

test('a newborn needs a sex; figures may wait, and impossible ones are refused', () => {
  const typed = { name: ' ', sex: 'f', weightTyped: '3,1', lengthTyped: '' } as const;
  expect(parseNewborn(typed)).toEqual({ name: '', sex: 'f', birthWeightKg: 3.1 });
  expect(parseNewborn({ ...typed, sex: undefined })).toBeUndefined();
  expect(parseNewborn({ ...typed, weightTyped: '31' })).toBeUndefined();
  expect([isWrongWeight('31'), isWrongWeight('3.1'), isWrongWeight('')]).toEqual([true, false, false]);
});

test('a birth that was put away half typed comes back whole', () => {
  const newborns = [{ name: '', sex: 'm', weightTyped: '2,', lengthTyped: '' }];
  expect(parseDeliveryDraft(JSON.parse(JSON.stringify({ birth: { form: 'delivery' }, newborns })))).toEqual({
    birth: { form: 'delivery' },
    newborns,
  });
  expect(parseDeliveryDraft(undefined).newborns).toHaveLength(1);
});
