import { calendarDay, isLocalDate, type LocalDate } from '../dates.ts';
import type { Sex } from '../person.ts';

/** What is odd about a NIK. Wrong cards exist: every one of these warns, none refuses. @source interop.md 1 */
export type NikWarning =
  /** Not exactly 16 digits. */
  | 'nik.length'
  /** All digits alike, counting up, or a serial of 0000: typed to fill a field. */
  | 'nik.placeholder'
  /** The first two digits are no province. */
  | 'nik.provinceUnknown'
  /** Day, month or year in the NIK differ from the birth date, or are no date. */
  | 'nik.birthDateMismatch'
  /** The day says the other sex. */
  | 'nik.sexMismatch';

/** What a well-formed NIK says of its bearer; the century is not in it. */
export interface NikContent {
  readonly sex: Sex;
  /** 1-31 */
  readonly day: number;
  /** 1-12 */
  readonly month: number;
  /** Last two digits of the year. */
  readonly yearOfCentury: number;
}

/** Kemendagri codes of the 38 provinces. @source interop.md 2; Permendagri 72/2019 and the Papua laws of 2022 */
const PROVINCES = new Set(
  '11 12 13 14 15 16 17 18 19 21 31 32 33 34 35 36 51 52 53 61 62 63 64 65 71 72 73 74 75 76 81 82 91 92 93 94 95 96'.split(
    ' ',
  ),
);
/** Added to the day of birth of females. */
const FEMALE_DAY_OFFSET = 40;
const SHAPE = /^\d{16}$/;
const ONE_DIGIT = /^(\d)\1{7,}$/;
/** Serials begin at 0001. @source interop.md 1 */
const NO_SERIAL = '0000';

/** True for 16 digits that are not a filler; such a NIK may be wrong, but it can be compared. */
export function isComparableNik(nik: string | undefined): nik is string {
  return nik !== undefined && SHAPE.test(nik) && !isPlaceholder(nik);
}

/**
 * Compares a NIK with itself and with what is known of its bearer.
 * @param nik digits as typed, blanks and quotes taken off
 * @returns all warnings, in the order of the type; none for a NIK that fits
 */
export function checkNik(nik: string, bearer: { birthDate?: LocalDate; sex?: Sex } = {}): NikWarning[] {
  if (isPlaceholder(nik)) return ['nik.placeholder'];
  if (!SHAPE.test(nik)) return ['nik.length'];
  const warnings: NikWarning[] = PROVINCES.has(nik.slice(0, 2)) ? [] : ['nik.provinceUnknown'];
  const content = readNik(nik);
  if (!content) return [...warnings, 'nik.birthDateMismatch'];
  if (bearer.birthDate && !bornOn(content, bearer.birthDate)) warnings.push('nik.birthDateMismatch');
  if (bearer.sex && content.sex !== bearer.sex) warnings.push('nik.sexMismatch');
  return warnings;
}

/** What a NIK says of its bearer; undefined where its digits hold no date. */
export function readNik(nik: string): NikContent | undefined {
  if (!isComparableNik(nik)) return undefined;
  const dayField = Number(nik.slice(6, 8));
  const sex: Sex = dayField > FEMALE_DAY_OFFSET ? 'f' : 'm';
  const day = sex === 'f' ? dayField - FEMALE_DAY_OFFSET : dayField;
  const month = Number(nik.slice(8, 10));
  // 2000 is a leap year, so that 29 February passes for any century.
  if (!isLocalDate(`2000-${nik.slice(8, 10)}-${String(day).padStart(2, '0')}`)) return undefined;
  return { sex, day, month, yearOfCentury: Number(nik.slice(10, 12)) };
}

/**
 * The birth date a NIK gives, as an estimate to be confirmed: the latest century that is not after `notAfter`.
 * @returns undefined where the NIK holds no date of the calendar
 */
export function birthDateFromNik(nik: string, notAfter: LocalDate): LocalDate | undefined {
  const content = readNik(nik);
  if (!content) return undefined;
  const dayAndMonth = `${String(content.month).padStart(2, '0')}-${String(content.day).padStart(2, '0')}`;
  const thisCentury = Math.floor(calendarDay(notAfter).year / 100) * 100;
  for (const century of [thisCentury, thisCentury - 100]) {
    const date = `${century + content.yearOfCentury}-${dayAndMonth}`;
    if (isLocalDate(date) && date <= notAfter) return date;
  }
  return undefined;
}

function bornOn(content: NikContent, birthDate: LocalDate): boolean {
  const { year, month, day } = calendarDay(birthDate);
  return content.day === day && content.month === month && content.yearOfCentury === year % 100;
}

function isPlaceholder(nik: string): boolean {
  return ONE_DIGIT.test(nik) || isCounting(nik) || (SHAPE.test(nik) && nik.endsWith(NO_SERIAL));
}

function isCounting(nik: string): boolean {
  return nik.length >= 8 && '12345678901234567890'.startsWith(nik);
}
