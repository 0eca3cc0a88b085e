import { describe, expect, test } from 'vitest';
import { judgeTbScreen } from './tb-screen.ts';

const NO = { tbCough: 'tidak', tbFever: 'tidak', tbWeight: 'tidak', tbContact: 'tidak' };

describe('the card of four items', () => {
  test.each([
    [{}, 0, 'TIDAK', 'HIJAU', undefined],
    [{ tbCough: 'ya' }, 1, 'ULANG', 'KUNING', undefined],
    [{ tbContact: 'ya' }, 1, 'KONTAK', 'KUNING', 'TB_CONTACT'],
    [{ tbCough: 'ya', tbFever: 'ya' }, 2, 'TERDUGA', 'MERAH', 'TB_SUSPECT'],
    [{ tbWeight: 'ya', tbContact: 'ya' }, 2, 'TERDUGA', 'MERAH', 'TB_SUSPECT'],
    [{ tbCough: true, tbFever: true, tbWeight: true, tbContact: true }, 4, 'TERDUGA', 'MERAH', 'TB_SUSPECT'],
  ])('%j counts %s: %s, %s, %s', (yes, value, tbClass, colour, reason) => {
    const finding = judgeTbScreen({ ...NO, ...yes });
    expect(finding).toMatchObject({ field: 'tb', value, class: tbClass, colour });
    expect(finding?.reason).toBe(reason);
  });

  test('lethargy may stand for contact in the variant for children', () => {
    const { tbContact: _, ...rest } = NO;
    expect(judgeTbScreen({ ...rest, tbLethargy: 'tidak' })).toMatchObject({ class: 'TIDAK' });
    expect(judgeTbScreen({ ...rest, tbLethargy: 'ya' })).toMatchObject({ class: 'ULANG' });
  });

  test('half answered it is never a "no", but two times "ya" decide', () => {
    expect(judgeTbScreen({ tbCough: 'tidak' })).toBeUndefined();
    expect(judgeTbScreen({})).toBeUndefined();
    expect(judgeTbScreen({ tbCough: 'ya', tbFever: 'ya' })).toMatchObject({ class: 'TERDUGA' });
  });
});

describe('the extended form', () => {
  const items = 'tbCough2w tbCoughShort tbAppetite tbWeightLoss tbWeak tbNightSweat tbBloodCough tbDyspnoea';
  const none = Object.fromEntries(items.split(' ').map((item) => [item, false]));
  const extended = { tbScreenVersion: 'extended', ...none };

  test.each([
    [{}, 'TIDAK'],
    [{ tbCough2w: true }, 'TERDUGA'],
    [{ tbBloodCough: true }, 'TERDUGA'],
    [{ tbNightSweat: true }, 'BERISIKO'],
    [{ tbNightSweat: true, tbAppetite: true }, 'TERDUGA'],
    [{ tbContact: true }, 'KONTAK'],
    [{ tbContact: true, tbWeak: true }, 'TERDUGA'],
  ])('%j is %s', (yes, expected) => {
    expect(judgeTbScreen({ ...extended, ...yes })).toMatchObject({ class: expected });
  });

  test('half answered it is no "no"', () => {
    expect(judgeTbScreen({ tbScreenVersion: 'extended', tbCough2w: false })).toBeUndefined();
  });
});
