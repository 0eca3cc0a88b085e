import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldName } from './name-folding.ts';

test.each([
  ['Mohammad Reyhan Pratama', 'Moh. Reyhan Pratama'],
  ['Muhammad Zidan', 'M. Zidan'],
  ['M.Arsya Al-Fatih', 'Muh. Arsya Al Fatih'],
  ['Siti Dewi Oktaviani', 'St. Dewi Octaviani'.replace('Oct', 'Okt')],
  ['Bambang Setiawan, S.Pd', 'BAMBANG  SETIAWAN'],
  ['Rina Wati, A.Md.Keb', 'Rina Wati Amd.Keb'],
  ['Hj. Rukmini', 'rukmini'],
  ['H. Achmad Soebagyo', 'Ahmad Subagio'],
  ['Syifa Az-Zahra', 'Shifa Azzahra'],
  ["Nur 'Aini", 'Noor Aini'],
  ['Aisyah', 'Aisya'],
  ['Khoirul Anam', 'Choirul Anam'],
])('%s and %s fold to one key', (a, b) => {
  expect(foldName(b).key).toBe(foldName(a).key);
});

test.each([
  ['Rafa', 'Rafi'],
  ['Gibran Alfatih', 'Alvaro Alfatih'],
  ['Siti Aminah', 'Siti Aminatun'],
])('%s and %s stay apart', (a, b) => {
  expect(foldName(b).key).not.toBe(foldName(a).key);
});

test('a newborn is known by its mother, twins by their order', () => {
  expect(foldName('By. Ny. Ratna Anggraini')).toMatchObject({ newborn: true, words: ['RATNA', 'ANGGRAINI'] });
  expect(foldName('BAYI NY. RATNA 2')).toMatchObject({ newborn: true, words: ['RATNA'], birthOrder: 2 });
  expect(foldName('Bayi Ny. Ratna kembar II')).toMatchObject({ newborn: true, words: ['RATNA'], birthOrder: 2 });
  expect(foldName('Bayu Ratna')).toMatchObject({ newborn: false });
});

test('a name of titles alone keeps them', () => {
  expect(foldName('H.').words).toEqual(['H']);
  expect(foldName('S.E').words).toEqual(['S', 'E']);
});

test('folding does not depend on case or blanks, and takes any text', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(foldName(`  ${text.toUpperCase()} `)).toEqual(foldName(text.toUpperCase().replace(/ +/g, '  ')));
    }),
  );
});
