import { describe, expect, test } from 'vitest';
import type { Json } from '#lib/events/envelope.ts';
import { foldSubject } from '#lib/events/fold.ts';
import type { PregnancyRecord } from '#lib/events/pregnancy-view.ts';
import { readVisit, type VisitRecord } from '#lib/events/visit-view.ts';
import type { ChartData } from '#lib/ui/charts/chart-data.ts';
import { localDate } from '#tests/support/local-date.ts';
import { makeEvent } from '#tests/support/make-event.ts';
import { personCharts, type ChartedPerson } from './person-charts.ts';

function makeVisit(date: string, data: { readonly [slot: string]: Json }): VisitRecord {
  const row = foldSubject(`session:PM1:${date}`, { table: 'visit', subject: 'p1' }, [makeEvent({ id: date, data })]);
  const visit = row && readVisit(row);
  if (!visit) throw new Error('no visit');
  return visit;
}

function chartsOf(overrides: Partial<ChartedPerson>): { readonly [code: string]: ChartData } {
  const person = { sex: 'f', birthDate: localDate('1966-02-01') } as const;
  const groups = personCharts({ person, visits: [], pregnancies: [], today: localDate('2026-08-07'), ...overrides });
  return Object.fromEntries(groups.flatMap(({ charts }) => charts.map((chart) => [chart.code, chart])));
}

const pregnancy: PregnancyRecord = {
  id: 'K1',
  personId: 'p1',
  lmp: localDate('2026-01-01'),
  heightCm: 160,
  prePregWeightKg: 50,
  childIds: [],
  conflicts: [],
};

describe('the charts of a person', () => {
  test('nothing measured, nothing drawn', () => {
    expect(chartsOf({ visits: [makeVisit('2026-08-07', { group: 'adult' })] })).toEqual({});
  });

  test('of two readings of blood pressure the mean stands in the zones of an adult', () => {
    const reading = { bpSystolic: 150, bpDiastolic: 95, bpSystolic2: 140, bpDiastolic2: 85 };
    const { bpSystolic, bpDiastolic } = chartsOf({ visits: [makeVisit('2026-08-07', reading)] });
    expect(bpSystolic?.series[0]?.points).toMatchObject([{ y: 145, date: '2026-08-07' }]);
    expect(bpDiastolic?.series[0]?.points).toMatchObject([{ y: 90 }]);
    expect(bpSystolic?.lines.map(({ label }) => label)).toEqual(['120', '140', '180']);
    expect(bpSystolic?.bands.at(-2)).toMatchObject({ code: 'high', lower: [{ y: 140 }, { y: 140 }] });
  });

  test('a pregnant woman stands in the zones of pregnancy', () => {
    const visits = [makeVisit('2026-08-07', { bpSystolic: 135, bpDiastolic: 80 })];
    expect(chartsOf({ visits, pregnancies: [pregnancy] })['bpSystolic']?.lines.map(({ label }) => label)).toEqual([
      '130',
      '140',
      '160',
    ]);
  });

  test('one visit still spans a year', () => {
    const { glucoseRandom } = chartsOf({ visits: [makeVisit('2026-08-07', { glucoseRandom: 210 })] });
    expect(glucoseRandom && glucoseRandom.x.to - glucoseRandom.x.from).toBe(365);
  });

  test('weight stands in the classes of BMI at the last height, and without a height in none', () => {
    const tall = chartsOf({ visits: [makeVisit('2026-08-07', { weightKg: 60, lengthHeightCm: 160 })] });
    // 18.5 and 25 kg/m2 at 160 cm.
    const normal = tall['adultWeight']?.bands.find(({ code }) => code === 'normal');
    expect(normal?.lower[0]?.y).toBeCloseTo(55, 5);
    expect(normal?.upper[0]?.y).toBeCloseTo(64, 5);
    expect(chartsOf({ visits: [makeVisit('2026-08-07', { weightKg: 60 })] })['adultWeight']?.bands).toEqual([]);
  });

  test('weights of a pregnancy are no trend of an adult', () => {
    const visits = [makeVisit('2026-08-07', { weightKg: 60, group: 'pregnant' })];
    expect(chartsOf({ visits })['adultWeight']).toBeUndefined();
  });

  test('in pregnancy weight runs by week between what IOM expects of a normal BMI', () => {
    const visits = [makeVisit('2025-12-01', { weightKg: 49 }), makeVisit('2026-06-25', { weightKg: 56, muacCm: 23 })];
    const { pregnancyWeight, pregnancyMuac } = chartsOf({ visits, pregnancies: [pregnancy] });
    expect(pregnancyWeight?.series[0]?.points).toMatchObject([{ x: 25, y: 56 }]);
    const [band] = pregnancyWeight?.bands ?? [];
    // 50 kg + 0.5 kg in 13 weeks + 12 weeks of 0.35 kg; most: 50 + 2 + 12 x 0.5.
    expect(band?.lower[25]?.y).toBeCloseTo(54.7, 5);
    expect(band?.upper[25]?.y).toBeCloseTo(58, 5);
    expect(pregnancyMuac?.lines.map(({ label }) => label)).toEqual(['23,5']);
  });

  test('visits after the birth are no part of the pregnancy', () => {
    const visits = [makeVisit('2026-08-07', { weightKg: 56 })];
    const ended = { ...pregnancy, deliveryDate: localDate('2026-07-01') };
    expect(chartsOf({ visits, pregnancies: [ended] })['pregnancyWeight']).toBeUndefined();
  });

  test('ultrasound goes before the remembered period', () => {
    const visits = [makeVisit('2026-08-07', { weightKg: 56 })];
    const scanned = { ...pregnancy, edd: localDate('2026-10-15'), eddSource: 'usg' as const };
    expect(chartsOf({ visits, pregnancies: [scanned] })['pregnancyWeight']?.series[0]?.points[0]?.x).toBeCloseTo(
      30.14,
      2,
    );
  });

  test('an AKS score counts only when all ten items were answered', () => {
    const items = {
      bowel: 2,
      bladder: 2,
      grooming: 1,
      toilet: 2,
      feeding: 2,
      transfer: 3,
      walking: 3,
      dressing: 2,
      stairs: 1,
    };
    const visits = [makeVisit('2026-07-07', items), makeVisit('2026-08-07', { ...items, bathing: 1 })];
    expect(chartsOf({ visits })['aks']?.series[0]?.points).toMatchObject([{ y: 19, date: '2026-08-07' }]);
  });

  test('body mass of a child turns from the page of five years to that of school age', () => {
    const person = { sex: 'm', birthDate: localDate('2021-08-01') } as const;
    const visits = [
      makeVisit('2026-06-01', { weightKg: 17, lengthHeightCm: 106 }),
      makeVisit('2026-09-01', { weightKg: 18, lengthHeightCm: 108 }),
    ];
    const chart = chartsOf({ person, visits, today: localDate('2026-09-02') })['bmiForAgeFrom5'];
    expect(chart?.series[0]?.points).toMatchObject([{ y: 15.4, date: '2026-09-01' }]);
    // WHO Reference 2007, boys, 61 months: median BMI 15.3, +1 SD 16.6.
    expect(chart?.lines.map(({ label }) => label)).toEqual(['-3', '-2', '+1', '+2']);
    expect(chart?.lines[2]?.points[1]?.y).toBeCloseTo(16.6, 1);
  });
});
