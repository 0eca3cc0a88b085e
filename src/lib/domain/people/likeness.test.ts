import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { isLocalDate, type LocalDate } from '../dates.ts';
import { computeLikeness, foldTraits, mayBeAlike, type PersonTraits } from './likeness.ts';

const date = (text: string): LocalDate => (isLocalDate(text) ? text : expect.unreachable());
const child: PersonTraits = {
  name: 'Muhammad Fathan Zulfikar',
  sex: 'm',
  birthDate: date('2025-02-26'),
  nik: '3508912602258137',
  familyCardNo: '3508912309107885',
  motherName: 'Siti Vina Agustin',
  motherNik: '3508916508007892',
};
const compare = (a: PersonTraits, b: PersonTraits) => computeLikeness(foldTraits(a), foldTraits(b));

test.each<[string, Partial<PersonTraits>]>([
  ['the same NIK and another spelling', { name: 'Moh. Fatan Zulfikar' }],
  ['the same NIK, day and month swapped', { birthDate: date('2025-02-25') }],
  ['one digit of the NIK and one slip in the name', { nik: '3508912602258133', name: 'M. Fathan Zuflikar' }],
  ['no NIK, the same family', { nik: undefined, name: 'M. Fathan Zulfikar' }],
  ['called after the mother, no NIK', { nik: undefined, name: 'By. Ny. St. Vina Agustin' }],
])('%s is certainly one person', (_title, other) => {
  expect(compare(child, { ...child, ...other }).verdict).toBe('certain');
});

test('name, birth date and mother alone are likely one person: a cadre must look', () => {
  const typed: PersonTraits = { name: 'Fathan Zulfikar', birthDate: child.birthDate, motherName: 'Vina Agustin' };
  expect(compare(child, typed).verdict).toBe('likely');
});

test.each<[string, Partial<PersonTraits>]>([
  ['a twin of another name', { name: 'Muhammad Rafa Zulfikar', nik: '3508912602258241' }],
  ['a twin without NIK', { name: 'Alvaro Pratama', nik: undefined }],
  ['an elder brother', { name: 'Muhammad Rafa Zulfikar', nik: '3508911101218241', birthDate: date('2021-01-11') }],
  [
    'a namesake of another mother',
    {
      nik: '3508912602258911',
      familyCardNo: '3508911601238717',
      motherName: 'Tri Anggraini',
      motherNik: '3508916801958752',
    },
  ],
  [
    'the mother, whose NIK was typed for the child',
    { name: 'Siti Vina Agustin', sex: 'f', birthDate: date('2000-08-25'), motherName: 'Sumiati', motherNik: undefined },
  ],
])('%s is another person', (_title, other) => {
  expect(compare(child, { ...child, ...other }).verdict).toBe('unlikely');
});

test('twins of similar names are never joined by the machine', () => {
  const rafa = { ...child, name: 'Rafa Zulfikar', nik: '3508912602258001' };
  const rafi = { ...child, name: 'Rafi Zulfikar', nik: '3508912602258002' };
  expect(compare(rafa, rafi).verdict).not.toBe('certain');
});

test('newborn twins are told apart by their order', () => {
  const first = { ...child, nik: undefined, name: 'By. Ny. Vina 1' };
  expect(compare(first, { ...first, name: 'By. Ny. Vina 2' }).verdict).toBe('unlikely');
});

test('a mother whose NIK stands on her children does not make them one', () => {
  const sharing = { ...child, nik: child.motherNik };
  expect(compare(sharing, { ...sharing, name: 'Rania', sex: 'f', birthDate: date('2022-01-01') }).verdict).toBe(
    'unlikely',
  );
});

const traits = fc.record(
  {
    name: fc.constantFrom('Rafa', 'Rafi', 'Bayi Ny. Ratna', 'M. Rafa', 'Siti Ratna'),
    sex: fc.constantFrom('m' as const, 'f' as const),
    birthDate: fc.constantFrom(date('2025-02-03'), date('2025-03-02'), date('2024-02-03')),
    nik: fc.constantFrom('3508910302258137', '3508910302258133', '3508914302258999'),
    motherName: fc.constantFrom('Ratna', 'St. Ratna', 'Dewi'),
    motherNik: fc.constantFrom('3508916508007892', '3508910302258137'),
  },
  { requiredKeys: [] },
);

test('likeness does not depend on which record comes first', () => {
  fc.assert(
    fc.property(traits, traits, (a, b) => {
      expect(compare(a, b)).toEqual(compare(b, a));
    }),
  );
});

test('whoever is passed over unread is unlikely, whatever the names', () => {
  let passedOver = 0;
  fc.assert(
    fc.property(traits, traits, (a, b) => {
      if (mayBeAlike(a, b)) return;
      passedOver += 1;
      expect(compare(a, b).verdict).toBe('unlikely');
    }),
    { numRuns: 1000 },
  );
  expect(passedOver).toBeGreaterThan(100);
});
