import type { LocalMonth } from '#lib/domain/dates.ts';
import { INDICATORS } from '#lib/domain/indicators/indicator-list.ts';
import type { Indicator } from '#lib/domain/indicators/indicator.ts';
import type { PwsAnswer } from './dashboard.ts';
import { FIGURE_CODES, type PwsRow } from './row.ts';
import { hideDifferences, isSmall, ToldCounts, type Pair, type Told } from './small-cells.ts';
import type { GroupPopulation, PwsAlarms, StripLine } from './strip.ts';
import type { TrendAnswer } from './trend.ts';

/** Groups that part all residents by age: one hidden alone would follow from the others. */
const BY_AGE: ReadonlySet<string> = new Set(['infant', 'toddler', 'preschool', 'schoolTeen', 'adult', 'elderly']);
/** Their sum stands in figures of children under five, so one is never told without the other. */
const UNDER_FIVE: ReadonlySet<string> = new Set(['infant', 'toddler']);
const LINE_COUNTS = ['target', 'attended', 'absentTwoMonths', 'withProblem', 'referred', 'done'] as const;

/** How many Posyandu opened or cadres work is said aloud in any desa. */
const OF_INSTITUTIONS = /^(M0[1-4]|K5)/;

function speaksOfPeople(indicator: Indicator | undefined): boolean {
  return indicator === undefined || !OF_INSTITUTIONS.test(indicator.code);
}

/**
 * What may be told to those who see counts and never names (kabupaten, desa): nothing from 1 to 4, and nothing from which such a count of this
 * answer could be computed: of part and whole, of nested figures of one unit, of a total and its rows, of one month and the one before.
 */
export function protectAnswer(answer: PwsAnswer): PwsAnswer {
  const { total, rows } = protectTable(answer.total, answer.rows);
  const before = answer.before && protectRow(answer.before);
  const strip = protectStrip(answer.strip);
  return {
    ...answer,
    total,
    rows,
    // Where the whole is hidden, so is that nobody of it has the fact.
    unrecorded: answer.unrecorded.filter((code) => total.figures[FIGURE_CODES.indexOf(code)]),
    before: before && { ...before, figures: parted(before.figures, total.figures, answer.month) },
    population: protectPopulation(answer.population, strip),
    strip,
    alarms: protectAlarms(answer.alarms),
  };
}

/** The same for twelve months of one indicator. */
export function protectTrend(answer: TrendAnswer, indicator: Indicator): TrendAnswer {
  if (!speaksOfPeople(indicator)) return answer;
  const isYearly = indicator.cadence === 'year';
  const [own, ...below] = answer.rows.map(({ unitId, level, name, figures }) => {
    return { unitId, level, name, figures: protectSeries(figures, answer.months, isYearly) };
  });
  if (!own) return answer;
  const figures = below.map((row) => [...row.figures]);
  answer.months.forEach((_, at) => {
    const column = answer.rows.slice(1).map((row, i) => (row.figures[at] ? figures[i]?.[at] : ZERO) ?? null);
    const told = hideDifferences(countsOf(own.figures[at] ?? null), column.map(countsOf));
    told.forEach((isTold, i) => {
      const series = figures[i];
      if (series && !isTold) series[at] = null;
    });
  });
  const rows = below.map(({ unitId, level, name }, i) => ({ unitId, level, name, figures: figures[i] ?? [] }));
  return { months: answer.months, rows: [own, ...rows] };
}

const ZERO: Pair = [0, 0];

