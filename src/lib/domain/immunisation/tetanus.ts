import type { LocalDate } from '../dates.ts';
import { DEFAULT_RULES, type RuleSet } from '../rules/rule-set.ts';
import { addSpan, type Span } from './calendar.ts';
import { daysOfDose, type DoseRecord } from './dose-record.ts';

/** Vaccines that protect against tetanus: those of infancy and school count too. @source immunisation.md 1 */
const TETANUS_ANTIGENS: ReadonlySet<string> = new Set(['DPT', 'DT', 'Td', 'TT']);

/** The tetanus status of a woman of fertile age. */
export interface TetanusStatus {
  /** T0 to T5. */
  readonly level: 0 | 1 | 2 | 3 | 4 | 5;
  /** Last day of protection; missing below T2. */
  readonly protectedUntilDate?: LocalDate;
  /** First day for the next step; missing at T5. */
  readonly nextDueDate?: LocalDate;
}

const LEVELS = [0, 1, 2, 3, 4, 5] as const;

/**
 * Reckons the T status: each dose is a step if it came late enough after the step before.
 * @param doses of all vaccines, any order; void and rejected ones, and those without day or month, do not count
 * @source KMK 1098/2024; immunisation.md 1
 */
export function computeTetanusStatus(
  doses: readonly DoseRecord[],
  on: LocalDate,
  { rules }: RuleSet = DEFAULT_RULES,
): TetanusStatus {
  const waits = waitsOf(rules);
  let steps = 0;
  let lastDate: LocalDate | undefined;
  for (const date of datesOf(doses, on)) {
    const wait = waits[steps - 1];
    if (lastDate && (!wait || date < addSpan(lastDate, wait))) continue;
    steps += 1;
    lastDate = date;
  }
  const level = LEVELS[steps] ?? 0;
  const next = waits[steps - 1];
  const years = rules.tetanus.figures.protectedYears.value[steps - 2];
  return {
    level,
    ...(lastDate && years !== undefined ? { protectedUntilDate: addSpan(lastDate, { years }) } : {}),
    ...(lastDate === undefined ? { nextDueDate: on } : next ? { nextDueDate: addSpan(lastDate, next) } : {}),
  };
}

/** True when a pregnant woman lacks a step of the goal, or its protection has run out, and the next step is due. */
export function isTetanusDueInPregnancy(
  { level, protectedUntilDate, nextDueDate }: TetanusStatus,
  on: LocalDate,
  { rules }: RuleSet = DEFAULT_RULES,
): boolean {
  const goal = Number(rules.tetanus.figures.goalInPregnancy.value.slice(1));
  const unprotected = level < goal || (protectedUntilDate !== undefined && protectedUntilDate < on);
  return unprotected && nextDueDate !== undefined && nextDueDate <= on;
}

/** Waits before T2, T3, T4 and T5. */
function waitsOf(rules: RuleSet['rules']): readonly Span[] {
  const { t2AfterWeeks, t3AfterMonths, t4AfterMonths, t5AfterMonths } = rules.tetanus.figures;
  return [
    { weeks: t2AfterWeeks.value },
    { months: t3AfterMonths.value },
    { months: t4AfterMonths.value },
    { months: t5AfterMonths.value },
  ];
}

function datesOf(doses: readonly DoseRecord[], on: LocalDate): LocalDate[] {
  return doses
    .filter((dose) => TETANUS_ANTIGENS.has(dose.antigen) && dose.voidReason === undefined)
    .filter(({ source, verdict }) => source !== 'told' && verdict !== 'rejected')
    .flatMap((dose) => daysOfDose(dose)?.last ?? [])
    .filter((date) => date <= on)
    .sort();
}
