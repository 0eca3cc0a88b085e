import { addDays, daysBetween, type LocalDate } from '../dates.ts';
import { datedWindows, isMeantFor } from './applicable-doses.ts';
import { addSpan, laterOf } from './calendar.ts';
import { isLive } from './dose-doubts.ts';
import { findLateStart, intervalBefore, isNeeded } from './late-start.ts';
import type { NumberedDoses } from './number-doses.ts';
import type { DoseContext } from './placed-dose.ts';
import type { Antigen, Phase, ScheduledDose } from './schedule.ts';

/** When an open dose can be given. */
export interface PlannedDose {
  readonly dose: ScheduledDose;
  readonly kind: 'planned';
  /** First day on which it can be given; may be past. */
  readonly dueDate: LocalDate;
  /** Today or later, at its least distance from every dose given or planned. */
  readonly plannedDate: LocalDate;
}

/** An open dose that can no longer be given in time, or that the series does without. */
export interface UnplannedDose {
  readonly dose: ScheduledDose;
  readonly kind: 'closed' | 'notNeeded';
}

/** The open doses of one antigen and phase, and the days its doses lie on. */
interface Series {
  readonly antigen: Antigen;
  readonly open: ScheduledDose[];
  /** Given (counted or not) and planned so far; the last one counts for distance. */
  lastDate: LocalDate | undefined;
  firstDate: LocalDate | undefined;
  closed: boolean;
}

/** A day on which a live vaccine was or will be given. */
interface LiveDay {
  readonly antigen: string;
  readonly date: LocalDate;
  readonly planned: boolean;
}

/**
 * Proposes a day for every open dose: never before its age, never closer than the least interval to the dose before,
 * live vaccines on the same day or 28 days apart, and never in a window that has closed. The dose that can come first is
 * planned first.
 * @source immunisation.md 2 and 3
 */
export function planDoses(numbered: NumberedDoses, context: DoseContext): (PlannedDose | UnplannedDose)[] {
  const series = openSeries(numbered, context);
  const liveDays: LiveDay[] = numbered.given
    .filter(({ record }) => isLive(record.antigen, context.schedule))
    .map(({ record, days }) => ({ antigen: record.antigen, date: days.last, planned: false }));
  const plan: (PlannedDose | UnplannedDose)[] = [];
  for (;;) {
    const next = findNext(series, liveDays, context);
    if (!next) return plan;
    next.from.open.shift();
    plan.push(next.step);
    if (next.step.kind === 'closed') next.from.closed = true;
    if (next.step.kind !== 'planned') continue;
    const { plannedDate, dose } = next.step;
    next.from.lastDate = plannedDate;
    next.from.firstDate ??= plannedDate;
    if (dose.live) liveDays.push({ antigen: dose.antigen, date: plannedDate, planned: true });
  }
}

function openSeries({ placed, given }: NumberedDoses, context: DoseContext): Series[] {
  const all = new Map<string, Series>();
  for (const dose of context.schedule.doses) {
    const key = `${dose.antigen} ${dose.phase}`;
    if (!all.has(key)) all.set(key, startSeries(dose.antigen, dose.phase));
    const isPlaced = placed.some(({ place }) => place.code === dose.code);
    if (!isPlaced && isMeantFor(dose, context.person, context.surroundings)) all.get(key)?.open.push(dose);
  }
  return [...all.values()];

  function startSeries(antigen: Antigen, phase: Phase): Series {
    const own = given.filter(({ record }) => record.antigen === antigen);
    const first = placed.find(({ place }) => place.antigen === antigen && place.phase === phase);
    return { antigen, open: [], lastDate: own.at(-1)?.days.last, firstDate: first?.days.last, closed: false };
  }
}

/** The next step: a series that ends comes at once, else the dose that can be given soonest. */
function findNext(
  series: readonly Series[],
  liveDays: readonly LiveDay[],
  context: DoseContext,
): { from: Series; step: PlannedDose | UnplannedDose } | undefined {
  let soonest: { from: Series; step: PlannedDose } | undefined;
  for (const from of series) {
    const dose = from.open[0];
    if (!dose) continue;
    const step = planOne(dose, from, liveDays, context);
    if (step.kind !== 'planned') return { from, step };
    if (!soonest || step.plannedDate < soonest.step.plannedDate) soonest = { from, step };
  }
  return soonest;
}

function planOne(
  dose: ScheduledDose,
  series: Series,
  liveDays: readonly LiveDay[],
  { person, on, schedule, surroundings, ruleSet }: DoseContext,
): PlannedDose | UnplannedDose {
  const windows = datedWindows(dose, person, surroundings, ruleSet);
  const lateStart = findLateStart(schedule, dose, person.birthDate, series.firstDate ?? laterOf(windows.white, on));
  if (!isNeeded(dose, lateStart)) return { dose, kind: 'notNeeded' };
  const interval = intervalBefore(dose, lateStart);
  // A rejected or early dose was injected all the same: the distance is kept from it though it fills no place.
  const { liveGapDays, sameGapDays } = ruleSet.rules.immunisation.figures;
  const sinceLast = series.lastDate && addSpan(series.lastDate, interval ?? { days: sameGapDays.value });
  const base = sinceLast ? laterOf(windows.white, sinceLast) : windows.white;
  const earliest = laterOf(base, on);
  const others = dose.live ? liveDays.filter(({ antigen }) => antigen !== dose.antigen) : [];
  const given = others.filter(({ planned }) => !planned);
  const plannedDate = awayFrom(others, earliest, liveGapDays.value);
  if (series.closed || plannedDate >= windows.closed) return { dose, kind: 'closed' };
  const free = awayFrom(given, earliest, liveGapDays.value);
  return { dose, kind: 'planned', dueDate: free > earliest ? free : base, plannedDate };
}

/** The first day from `date` on that is a live day itself, or far enough from all of them. */
function awayFrom(liveDays: readonly LiveDay[], date: LocalDate, gapDays: number): LocalDate {
  for (;;) {
    const tooNear = liveDays.find(({ date: live }) => live !== date && Math.abs(daysBetween(live, date)) < gapDays);
    if (!tooNear) return date;
    date = tooNear.date > date ? tooNear.date : addDays(tooNear.date, gapDays);
  }
}
