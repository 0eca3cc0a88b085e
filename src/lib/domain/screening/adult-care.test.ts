import { expect, test } from 'vitest';
import { judgeCancerScreen, judgeContraception, judgeMedication } from './adult-care.ts';

test('medicine not taken in 24 hours is reported, one finding each', () => {
  expect(judgeMedication({ htMedTaken: 'tidak', dmMedTaken: 'ya', tbMedTaken: false })).toMatchObject([
    { field: 'htMedTaken', reason: 'NONADHERENT', level: 'routine' },
    { field: 'tbMedTaken', reason: 'NONADHERENT' },
  ]);
  expect(judgeMedication({})).toEqual([]);
});

test('unmet need is no contraception and no wish for a child', () => {
  expect(judgeContraception({ contraception: 'tidak', wantsChild: 'tidak' })).toMatchObject({ reason: 'KB' });
  expect(judgeContraception({ contraception: 'tidak', wantsChild: 'ya' })).toBeUndefined();
  expect(judgeContraception({ contraception: 'tidak' })).toBeUndefined();
  expect(judgeContraception({ contraception: 'suntik', wantsChild: 'tidak' })).toBeUndefined();
});

test('an abnormal result of a cancer screen is referred', () => {
  expect(judgeCancerScreen({ ivaResult: 'abnormal', sadanisResult: 'normal' }, { sex: 'f' })).toMatchObject([
    { field: 'ivaResult', reason: 'IVA_SADANIS', level: 'routine' },
  ]);
  expect(judgeCancerScreen({ ivaResult: 'abnormal' }, { sex: 'm' })).toEqual([]);
});
