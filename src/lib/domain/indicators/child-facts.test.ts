import { describe, expect, test } from 'vitest';
import type { LocalDate, LocalMonth } from '../dates.ts';
import type { Weighing } from '../growth/weighing.ts';
import type { PersonId } from '../ids.ts';
import type { RegisteredPerson } from '../person.ts';
import { bandOf, computeChildMonthFacts } from './child-facts.ts';

const day = (text: string) => text as LocalDate;
const march = '2026-03' as LocalMonth;

function makeChild(overrides: Partial<RegisteredPerson> = {}): RegisteredPerson {
  return { id: 'p1' as PersonId, sex: 'f', birthDate: day('2024-01-10'), birthDateEstimated: false, ...overrides };
}

/** A healthy girl of 25 months. */
function makeRow(overrides: Partial<Omit<Weighing, 'date'>> & { date?: string } = {}): Weighing {
  const { date = '2026-03-07', ...rest } = overrides;
  return { date: day(date), weightKg: 11.5, lengthHeightCm: 86, position: 'standing', ...rest };
}

const factsOf = (person: RegisteredPerson, rows: readonly Weighing[] = [], month: LocalMonth = march) =>
  computeChildMonthFacts(person, rows, month).facts;

describe('S: who is counted', () => {
  test('a child of 0-59 months on the last day of the month', () => {
    expect(factsOf(makeChild({ birthDate: day('2026-03-31') }))).toContain('S');
    expect(factsOf(makeChild({ birthDate: day('2026-04-01') }))).toEqual([]);
    expect(factsOf(makeChild({ birthDate: day('2021-04-01') }))).toContain('S');
    expect(factsOf(makeChild({ birthDate: day('2021-03-31') }))).toEqual([]);
  });

  test('who has come by then and has not left by then', () => {
    expect(factsOf(makeChild({ enteredDate: day('2026-03-31') }))).toContain('S');
    expect(factsOf(makeChild({ enteredDate: day('2026-04-01') }))).toEqual([]);
    expect(factsOf(makeChild({ leftDate: day('2026-04-01') }))).toContain('S');
    expect(factsOf(makeChild({ leftDate: day('2026-03-31') }))).toEqual([]);
  });

  test('settled 5: who turned 60 months or left after the weighing is in no count', () => {
    expect(factsOf(makeChild({ birthDate: day('2021-03-20') }), [makeRow()])).toEqual([]);
    expect(factsOf(makeChild({ leftDate: day('2026-03-20') }), [makeRow()])).toEqual([]);
  });

  test('with the age band of the last day', () => {
    expect(computeChildMonthFacts(makeChild({ birthDate: day('2025-03-31') }), [], march).band).toBe('12-23');
    expect([0, 5, 6, 11, 12, 23, 24, 35, 36, 59].map(bandOf)).toEqual([
      '0-5',
      '0-5',
      '6-11',
      '6-11',
      '12-23',
      '12-23',
      '24-35',
      '24-35',
      '36-59',
      '36-59',
    ]);
  });
});

describe('K and absent', () => {
  test('settled 22: the book is there unless the record says no', () => {
    expect(factsOf(makeChild())).toEqual(['S', 'K', 'absent']);
    expect(factsOf(makeChild(), [makeRow({ date: '2026-01-07', kiaBook: false })])).toEqual(['S']);
  });

  test('the latest statement up to the end of the month holds, wherever it stands', () => {
    const no = makeRow({ date: '2026-01-07', kiaBook: false });
    const yes = { date: day('2026-02-01'), has: true };
    expect(factsOf(makeChild({ kiaBook: [yes] }), [no])).toContain('K');
    expect(factsOf(makeChild({ kiaBook: [{ ...yes, date: day('2026-04-01') }] }), [no])).not.toContain('K');
    expect(factsOf(makeChild({ kiaBook: [{ ...yes, date: day('2025-12-01') }] }), [no])).not.toContain('K');
  });
});

