import { expect, test } from 'vitest';
import type { LocalDate } from '#lib/domain/dates.ts';
import { localDate } from '#tests/support/local-date.ts';
import { findSupplyOffers, type OfferInput } from './offers.ts';

const TODAY = localDate('2026-08-07');

function makeInput(overrides: Partial<OfferInput> = {}, last: { readonly [item: string]: LocalDate } = {}): OfferInput {
  return {
    birthDate: localDate('2024-01-01'),
    group: 'toddler',
    today: TODAY,
    reasons: [],
    sick: false,
    lastDate: (items) =>
      items
        .flatMap((item) => last[item] ?? [])
        .sort()
        .at(-1),
    motherCapsules: 0,
    childbed: false,
    ...overrides,
  };
}

const wordsOf = (input: OfferInput) =>
  findSupplyOffers(input).map(({ item, amount, unit }) => `${item} ${amount} ${unit}`);

test.each([
  ['a toddler in August', makeInput(), ['VIT_A_MERAH 1 capsule', 'ALBENDAZOLE 400 mg']],
  [
    'one of 18 months',
    makeInput({ birthDate: localDate('2025-02-01') }),
    ['VIT_A_MERAH 1 capsule', 'ALBENDAZOLE 200 mg'],
  ],
  ['an infant of 8 months', makeInput({ birthDate: localDate('2025-12-01') }), ['VIT_A_BIRU 1 capsule']],
  ['in July', makeInput({ today: localDate('2026-07-07') }), ['ALBENDAZOLE 400 mg']],
  ['a sick child is not wormed', makeInput({ sick: true }), ['VIT_A_MERAH 1 capsule']],
  ['given in May', makeInput({}, { VIT_A_MERAH: localDate('2026-05-01') }), ['ALBENDAZOLE 400 mg']],
  ['given today', makeInput({}, { VIT_A_MERAH: TODAY, ALBENDAZOLE: TODAY }), []],
  [
    'who gained too little',
    makeInput({ today: localDate('2026-07-07'), sick: true, reasons: ['BB_T1'] }),
    ['MT_PEMULIHAN 14 day'],
  ],
  ['a pregnant woman', makeInput({ group: 'pregnant' }), ['TTD 30 tablet']],
  ['with KEK', makeInput({ group: 'pregnant', reasons: ['PREG_KEK'] }), ['TTD 30 tablet', 'MT_BUMIL_KEK 30 day']],
  [
    'a mother in childbed',
    makeInput({ group: 'postpartum', childbed: true }),
    ['VIT_A_NIFAS 1 capsule', 'TTD 30 tablet'],
  ],
  ['with both capsules', makeInput({ group: 'postpartum', childbed: true, motherCapsules: 2 }), ['TTD 30 tablet']],
  ['a mother after childbed', makeInput({ group: 'postpartum' }), []],
  ['a girl of 14', makeInput({ group: 'school_teen', birthDate: localDate('2012-01-01'), sex: 'f' }), ['TTD 4 tablet']],
  ['a boy of 14', makeInput({ group: 'school_teen', birthDate: localDate('2012-01-01'), sex: 'm' }), []],
  ['without a birth date', makeInput({ birthDate: undefined }), []],
])('%s', (_title, input, expected) => {
  expect(wordsOf(input)).toEqual(expected);
});
