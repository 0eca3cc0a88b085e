import { CARD_BOUNDS, completedMonths } from '#lib/domain/age.ts';
import type { LocalDate } from '#lib/domain/dates.ts';
import type { PregnancyRecord } from '#lib/events/pregnancy-view.ts';
import type { PersonRecord } from '#lib/events/person-view.ts';
import type { VisitRecord } from '#lib/events/visit-view.ts';
import type { ChartData } from '#lib/ui/charts/chart-data.ts';
import { lmpOf } from '#lib/events/person/pregnancy-state.ts';
import { adultWeightChart, aksChart, bloodPressureCharts, glucoseCharts, type PressureOf } from './adult-charts.ts';
import { bmiForAgeChart } from './bmi-for-age-chart.ts';
import { pregnancyMuacChart, pregnancyWeightChart, type ChartedPregnancy } from './pregnancy-charts.ts';

/** Charts that belong together under one name: `chartGroup.<code>` in the catalogue. */
export interface ChartGroup {
  readonly code: 'pregnancy' | 'bmiForAge' | 'bloodPressure' | 'glucose' | 'weight' | 'aks';
  readonly charts: readonly ChartData[];
}

/** What is known of a person for her charts. */
export interface ChartedPerson {
  readonly person: Pick<PersonRecord, 'sex' | 'birthDate'>;
  /** Oldest first. */
  readonly visits: readonly VisitRecord[];
  readonly pregnancies: readonly PregnancyRecord[];
  readonly today: LocalDate;
}

/** Completed months from which someone is judged as an adult. @source settled.md 21 */
const GROWN_FROM = CARD_BOUNDS.adult;

/** The charts for which there is something to draw, the most telling first. The growth charts of the Buku KIA stand apart. */
export function personCharts(charted: ChartedPerson): ChartGroup[] {
  const { person, visits, today } = charted;
  const ageMonths = person.birthDate === undefined ? undefined : completedMonths(person.birthDate, today);
  const isGrown = ageMonths === undefined || ageMonths >= GROWN_FROM;
  const { sex, birthDate } = person;
  const child = !isGrown && sex !== undefined && birthDate !== undefined ? { sex, birthDate } : undefined;
  const groups: ChartGroup[] = [
    { code: 'pregnancy', charts: pregnancyCharts(charted) },
    { code: 'bmiForAge', charts: present(child && bmiForAgeChart(visits, child)) },
    { code: 'aks', charts: present(aksChart(visits)) },
    { code: 'bloodPressure', charts: bloodPressureCharts(visits, pressureOf(charted, isGrown)) },
    { code: 'glucose', charts: glucoseCharts(visits) },
    {
      code: 'weight',
      charts: present(isGrown ? adultWeightChart(visits.filter(({ group }) => group !== 'pregnant')) : undefined),
    },
  ];
  return groups.filter(({ charts }) => charts.length > 0);
}

/** The last pregnancy that has a first day: the open one, or the one that ended last. */
function pregnancyCharts({ visits, pregnancies }: ChartedPerson): ChartData[] {
  const last = lastPregnancy(pregnancies);
  if (!last) return [];
  return [...present(pregnancyWeightChart(visits, last)), ...present(pregnancyMuacChart(visits, last))];
}

function lastPregnancy(pregnancies: readonly PregnancyRecord[]): ChartedPregnancy | undefined {
  const dated = pregnancies.flatMap((one) => {
    const lmp = lmpOf(one);
    return lmp === undefined ? [] : [{ ...one, lmp, endDate: one.deliveryDate ?? one.endedDate }];
  });
  return dated.toSorted((a, b) => (a.lmp < b.lmp ? 1 : -1))[0];
}

function pressureOf({ pregnancies }: ChartedPerson, isGrown: boolean): PressureOf {
  const isPregnant = pregnancies.some(
    ({ outcome, deliveryDate }) => outcome === undefined && deliveryDate === undefined,
  );
  if (isPregnant) return 'mother';
  return isGrown ? 'adult' : 'teen';
}

function present(chart: ChartData | undefined): ChartData[] {
  return chart ? [chart] : [];
}