function protectTable(total: PwsRow, rows: readonly PwsRow[]): { total: PwsRow; rows: PwsRow[] } {
  const ownTotal = protectRow(total);
  const ownRows = rows.map(protectRow);
  if (rows.length === 0) return { total: ownTotal, rows: [] };
  FIGURE_CODES.forEach((_, at) => {
    if (!speaksOfPeople(INDICATORS[at])) return;
    // A unit without data adds nothing, and everybody sees that it has none.
    const column = rows.map((row, i) => (row.figures[at] ? (ownRows[i]?.figures[at] ?? null) : ZERO));
    const told = hideDifferences(countsOf(ownTotal.figures[at] ?? null), column.map(countsOf));
    told.forEach((isTold, i) => {
      const row = ownRows[i];
      if (row && !isTold) row.figures[at] = null;
    });
  });
  return { total: ownTotal, rows: ownRows };
}

/** Part, whole, and those in between. */
function countsOf(pair: Pair | null): number[] | null {
  return pair && [pair[0], pair[1], pair[1] - pair[0]];
}

/** The figures of one unit; those whose codes begin alike speak of the same people, one within the other. */
function protectRow(row: PwsRow): PwsRow & { figures: (Pair | null)[] } {
  const told = new Map<string, ToldCounts>();
  const figures = row.figures.map((pair, at) => {
    if (!speaksOfPeople(INDICATORS[at])) return pair;
    const family = FIGURE_CODES[at]?.slice(0, 1) ?? '';
    const counts = told.get(family) ?? new ToldCounts();
    told.set(family, counts);
    return pair && counts.take(pair) ? pair : null;
  });
  return { ...row, figures };
}

/** Of what adds up over the year, the month before is hidden where few have come since. */
function parted(before: readonly (Pair | null)[], now: readonly (Pair | null)[], month: LocalMonth): (Pair | null)[] {
  return before.map((pair, at) => {
    const isYearly = INDICATORS[at]?.cadence === 'year' && !month.endsWith('-01');
    const later = now[at];
    return pair && later && isYearly && isNear(pair, later) ? null : pair;
  });
}

function protectSeries(figures: readonly (Pair | null)[], months: readonly LocalMonth[], isYearly: boolean) {
  let last: Pair | null = null;
  return figures.map((pair, at) => {
    if (months[at]?.endsWith('-01')) last = null;
    if (!pair || !new ToldCounts().take(pair) || (isYearly && last && isNear(last, pair))) return null;
    last = pair;
    return pair;
  });
}

function isNear(a: Pair, b: Pair): boolean {
  return isSmall(Math.abs(a[0] - b[0])) || isSmall(Math.abs(a[1] - b[1]));
}

function protectStrip(strip: readonly StripLine[]): StripLine[] {
  const lines = strip.map((line) => {
    const told = new ToldCounts();
    const own = { ...line };
    for (const name of LINE_COUNTS) {
      const count = line[name];
      if (count !== null && !told.take([count])) own[name] = null;
    }
    return own;
  });
  for (const name of LINE_COUNTS) {
    const aged = lines.filter(({ group }) => BY_AGE.has(group));
    const young = aged.filter(({ group }) => UNDER_FIVE.has(group));
    if (young.some((line) => line[name] === null)) for (const line of young) line[name] = null;
    const hidden = aged.filter((line) => line[name] === null);
    const others = aged.filter((line) => (line[name] ?? 0) > 0);
    const smallest = others.sort((a, b) => (a[name] ?? 0) - (b[name] ?? 0))[0];
    if (hidden.length === 1 && smallest) smallest[name] = null;
  }
  return lines;
}

function protectPopulation(population: readonly GroupPopulation[], strip: readonly StripLine[]): GroupPopulation[] {
  const targets = new Map<string, Told>(strip.map(({ group, target }) => [group, target]));
  return population.map((one) => ({ ...one, real: targets.get(one.group) ?? null }));
}

function protectAlarms(alarms: PwsAlarms): PwsAlarms {
  const told = (count: Told): Told => (count === null || isSmall(count) ? null : count);
  return {
    dangerSigns: told(alarms.dangerSigns),
    deaths: told(alarms.deaths),
    alerts: told(alarms.alerts),
    severeWasting: told(alarms.severeWasting),
    referralsOverdue: told(alarms.referralsOverdue),
  };
}
