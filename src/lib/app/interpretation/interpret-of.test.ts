import { describe, expect, test } from 'vitest';
import type { Json } from '#lib/events/envelope.ts';
import type { Row } from '#lib/events/fold.ts';
import { readVisit, type VisitRecord } from '#lib/events/visit-view.ts';
import { localDate } from '#tests/support/local-date.ts';
import { makeRow } from '#tests/support/make-row.ts';
import { interpretOf, type VisitFacts } from '#lib/events/person/interpret-of.ts';
import { NO_CARE, readPersonCare, type Reader } from '#lib/events/person/person-care.ts';
import { ResultMemo } from './result-memo.ts';

const DATE = localDate('2026-08-07');
const WOMAN = { sex: 'f', birthDate: localDate('1996-03-01') } as const;
const TODDLER = { sex: 'f', birthDate: localDate('2024-06-01') } as const;

function makeVisit(slots: { readonly [slot: string]: Json }, date = DATE): VisitRecord {
  const visit = readVisit(makeRow({ documentId: `session:P1:${date}`, table: 'visit', subject: 'A' }, slots));
  if (!visit) throw new Error('no visit');
  return visit;
}
function makeFacts(slots: { readonly [slot: string]: Json }, more: Partial<VisitFacts> = {}): VisitFacts {
  return { visit: makeVisit(slots), person: WOMAN, earlier: [], care: NO_CARE, ...more };
}
function careRow(table: Row['table'], slots: { readonly [slot: string]: Json }, kind = 'care', subject = 'S'): Row {
  return makeRow({ documentId: `${kind}:P1:2026-08`, table, subject }, slots, { role: 'village_nurse' });
}

describe('what a visit means', () => {
  test('the card is that of the group served, else of age', () => {
    expect(interpretOf(makeFacts({ group: 'pregnant' }))?.card).toBe('pregnant');
    expect(interpretOf(makeFacts({}))?.card).toBe('adult');
    expect(interpretOf(makeFacts({ group: 'later' }))?.card).toBe('adult');
  });

  test('without a birth date nothing is judged', () => {
    expect(interpretOf(makeFacts({ group: 'adult' }, { person: {} }))).toBeUndefined();
  });

  test('what is being typed goes before what stands', () => {
    const facts = makeFacts({ bpSystolic: 150, bpDiastolic: 95 });
    expect(interpretOf(facts)?.interpretation.reasons).toEqual(['BP_HIGH']);
    expect(interpretOf(facts, { bpSystolic: 118, bpDiastolic: 76 })?.interpretation.reasons).toEqual([]);
  });

  test('a second reading of one device is averaged', () => {
    const facts = makeFacts({ bpSystolic: 144, bpDiastolic: 92, bpSystolic2: 132, bpDiastolic2: 84 });
    expect(interpretOf(facts)?.interpretation.findings[0]).toMatchObject({ value: '138/88', class: 'NORMAL_TINGGI' });
  });

  test('a child grows against its earlier visits, not against later ones', () => {
    const earlier = [
      makeVisit({ weightKg: 10.6 }, localDate('2026-07-07')),
      makeVisit({ weightKg: 9 }, localDate('2026-09-07')),
    ];
    const result = interpretOf(makeFacts({ weightKg: 10.6 }, { person: TODDLER, earlier }));
    expect(result?.growth).toMatchObject({ status: 'T', gainG: 0 });
    expect(result?.interpretation.reasons).toContain('BB_T1');
  });
});

