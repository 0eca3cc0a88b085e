import { expect, test } from 'vitest';
import { makeIndicator, makeMonth } from '#tests/support/make-pws.ts';
import { familyHref, namesHref, readNamesAddress, type NamesAddress } from './names-address.ts';

const address: NamesAddress = { unit: 'v_1', month: makeMonth(), indicator: makeIndicator('G01'), list: 'whole' };

test('an address is read as it was written', () => {
  const [path, query] = namesHref(address).split('?');
  expect(path).toBe('/puskesmas/nama');
  expect(readNamesAddress(new URLSearchParams(query))).toEqual(address);
});

test('a list that there is not is the first of the figure; without a figure there is none', () => {
  const of = (query: string) => readNamesAddress(new URLSearchParams(query));
  expect(of('indikator=G01&bulan=2026-07&daftar=semua')?.list).toBe('missing');
  expect(of('indikator=G08&bulan=2026-07')?.list).toBe('part');
  expect(of('indikator=G01&bulan=2026-13')).toBeUndefined();
  expect(of('bulan=2026-07')).toBeUndefined();
});

test('who is in a list, and a house, lead to their family; a session day leads to none', () => {
  expect(familyHref({ kind: 'person', subjectId: 'p_1', personId: 'p_1' })).toBe('/puskesmas/keluarga/p_1');
  expect(familyHref({ kind: 'referral', subjectId: 'r_1', personId: 'p_2' })).toBe('/puskesmas/keluarga/p_2');
  expect(familyHref({ kind: 'family', subjectId: 'k_1' })).toBe('/puskesmas/keluarga/k_1');
  expect(familyHref({ kind: 'session', subjectId: 'session:pos1:2026-07-03' })).toBeUndefined();
});