describe('D and its letter', () => {
  test('a weighed child has D and one of N, T, O, B', () => {
    expect(factsOf(makeChild(), [makeRow()]).slice(0, 4)).toEqual(['S', 'K', 'D', 'B']);
    const known = [makeRow(), makeRow({ date: '2026-02-07' }), makeRow({ date: '2026-01-07' })];
    expect(factsOf(makeChild(), known)).toEqual(expect.arrayContaining(['D', 'T', 'twoT']));
    expect(factsOf(makeChild(), known)).not.toContain('threeT');
  });

  test('a row without weight is no D', () => {
    expect(factsOf(makeChild(), [makeRow({ weightKg: undefined })])).toEqual(['S', 'K', 'absent']);
  });

  test('later months change nothing', () => {
    const known = [makeRow(), makeRow({ date: '2026-04-07', weightKg: 9 })];
    expect(factsOf(makeChild(), known)).toEqual(factsOf(makeChild(), [makeRow()]));
  });
});

describe('prevalence', () => {
  test('each index is measured or not by itself', () => {
    const facts = factsOf(makeChild(), [makeRow({ lengthHeightCm: undefined })]);
    expect(facts).toContain('wfaMeasured');
    expect(facts).not.toContain('lhfaMeasured');
    expect(facts).not.toContain('wflhMeasured');
  });

  test('severe is counted with the milder class; BGM with severe underweight', () => {
    const facts = factsOf(makeChild(), [makeRow({ weightKg: 7.2, lengthHeightCm: 76 })]);
    expect(facts).toEqual(
      expect.arrayContaining(['underweight', 'severeUnderweight', 'BGM', 'stunted', 'severeStunted', 'wasted']),
    );
  });

  test('settled 7: a flagged index leaves its own prevalence only', () => {
    const facts = factsOf(makeChild(), [makeRow({ lengthHeightCm: 60 })]);
    expect(facts).toContain('wfaMeasured');
    expect(facts).not.toContain('lhfaMeasured');
    expect(facts).not.toContain('stunted');
  });

  test('settled 7: an estimated birth date leaves every prevalence, but not D', () => {
    const facts = factsOf(makeChild({ birthDateEstimated: true }), [makeRow({ weightKg: 7.2 })]);
    expect(facts).toEqual(['S', 'K', 'D', 'B']);
  });

  test('with oedema weight is not measured, and the case is counted', () => {
    const facts = factsOf(makeChild(), [makeRow({ oedema: true })]);
    expect(facts).toEqual(['S', 'K', 'D', 'B', 'oedema', 'lhfaMeasured']);
  });
});

describe('settled 10: vitamin A', () => {
  const february = '2026-02' as LocalMonth;
  const vitaminA = (birthDate: string, rows: readonly Weighing[] = [], month = february) =>
    factsOf(makeChild({ birthDate: day(birthDate) }), rows, month).filter((fact) => fact.startsWith('vitA'));

  test('is due in February and August from 6 months, red from 12', () => {
    expect(vitaminA('2025-09-01')).toEqual([]);
    expect(vitaminA('2025-08-28')).toEqual(['vitABlueDue']);
    expect(vitaminA('2025-02-28')).toEqual(['vitARedDue']);
    expect(vitaminA('2025-02-28', [], march)).toEqual([]);
  });

  test('given is counted by the age on the last day, whichever capsule it was', () => {
    const given = makeRow({ date: '2026-02-07', vitaminA: true, weightKg: undefined });
    expect(vitaminA('2025-02-20', [given])).toEqual(['vitARedDue', 'vitARedGiven']);
    expect(vitaminA('2025-07-20', [given])).toEqual(['vitABlueDue', 'vitABlueGiven']);
    expect(vitaminA('2025-07-20', [makeRow({ date: '2026-01-07', vitaminA: true })])).toEqual(['vitABlueDue']);
  });
});