describe('care around a visit', () => {
  test('an open pregnancy of the register gives the weeks, one said today goes before it', () => {
    const rows = [careRow('pregnancy', { personId: 'A', lmp: '2025-10-01' }, 'register')];
    const care = readPersonCare(rows, WOMAN, DATE);
    expect(interpretOf(makeFacts({ group: 'pregnant' }, { care }))?.interpretation.reasons).toEqual(['PREG_LATE']);
    const said = makeFacts({ group: 'pregnant', lmp: '2026-02-01' }, { care });
    expect(interpretOf(said)?.interpretation.reasons).toEqual([]);
  });

  test('a pregnancy that has ended, or is longer ago than any lasts, is none', () => {
    const care = (slots: { readonly [slot: string]: Json }) =>
      readPersonCare([careRow('pregnancy', { personId: 'A', ...slots }, 'register')], WOMAN, DATE);
    expect(care({ lmp: '2026-02-01', outcome: 'miscarriage' }).pregnancy).toBeUndefined();
    expect(care({ lmp: '2025-09-01' }).pregnancy).toBeUndefined();
    expect(care({ lmp: '2026-02-01' }).pregnancy).toEqual({ lmpDate: '2026-02-01', prePregWeightKg: undefined });
    expect(care({ lmp: '2025-10-01', outcome: 'liveBirth', deliveryDate: '2026-07-12' }).delivery).toEqual({
      date: '2026-07-12',
    });
  });

  test('values that nakes measured on the day are judged, those of another day are not', () => {
    const lab = (date: string) => readPersonCare([careRow('lab', { personId: 'A', date, hb: 10.2 })], WOMAN, DATE);
    expect(interpretOf(makeFacts({ group: 'pregnant' }, { care: lab('2026-08-07') }))?.interpretation.reasons).toEqual([
      'PREG_HB',
    ]);
    expect(interpretOf(makeFacts({ group: 'pregnant' }, { care: lab('2026-08-06') }))?.interpretation.reasons).toEqual(
      [],
    );
  });

  test('nobody is late with a vaccine before the Buku KIA was copied', () => {
    const dose = (date: string) => [careRow('dose', { personId: 'A', antigen: 'MR', date, source: 'nakes' })];
    expect(readPersonCare(dose('2026-08-07'), TODDLER, DATE).doses).toBeUndefined();
    expect(readPersonCare(dose('2025-03-07'), TODDLER, DATE).doses?.length).toBeGreaterThan(10);
  });
});

describe('confidential questions', () => {
  const asked = {
    group: 'adult',
    confidentialAsked: '2026-08-07',
    confidentialColour: 'MERAH',
    confidentialLevel: 'urgent',
  };
  const NURSE = { accountId: 'B1', role: 'village_nurse' };
  const sensitive = (visitDate: string, reader?: Reader) =>
    readPersonCare(
      [careRow('sensitive', { visitDate, phq1: 3, phq2: 3, phq3: 0, phq4: 0 }, 'confidential', 'A')],
      WOMAN,
      DATE,
      reader,
    );

  test('where the answers are not at hand, colour and level are right and the reason says nothing', () => {
    const result = interpretOf(makeFacts(asked))?.interpretation;
    expect(result).toMatchObject({ colour: 'MERAH', referralLevel: 'urgent', reasons: ['CONFIDENTIAL'] });
    expect(JSON.stringify(result)).not.toContain('MENTAL');
  });

  test('who holds the answers sees what they mean, once', () => {
    const result = interpretOf(makeFacts(asked, { care: sensitive('2026-08-07', NURSE) }))?.interpretation;
    expect(result).toMatchObject({ colour: 'MERAH', referralLevel: 'urgent', reasons: ['MENTAL'] });
  });

  test('on a shared tablet they count for the cadre who asked, and for no other', () => {
    const reasonsFor = (reader?: Reader) =>
      interpretOf(makeFacts(asked, { care: sensitive('2026-08-07', reader) }))?.interpretation.reasons;
    expect(reasonsFor({ accountId: 'K1', role: 'cadre' })).toEqual(['MENTAL']);
    expect(reasonsFor({ accountId: 'K2', role: 'cadre_lead' })).toEqual(['CONFIDENTIAL']);
    expect(reasonsFor(undefined)).toEqual(['CONFIDENTIAL']);
  });

  test('answers of another visit of the month are not those of this one', () => {
    expect(sensitive('2026-08-02', NURSE).answers).toEqual({});
  });

  test('asked without result is green', () => {
    const fine = { group: 'adult', confidentialColour: 'HIJAU', confidentialLevel: 'none' };
    expect(interpretOf(makeFacts(fine))?.interpretation.findings).toEqual([
      { field: 'confidential', value: '', class: 'SUDAH_DITANYAKAN', colour: 'HIJAU' },
    ]);
  });
});

test('a visit is worked out again only when something it rests on has changed', () => {
  const memo = new ResultMemo();
  const facts = makeFacts({ bpSystolic: 150, bpDiastolic: 95 });
  const first = memo.resultOf(facts);
  expect(memo.resultOf({ ...facts })).toBe(first);
  expect(memo.resultOf({ ...facts, care: { answers: {} } })).not.toBe(first);
  const changed = makeFacts({ bpSystolic: 118, bpDiastolic: 76 });
  expect(memo.resultOf(changed)?.interpretation.colour).toBe('HIJAU');
});
