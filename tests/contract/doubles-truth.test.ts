import { expect, test } from 'vitest';
import { PeopleIndex } from '#lib/app/people-index.ts';
import { isLocalDate, type LocalDate } from '#lib/domain/dates.ts';
import { findAlikePairs } from '#lib/domain/people/alike-index.ts';
import { foldTraits, type PersonTraits } from '#lib/domain/people/likeness.ts';
import { makeRow } from '../support/make-row.ts';
import { readDataCsv, type CsvRow } from '../support/csv.ts';

/**
 * The register of the example desa with the doubles, slips of the pen and look-alikes that were put into it, held against the lists of who is one person.
 * Nothing of the import takes part: what is compared is what a cadre would have typed.
 */
const people = new Map(readDataCsv('desa-contoh/sasaran.csv').map((row, i) => [i + 1, traitsOf(row)]));
const doubles = readDataCsv('desa-contoh/expected/duplicates.csv').map((row) => ({
  rows: [Number(row.dataRow1), Number(row.dataRow2)] as const,
  kind: row.kind ?? '',
}));
const lookAlikes = readDataCsv('desa-contoh/expected/not-duplicates.csv').map(
  (row) => [Number(row.dataRowA), Number(row.dataRowB)] as const,
);

const nameOf = (a: number, b: number) => [a, b].toSorted((x, y) => x - y).join('~');
const truth = new Set(doubles.map(({ rows: [a, b] }) => nameOf(a, b)));

/** The register before anybody was entered a second time. */
const register = new PeopleIndex();
const second = new Set(doubles.map(({ rows }) => rows[1]));
register.take([...people.keys()].filter((row) => !second.has(row)).map(rowOf));

test('the review list has at least 95 % of the doubles, and at least 90 % of what it lists are doubles', () => {
  const found = findAlikePairs([...people].map(([row, traits]) => [row, foldTraits(traits)] as const));
  const listed = new Set(found.map(({ a, b }) => nameOf(a, b)));
  const hits = [...listed].filter((pair) => truth.has(pair)).length;
  const [recall, precision] = [hits / truth.size, hits / listed.size];
  console.log(
    `doubles: recall ${percent(recall)} (${hits} of ${truth.size}), precision ${percent(precision)} (${hits} of ${listed.size} listed)`,
  );
  expect(truth.size).toBeGreaterThan(10);
  expect(recall).toBeGreaterThanOrEqual(0.95);
  expect(precision).toBeGreaterThanOrEqual(0.9);
});

test.each(doubles)('whoever registers row $rows.1 is shown row $rows.0 first ($kind)', ({ rows: [known, typed] }) => {
  expect(register.findAlike(people.get(typed)!)[0]?.person.personId).toBe(String(known));
});

test('who only looks alike is never taken for one person by the machine', () => {
  const certain = findAlikePairs([...people].map(([row, traits]) => [row, foldTraits(traits)] as const))
    .filter(({ likeness }) => likeness.verdict === 'certain')
    .map(({ a, b }) => nameOf(a, b));
  expect(lookAlikes.length).toBeGreaterThan(5);
  for (const [a, b] of lookAlikes) expect(certain).not.toContain(nameOf(a, b));
});

function rowOf(row: number) {
  const { name = '', ...traits } = people.get(row)!;
  return makeRow({ documentId: 'register:P1', table: 'person', subject: String(row) }, { name, ...traits });
}

function traitsOf(row: CsvRow): PersonTraits {
  const given: { [key in keyof PersonTraits]: PersonTraits[key] | undefined } = {
    name: row.Nama,
    sex: row.JK === 'L' ? 'm' : row.JK === 'P' ? 'f' : undefined,
    birthDate: dateOf(row['Tgl Lahir'] ?? ''),
    birthDateEstimated: row.Keterangan?.includes('perkiraan') ? true : undefined,
    nik: row.NIK?.replace(/\D/g, ''),
    familyCardNo: row['No KK']?.replace(/\D/g, ''),
    motherName: row['Nama Ibu'],
    motherNik: row['NIK Ibu']?.replace(/\D/g, ''),
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined && value !== ''));
}

function dateOf(text: string): LocalDate | undefined {
  const [day = '', month = '', year = ''] = text.split('/');
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isLocalDate(date) ? date : undefined;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
