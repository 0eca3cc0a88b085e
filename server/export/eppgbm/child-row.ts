import { completedMonths } from '#lib/domain/age.ts';
import { monthOf, type LocalDate } from '#lib/domain/dates.ts';
import { BALITA_MONTHS, computeGrowthSeries } from '#lib/domain/growth/growth-status.ts';
import { scoreWeighing } from '#lib/domain/growth/score-weighing.ts';
import { isWeighed } from '#lib/domain/growth/weighing.ts';
import { classifyKpsp } from '#lib/domain/screening/development.ts';
import type { Territory } from '#lib/domain/management/unit-profile.ts';
import type { PersonRecord } from '#lib/events/person-view.ts';
import { effectiveReading, flagOf, numberOf, textOf } from '#lib/events/slots.ts';
import { weighingOf, type VisitRecord } from '#lib/events/visit-view.ts';
import type { SheetCell } from '../sheets/cell.ts';
import { slashDate, spelledAge } from '../text-of-date.ts';
import type { ExportUnit } from '../unit-choice.ts';
import { lengthForAgeCells, weightForAgeCells, weightForLengthCells } from './words.ts';

/** A child at a session, with what the row needs besides. */
export interface WeighedChild {
  readonly person: PersonRecord & { readonly birthDate: LocalDate };
  readonly visit: VisitRecord;
  /** All visits of the child, any order: N, T, O, B are judged with them. */
  readonly visits: readonly VisitRecord[];
  /** Where it was weighed. */
  readonly unit: ExportUnit;
  readonly puskesmas: string;
  readonly territory: Territory;
}

/** True for a visit that the spreadsheet takes: weighed, and below 60 months on the day. */
export function isForEppgbm({ visit, person }: Pick<WeighedChild, 'visit' | 'person'>): boolean {
  const ageMonths = completedMonths(person.birthDate, visit.date);
  return ageMonths >= 0 && ageMonths < BALITA_MONTHS && isWeighed(weighingOf(visit));
}

/** The cells of a row, without the number in front. @source interop.md 4 */
export function eppgbmCells({ person, visit, visits, unit, puskesmas, territory }: WeighedChild): SheetCell[] {
  const { row, date } = visit;
  const weighing = weighingOf(visit);
  // The letter of a month belongs to its last weighing: in a file they add up to those of the report.
  const growth = computeGrowthSeries(person, visits.map(weighingOf)).find(
    ({ month, weighing: last }) => month === monthOf(date) && last.date === date,
  );
  const scores = scoreWeighing(person, weighing);
  return [
    person.nik ?? '',
    person.name,
    person.sex === undefined ? '' : person.sex === 'm' ? 'L' : 'P',
    slashDate(person.birthDate),
    person.birthWeightKg ?? null,
    person.birthLengthCm ?? null,
    person.motherName ?? '',
    ...(person.outOfArea ? ['', '', ''] : territoryCells(territory)),
    puskesmas,
    // Where a visitor lives is not known; what holds for the Posyandu would make a resident of her.
    person.outOfArea ? '' : unit.village,
    unit.posyandu,
    person.rt ?? '',
    person.rw ?? '',
    person.address ?? '',
    spelledAge(person.birthDate, date),
    slashDate(date),
    weighing.weightKg ?? null,
    weighing.lengthHeightCm ?? null,
    weighing.lengthHeightCm === undefined ? '' : positionWord(weighing.position),
    weighing.muacCm ?? null,
    ...weightForAgeCells(scores.weightForAge),
    ...lengthForAgeCells(scores.lengthHeightForAge),
    ...weightForLengthCells(scores.weightForLengthHeight),
    growth?.status ?? '-',
    '-',
    capsules(visit),
    kpspWord(numberOf(row, 'kpspYes')),
    bookWord(visit),
    yesNoWord(flagOf(row, 'toddlerClass')),
    '-',
    textOf(row, 'note') ?? '-',
  ];
}

function territoryCells({ province, regency, district }: Territory): string[] {
  return [province ?? '', regency ?? '', district ?? ''];
}

function positionWord(position: 'recumbent' | 'standing' | undefined): string {
  if (position === undefined) return '';
  return position === 'recumbent' ? 'Terlentang' : 'Berdiri';
}

/** Imports keep a number, the app a yes. */
function capsules({ row }: VisitRecord): number | string {
  const number = numberOf(row, 'vitA');
  if (number !== undefined) return number > 0 ? number : '-';
  return flagOf(row, 'vitA') ? 1 : '-';
}

/** S, M or P; no number of a KPSP is written into this column. */
function kpspWord(yes: number | undefined): string {
  return yes === undefined ? '-' : classifyKpsp(yes);
}

/** Whether the family holds the book, as a register or an export has said; step 1 asks only whether it was brought. */
function bookWord({ row }: VisitRecord): string {
  const said = effectiveReading(row.slots['kiaBook'])?.role === 'system';
  return said ? yesNoWord(flagOf(row, 'kiaBook')) : '-';
}

function yesNoWord(answer: boolean | undefined): string {
  if (answer === undefined) return '-';
  return answer ? 'Ya' : 'Tidak';
}
