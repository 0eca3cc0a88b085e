import { expect, test } from 'vitest';
import { isLocalMonth } from '#lib/domain/dates.ts';
import { addressOf, readAddress, type BoardAddress } from './board-address.ts';

test('an address is read as it was written', () => {
  const month = '2026-07';
  if (!isLocalMonth(month)) throw new Error('no month');
  const address: BoardAddress = { unit: 'v_1', month, set: 'k2', indicator: 'G01' };
  const [path, query] = addressOf('/puskesmas/klaster', address).split('?');
  expect(path).toBe('/puskesmas/klaster');
  expect(readAddress(new URLSearchParams(query))).toEqual(address);
});

test('what makes no sense is left out', () => {
  expect(readAddress(new URLSearchParams('bulan=2026-13&klaster=k9&indikator=Q99'))).toEqual({
    unit: '',
    month: undefined,
    set: undefined,
    indicator: undefined,
  });
  expect(addressOf('/puskesmas', { unit: '' })).toBe('/puskesmas');
});
