import {
  addMonths,
  calendarDay,
  firstDayOfMonth,
  lastDayOfMonth,
  monthOf,
  type LocalDate,
  type LocalMonth,
} from '../dates.ts';
import type { DoseStatus } from '../immunisation/dose-status.ts';
import type { Card } from '../interpretation/card.ts';
import type { Finding } from '../interpretation.ts';
import type { RegisteredPerson } from '../person.ts';
import type { Answers } from '../screening/answers.ts';

/** A day on which somebody was looked at, with what the rules found then. */
export interface HistoryVisit {
  readonly date: LocalDate;
  readonly card: Card;
  readonly answers: Answers;
  readonly findings: readonly Finding[];
}

/** A contact with nakes: antenatal, after birth, or of a newborn. */
export interface HistoryContact {
  readonly date: LocalDate;
  readonly kind: 'anc' | 'pnc' | 'neonatal' | 'chronic';
}

/** Something handed out: `iron` (tablets), `vitA` (capsules), `deworm`, `food`, `ors`, `zinc`. */
export interface HistorySupply {
  readonly date: LocalDate;
  readonly code: string;
  readonly amount: number;
}

/** A pregnancy, from its first day to its end. */
export interface HistoryPregnancy {
  readonly lmpDate?: LocalDate;
  /** First day on which it was known, where the last period is not. */
  readonly knownFrom: LocalDate;
  readonly endedDate?: LocalDate;
  readonly outcome?: 'liveBirth' | 'stillbirth' | 'miscarriage' | 'moved' | 'died';
  /** Born in a place with nakes and equipment; missing where nobody said. */
  readonly atFacility?: boolean;
}

/** What is known of a person's own birth. */
export interface HistoryBirth {
  readonly weightKg?: number;
  readonly earlyInitiation?: boolean;
}

/** A visit to the house. */
export interface HistoryHomeVisit {
  readonly date: LocalDate;
  readonly answers: Answers;
  readonly outcomes: readonly string[];
}

/** A referral; the days on which it was confirmed and its outcome was known. */
export interface HistoryReferral {
  readonly proposedDate: LocalDate;
  readonly confirmedDate?: LocalDate;
  readonly outcomeDate?: LocalDate;
  readonly reasons: readonly string[];
}

/** All that the facts of one person rest on, of any age and time; later entries than the month asked for do no harm. */
export interface PersonHistory {
  readonly person: RegisteredPerson;
  readonly hasValidNik: boolean;
  readonly isMarried: boolean;
  readonly visits: readonly HistoryVisit[];
  readonly contacts: readonly HistoryContact[];
  readonly supplies: readonly HistorySupply[];
  readonly pregnancies: readonly HistoryPregnancy[];
  readonly birth: HistoryBirth;
  readonly homeVisits: readonly HistoryHomeVisit[];
  readonly referrals: readonly HistoryReferral[];
  /** How the doses stand on a day; computed when asked for, and only of those for whom doses are counted. */
  readonly dosesOn: (date: LocalDate) => readonly DoseStatus[];
}

/** A month as facts look at it: what happens each month, and what adds up from January. */
export interface Period {
  readonly month: LocalMonth;
  readonly firstDay: LocalDate;
  readonly lastDay: LocalDate;
  readonly firstDayOfYear: LocalDate;
}

const periods = new Map<LocalMonth, Period>();

/** The period of a month; each is reckoned once, since everybody is counted by the same few. */
export function periodOf(month: LocalMonth): Period {
  let period = periods.get(month);
  if (!period) periods.set(month, (period = makePeriod(month)));
  return period;
}

/** The part of a month that is over at the end of a day. */
export function periodUntil(day: LocalDate): Period {
  return { ...periodOf(monthOf(day)), lastDay: day };
}

function makePeriod(month: LocalMonth): Period {
  const firstDay = firstDayOfMonth(month);
  const january = addMonths(month, 1 - calendarDay(firstDay).month);
  return { month, firstDay, lastDay: lastDayOfMonth(month), firstDayOfYear: firstDayOfMonth(january) };
}

/** True for a day within the month. */
export function isInMonth(date: LocalDate, { firstDay, lastDay }: Period): boolean {
  return date >= firstDay && date <= lastDay;
}

/** True for a day from January to the end of the month. */
export function isInYear(date: LocalDate, { firstDayOfYear, lastDay }: Period): boolean {
  return date >= firstDayOfYear && date <= lastDay;
}

/** True for who lives in the area on a day. */
export function livesInArea({ enteredDate, leftDate }: RegisteredPerson, on: LocalDate): boolean {
  return (enteredDate === undefined || enteredDate <= on) && (leftDate === undefined || leftDate > on);
}

/** Findings of a field on the visits given; those of several visits one after the other. */
export function findingsOf(visits: readonly HistoryVisit[], field: string): Finding[] {
  return visits.flatMap(({ findings }) => findings.filter((finding) => finding.field === field));
}

/** The answers given to a question, oldest visit first; blanks are left out. */
export function answersTo(visits: readonly { readonly answers: Answers }[], code: string): unknown[] {
  return visits.map(({ answers }) => answers[code]).filter((value) => value !== undefined && !isBlankAnswer(value));
}

function isBlankAnswer(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'empty' in value;
}
