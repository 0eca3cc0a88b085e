import { calendarDay, firstDayOfMonth, previousMonth, type LocalMonth } from '#lib/domain/dates.ts';
import { RULE_SET } from '#lib/domain/interpretation.ts';
import type { PwsPorts } from './ports.ts';
import { FIGURE_CODES, makeRow, type PwsRow, type UnitState } from './row.ts';
import {
  makeAlarms,
  makePopulation,
  makeStrip,
  type GroupPopulation,
  type PwsAlarms,
  type StripLine,
} from './strip.ts';
import { TallyBook } from './tallies.ts';
import { findUnrecorded } from './unrecorded.ts';
import type { PwsUnit, UnitView } from './unit-tree.ts';

/** The situation of a unit in a month, in counts: percent, colour and status follow from them by the domain's rules. */
export interface PwsAnswer {
  readonly month: LocalMonth;
  /** ms since epoch. */
  readonly computedAt: number;
  readonly dataThrough: number | null;
  readonly ruleSet: string;
  /** Months of this answer that are still being counted; their figures are empty. */
  readonly counting: readonly LocalMonth[];
  readonly path: UnitView['path'];
  readonly codes: readonly string[];
  /** Codes of services that nobody in the Puskesmas writes down: their 0 is no data. */
  readonly unrecorded: readonly string[];
  readonly total: PwsRow;
  readonly rows: readonly PwsRow[];
  /** The total of the month before. */
  readonly before: PwsRow | null;
  readonly population: readonly GroupPopulation[];
  readonly strip: readonly StripLine[];
  readonly alarms: PwsAlarms;
}

/** Computes the situation of a unit and of those below it. */
export async function computeDashboard(ports: PwsPorts, view: UnitView, month: LocalMonth): Promise<PwsAnswer> {
  const { unit, children, path } = view;
  const last = previousMonth(month);
  const [now, lately, states, projected, unrecorded] = await Promise.all([
    TallyBook.read(ports, { units: [unit, ...children], months: [month], withTables: true }),
    TallyBook.read(ports, { units: [unit], months: [last], withTables: true }),
    readStates(ports, unit, month),
    readProjected(ports, unit, month),
    findUnrecorded(ports, unit, [month]),
  ]);
  const total = makeRow(now, unit, month, states.of(unit));
  const isLastCounted = lately.isCounted(unit, last);
  const before = isLastCounted ? makeRow(lately, unit, last, states.of(unit)) : null;
  const counts = now.countsOf(unit, month);
  return {
    month,
    computedAt: ports.now(),
    dataThrough: total.dataThrough,
    ruleSet: RULE_SET,
    counting: now.isCounted(unit, month) ? [] : [month],
    path,
    codes: FIGURE_CODES,
    unrecorded: [...(unrecorded.get(month) ?? [])],
    total,
    rows: children.map((child) => makeRow(now, child, month, states.of(child))),
    before,
    population: makePopulation(counts, projected),
    strip: makeStrip(counts),
    alarms: makeAlarms(counts),
  };
}

/** The year's estimates by group: the unit's own, or of a kabupaten the sum of its Puskesmas, where each has one. */
async function readProjected(
  ports: PwsPorts,
  { level, unitId, parts }: PwsUnit,
  month: LocalMonth,
): Promise<Map<string, number>> {
  const year = calendarDay(firstDayOfMonth(month)).year;
  const sums = new Map<string, { sum: number; of: number }>();
  for (const { puskesmasId } of parts) {
    const own = (await ports.readProjected(puskesmasId, year)).get(level === 'regency' ? puskesmasId : unitId);
    for (const [group, count] of own ?? []) {
      const { sum, of } = sums.get(group) ?? { sum: 0, of: 0 };
      sums.set(group, { sum: sum + count, of: of + 1 });
    }
  }
  return new Map([...sums].flatMap(([group, { sum, of }]) => (of === parts.length ? [[group, sum] as const] : [])));
}

/** How far the numbers of the units reach, and how many of their Posyandu work by ILP. */
async function readStates(
  ports: PwsPorts,
  { parts }: PwsUnit,
  month: LocalMonth,
): Promise<{ of(unit: PwsUnit): UnitState }> {
  const read = await Promise.all(
    parts.map(async ({ puskesmasId }) => ({
      through: await ports.readDataThrough(puskesmasId, month),
      ilp: await ports.readIlp(puskesmasId),
    })),
  );
  const through = new Map<string, number>();
  const worksByIlp = new Map<string, boolean>();
  for (const one of read) {
    for (const [posyanduId, at] of one.through) through.set(posyanduId, at);
    for (const [posyanduId, works] of one.ilp) worksByIlp.set(posyanduId, works);
  }
  return {
    of: (unit) => {
      let dataThrough: number | null = null;
      let [ilp, notIlp] = [0, 0];
      for (const { posyanduId } of unit.parts.flatMap(({ posyandu }) => posyandu)) {
        const at = through.get(posyanduId);
        if (at !== undefined && at > (dataThrough ?? 0)) dataThrough = at;
        const works = worksByIlp.get(posyanduId);
        if (works === true) ilp += 1;
        if (works === false) notIlp += 1;
      }
      return { dataThrough, ilp, notIlp };
    },
  };
}
