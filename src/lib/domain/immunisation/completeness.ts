import type { LocalDate } from '../dates.ts';
import { DEFAULT_RULES, type RuleSet } from '../rules/rule-set.ts';
import type { ImmunisedPerson } from './applicable-doses.ts';
import { addSpan } from './calendar.ts';
import { daysOfDose } from './dose-record.ts';
import { isGiven, type DoseStatus } from './dose-status.ts';

/** Ways in which a child is complete or not. @source immunisation.md 4 */
export const COMPLETENESS = [
  /** Imunisasi dasar lengkap. */
  'IDL',
  /** Imunisasi bayi lengkap, the newer set. */
  'IBL0',
  /** Imunisasi baduta (lanjutan) lengkap. */
  'IBL',
  /** Lengkap sesuai umur. */
  'AGE_OK',
  /** No DPT1 by 12 months. */
  'ZERO',
  /** DPT1, but no DPT3 by 12 months. */
  'UNDER',
] as const;
export type Completeness = (typeof COMPLETENESS)[number];

/** Whether one of them holds. */
export interface CompletenessState {
  readonly code: Completeness;
  readonly holds: boolean;
  /** It holds only if doses that nakes have yet to check are good. */
  readonly unchecked: boolean;
}

const BASIC = ['HB0', 'BCG', 'OPV1', 'OPV2', 'OPV3', 'OPV4', 'DPT1', 'DPT2', 'DPT3', 'IPV1', 'MR1'];
const INFANT = [...BASIC, 'PCV1', 'PCV2', 'RV1', 'RV2', 'RV3', 'IPV2'];
const FOLLOW_UP = ['DPT4', 'MR2'];

/**
 * Judges completeness on a day from the statuses of that day.
 * @param date the day the statuses were computed for
 * @source immunisation.md 4
 */
export function computeCompleteness(
  { birthDate }: ImmunisedPerson,
  statuses: readonly DoseStatus[],
  date: LocalDate,
  { rules }: RuleSet = DEFAULT_RULES,
): CompletenessState[] {
  const of = rules.completeness.figures;
  const basicEnd = addSpan(birthDate, { months: of.basicBelowMonths.value });
  const followUpEnd = addSpan(birthDate, { months: of.followUpBelowMonths.value });
  const followUp = of.followUpWithPcv.value === 'yes' ? [...FOLLOW_UP, 'PCV3'] : FOLLOW_UP;
  const opened = statuses.filter(({ windowOpened, status }) => windowOpened && status !== 'TIDAK_BERLAKU');
  const hasBy = (code: string) => givenBefore(statuses, code, basicEnd) !== undefined;
  return [
    allBefore('IDL', BASIC, statuses, basicEnd),
    allBefore('IBL0', INFANT, statuses, basicEnd),
    allBefore('IBL', followUp, statuses, followUpEnd),
    state('AGE_OK', opened.every(isGiven), opened),
    state('ZERO', date >= basicEnd && !hasBy('DPT1'), []),
    state('UNDER', date >= basicEnd && hasBy('DPT1') && !hasBy('DPT3'), []),
  ];
}

/**
 * True for a child to be listed as not yet reached: no DPT at all from 4 months on.
 * @source immunisation.md 4
 */
export function isOnZeroDoseList(
  { birthDate }: ImmunisedPerson,
  statuses: readonly DoseStatus[],
  date: LocalDate,
  { rules }: RuleSet = DEFAULT_RULES,
): boolean {
  const from = addSpan(birthDate, { months: rules.completeness.figures.zeroDoseListFromMonths.value });
  const first = statuses.find(({ code }) => code === 'DPT1');
  return date >= from && first !== undefined && !isGiven(first);
}

/** Complete when each dose was given in time, or is not needed by this child. */
function allBefore(
  code: Completeness,
  codes: readonly string[],
  statuses: readonly DoseStatus[],
  end: LocalDate,
): CompletenessState {
  const needed = statuses.filter((dose) => codes.includes(dose.code) && dose.status !== 'TIDAK_BERLAKU');
  return state(
    code,
    needed.every((dose) => givenBefore(statuses, dose.code, end)),
    needed,
  );
}

function givenBefore(statuses: readonly DoseStatus[], code: string, end: LocalDate): DoseStatus | undefined {
  const dose = statuses.find((one) => one.code === code);
  const days = dose?.given && daysOfDose(dose.given);
  return days && days.first < end ? dose : undefined;
}

function state(code: Completeness, holds: boolean, doses: readonly DoseStatus[]): CompletenessState {
  return { code, holds, unchecked: holds && doses.some(({ status }) => status === 'SUDAH_PERLU_CEK') };
}
