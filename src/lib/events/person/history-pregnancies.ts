import { addDays, type LocalDate } from '#lib/domain/dates.ts';
import type { HistoryContact, HistoryPregnancy, HistoryVisit } from '#lib/domain/indicators/person-history.ts';
import { isLocalDate } from '#lib/domain/dates.ts';
import { textIn } from '#lib/domain/screening/answers.ts';
import type { Row } from '../fold.ts';
import { readPregnancies, type PregnancyRecord } from '../pregnancy-view.ts';
import { dayOfReading } from './reading-day.ts';
import { LONGEST_PREGNANCY_DAYS, lmpOf } from './pregnancy-state.ts';

/** Where a birth is at the hands of nakes. @source Kartu ILP ibu nifas; pws.md I07 */
const FACILITIES: ReadonlySet<string> = new Set(['pustu', 'puskesmas', 'hospital', 'clinic', 'midwife']);

type Told = Pick<HistoryContact, 'date' | 'kind'>;

/**
 * The pregnancies of a woman: those of the register, and those that only her visits tell of, since who was served as pregnant is a woman to
 * be served. One that nobody has ended ends when no pregnancy lasts longer.
 * @param rows of the table `pregnancy`, hers alone
 */
export function historyPregnancies(
  rows: readonly Row[],
  visits: readonly HistoryVisit[],
  contacts: readonly Told[],
): HistoryPregnancy[] {
  const stated = statedDays(rows);
  const registered = readPregnancies(rows).flatMap((record) => {
    const seen = [
      ...visits.flatMap(({ card, date }) => (card === 'pregnant' ? [date] : [])),
      ...contacts.flatMap(({ kind, date }) => (kind === 'anc' ? [date] : [])),
    ].sort();
    return registeredPregnancy(record, seen[0], stated.get(record.id)) ?? [];
  });
  const told: HistoryPregnancy[] = [];
  for (const visit of visits) {
    if (visit.card !== 'pregnant') continue;
    if ([...registered, ...told].some((one) => covers(one, visit.date))) continue;
    told.push(toldPregnancy(visit));
  }
  return [...registered, ...told];
}

function registeredPregnancy(
  record: PregnancyRecord,
  firstSeen: LocalDate | undefined,
  stated: LocalDate | undefined,
): HistoryPregnancy | undefined {
  const { outcome, deliveryDate, endedDate, birthPlace, knownOn } = record;
  const lmpDate = lmpOf(record);
  const end = deliveryDate ?? endedDate;
  const seen = firstSeen !== undefined && (end === undefined || firstSeen <= end) ? firstSeen : undefined;
  const knownFrom = lmpDate ?? earliest(seen, knownOn) ?? stated ?? end;
  if (knownFrom === undefined) return undefined;
  return {
    ...(lmpDate === undefined ? {} : { lmpDate }),
    knownFrom: end !== undefined && end < knownFrom ? end : knownFrom,
    endedDate: end ?? addDays(lmpDate ?? knownFrom, LONGEST_PREGNANCY_DAYS),
    ...(outcome === undefined ? {} : { outcome: outcome === 'deceased' ? 'died' : outcome }),
    ...(birthPlace === undefined ? {} : { atFacility: FACILITIES.has(birthPlace) }),
  };
}

function earliest(a: LocalDate | undefined, b: LocalDate | undefined): LocalDate | undefined {
  return a === undefined || (b !== undefined && b < a) ? b : a;
}

function toldPregnancy({ date, answers }: HistoryVisit): HistoryPregnancy {
  const lmp = textIn(answers, 'lmp');
  const lmpDate = lmp !== undefined && isLocalDate(lmp) && lmp <= date ? lmp : undefined;
  const endedDate = addDays(lmpDate ?? date, LONGEST_PREGNANCY_DAYS);
  return lmpDate === undefined ? { knownFrom: date, endedDate } : { lmpDate, knownFrom: date, endedDate };
}

function covers({ lmpDate, knownFrom, endedDate }: HistoryPregnancy, date: LocalDate): boolean {
  return date >= (lmpDate ?? knownFrom) && (endedDate === undefined || date <= endedDate);
}

/** The first day on which each pregnancy was stated. */
function statedDays(rows: readonly Row[]): Map<string, LocalDate> {
  const days = new Map<string, LocalDate>();
  for (const { subject, slots } of rows) {
    for (const reading of Object.values(slots).flat()) {
      const day = dayOfReading(reading);
      const known = days.get(subject);
      if (day !== undefined && (known === undefined || day < known)) days.set(subject, day);
    }
  }
  return days;
}
