import { expect, test } from 'vitest';
import { checkNik } from '#lib/domain/people/nik.ts';
import { isLocalDate, type LocalDate } from '#lib/domain/dates.ts';
import { checkEvent } from '#lib/events/check.ts';
import { parseDocumentId } from '#lib/doc/document-id.ts';
import { parseTuple } from '#lib/events/envelope.ts';
import { KABUPATEN, layOut } from './layout.ts';
import { NikMaker } from './people.ts';
import { makePosyanduYear, monthsUntil } from './posyandu-year.ts';

const PLAN = { name: 'Melati 1', hamlet: 'Krajan', people: 300, seed: 'uji' };
const CREW = {
  cadre: { accountId: 'ac_1', role: 'cadre' },
  nurse: { accountId: 'ab_1', role: 'village_nurse' },
  tablet: 'dv_1abc',
  laptop: 'dn_1xyz',
} as const;
const TODAY = dateOf('2026-11-22');

test('the kabupaten has as many units and people as Ngawi, and is the same on every run', () => {
  const planned = layOut(KABUPATEN, 'uji');
  const posyandu = planned.flatMap(({ villages }) => villages.flatMap((one) => one.posyandu));
  expect(planned).toHaveLength(24);
  expect(planned.flatMap(({ villages }) => villages)).toHaveLength(217);
  expect(posyandu).toHaveLength(1_180);
  expect(posyandu.reduce((sum, { people }) => sum + people, 0)).toBe(900_000);
  expect(layOut(KABUPATEN, 'uji')).toEqual(planned);
});

test('a year of a Posyandu holds nothing that the fold would put aside', () => {
  const documents = makeYear();
  const problems = [...documents].flatMap(([documentId, devices]) =>
    [...devices].flatMap(([device, list]) =>
      list.tuples.flatMap((tuple) => {
        const event = parseTuple(JSON.parse(JSON.stringify(tuple)), device);
        const kind = parseDocumentId(documentId)?.kind;
        const problem = event.ok && kind ? checkEvent(event.value, kind) : 'unreadable';
        return problem ? [problem] : [];
      }),
    ),
  );
  expect(problems).toEqual([]);
  expect([...documents.keys()].filter((id) => id.startsWith('session:')).length).toBeGreaterThanOrEqual(10);
});

test('the same seed makes the same year', () => {
  expect([...makeYear()].map(([id, devices]) => [id, [...devices.values()].map((list) => list.tuples)])).toEqual(
    [...makeYear()].map(([id, devices]) => [id, [...devices.values()].map((list) => list.tuples)]),
  );
});

test('NIKs are well formed, of a kabupaten that there is not, and nobody has the same', () => {
  const maker = new NikMaker('350001');
  const woman = { birthDate: dateOf('1990-05-07'), sex: 'f' } as const;
  const niks = [maker.make(woman), maker.make(woman)];
  expect(niks).toEqual(['3500014705900001', '3500014705900002']);
  expect(niks.flatMap((nik) => checkNik(nik, woman))).toEqual([]);
});

function makeYear() {
  const months = monthsUntil(TODAY);
  const niks = new NikMaker('350001');
  return makePosyanduYear({ planned: PLAN, posyanduId: 'pm_1', crew: CREW, niks, today: TODAY, months }).lists;
}

function dateOf(text: string): LocalDate {
  if (!isLocalDate(text)) throw new RangeError(text);
  return text;
}
