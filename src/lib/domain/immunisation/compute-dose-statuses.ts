import type { LocalDate } from '../dates.ts';
import { DEFAULT_RULES, type RuleSet } from '../rules/rule-set.ts';
import { datedWindows, type DatedWindows, type ImmunisedPerson, type Surroundings } from './applicable-doses.ts';
import { addSpan } from './calendar.ts';
import type { DoseDecision, DoseRecord } from './dose-record.ts';
import type { DoseStatus, DoseStatusCode } from './dose-status.ts';
import { numberDoses, type NumberedDoses } from './number-doses.ts';
import type { DoseContext, PlacedDose } from './placed-dose.ts';
import { planDoses, type PlannedDose } from './plan-doses.ts';
import { findPutOff } from './put-off.ts';
import { SCHEDULE_2026_11 } from './schedule-2026-11.ts';
import type { Schedule, ScheduledDose } from './schedule.ts';

/** What the statuses rest on besides person, doses and day. */
export interface DoseOptions extends Surroundings {
  /** Postponements and refusals, any order. */
  readonly decisions?: readonly DoseDecision[];
  readonly schedule?: Schedule;
  readonly ruleSet?: RuleSet;
}

/**
 * Says for every dose of the schedule how it stands on a day, in the order of the schedule. Nothing of it is stored: it
 * follows from the doses alone, in whatever order they were entered.
 * @param doses any order; those after the day are passed over
 * @source immunisation.md 3
 */
export function computeDoseStatuses(
  person: ImmunisedPerson,
  doses: readonly DoseRecord[],
  date: LocalDate,
  options: DoseOptions = {},
): DoseStatus[] {
  const context = contextOf(person, date, options);
  const numbered = numberDoses(doses, context);
  const plan = planDoses(numbered, context);
  /** Only the next dose of a vaccine is put off; what comes after it waits anyway. */
  const isNext = (dose: ScheduledDose) =>
    plan.find((step) => step.dose.antigen === dose.antigen && step.kind === 'planned')?.dose === dose;
  return context.schedule.doses.map((dose): DoseStatus => {
    const windows = datedWindows(dose, person, options, context.ruleSet);
    const placed = numbered.placed.find(({ place }) => place === dose);
    const step = plan.find((one) => one.dose === dose);
    const start = {
      code: dose.code,
      antigen: dose.antigen,
      number: dose.number,
      windowOpened: date >= windows.white,
    };
    if (placed) return Object.assign(start, statusOfGiven(placed));
    if (!step || step.kind === 'notNeeded') return Object.assign(start, withoutPlan('TIDAK_BERLAKU'));
    if (step.kind !== 'planned') return Object.assign(start, withoutPlan('LEWAT_BATAS'));
    const open = statusOfOpen(step, windows, context);
    const putOff =
      isNext(dose) && open.status !== 'BELUM_WAKTU'
        ? findPutOff(dose.antigen, numbered.given, options.decisions ?? [], date, context.ruleSet)
        : {};
    return Object.assign(start, open, putOff);
  });
}

/** All records of a person in the schedule's eyes: their places, and those set aside with the reason. */
export function reviewDoses(
  person: ImmunisedPerson,
  doses: readonly DoseRecord[],
  date: LocalDate,
  options: DoseOptions = {},
): NumberedDoses {
  return numberDoses(doses, contextOf(person, date, options));
}

function contextOf(person: ImmunisedPerson, on: LocalDate, options: DoseOptions): DoseContext {
  const { schedule = SCHEDULE_2026_11, ruleSet = DEFAULT_RULES } = options;
  return { person, on, surroundings: options, schedule, ruleSet };
}

type Standing = Omit<DoseStatus, 'code' | 'antigen' | 'number' | 'windowOpened'>;

function withoutPlan(status: DoseStatusCode): Standing {
  return { status, doubts: [], leaveToNurse: false };
}

function statusOfGiven({ record, doubts }: PlacedDose): Standing {
  return { status: doubts.length === 0 ? 'SUDAH' : 'SUDAH_PERLU_CEK', given: record, doubts, leaveToNurse: false };
}

function statusOfOpen(step: PlannedDose, windows: DatedWindows, { on, ruleSet }: DoseContext): Standing {
  const { dueDate, plannedDate } = step;
  const { nursePlansAfterMonths } = ruleSet.rules.immunisation.figures;
  const leaveToNurse = on > addSpan(dueDate, { months: nursePlansAfterMonths.value });
  return { status: colourOn(on, dueDate, windows), dueDate, plannedDate, doubts: [], leaveToNurse };
}

/** The colour of the Buku KIA page on a day, once the dose can be given. */
function colourOn(on: LocalDate, dueDate: LocalDate, { yellow, orange }: DatedWindows): DoseStatusCode {
  if (on < dueDate) return 'BELUM_WAKTU';
  if (orange && on >= orange) return 'KEJAR';
  return yellow && on >= yellow ? 'TERLAMBAT' : 'JATUH_TEMPO';
}
