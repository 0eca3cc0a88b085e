import { completedMonths } from '#lib/domain/age.ts';
import { addMonths, monthOf, type LocalDate } from '#lib/domain/dates.ts';
import type { Weighing } from '#lib/domain/growth/weighing.ts';
import { CONFIDENTIAL_FACTS } from '#lib/domain/indicators/confidential-facts.ts';
import type { Interpretation } from '#lib/domain/interpretation.ts';
import { CHARTED_BELOW_MONTHS } from '#lib/domain/growth/growth-age.ts';
import { isConfidentialFinding } from '#lib/domain/screening/confidential.ts';
import { interpretOf } from '#lib/events/person/interpret-of.ts';
import { readPersonCare } from '#lib/events/person/person-care.ts';
import { visitsUntil } from '#lib/events/person/visits-until.ts';
import { conflictsOf } from '#lib/events/slots.ts';
import { weighingOf, type VisitRecord } from '#lib/events/visit-view.ts';
import type { PersonFile } from './person-file.ts';
import { stateOf, type PersonState } from './person-state.ts';
import { readPlace, type PeoplePorts, type Place } from './place.ts';

/** One day on which a person came, and what it meant. */
export interface PersonVisit {
  readonly date: LocalDate;
  /** Where: not always the Posyandu of domicile. */
  readonly posyanduId: string;
  /** Group in which the person was served; null where it is not known. */
  readonly group: string | null;
  /** Null where nothing could be judged. */
  readonly result: Interpretation | null;
  /** N, T, O or B of a child's month. */
  readonly growth: { readonly status: string; readonly gainG: number | null; readonly successiveT: number } | null;
  /** Slots with several different standing values. */
  readonly conflicts: number;
}

/** What everybody with the right to names may know of a person. */
export interface PersonAnswer extends PersonState {
  /** Newest first. */
  readonly visits: readonly PersonVisit[];
  /** Of a child below seven years, oldest first: kg and cm. */
  readonly weighings: readonly Pick<
    Weighing,
    'date' | 'weightKg' | 'lengthHeightCm' | 'position' | 'headCm' | 'muacCm' | 'oedema'
  >[];
  /** The facts as which the person is counted, by month, at most a year back, the oldest first. */
  readonly months: readonly { readonly month: string; readonly facts: readonly string[] }[];
}

const LOOKS_BACK_MONTHS = 11;

/** Reads what is known of a person. What was answered in confidence, and facts that rest on it, are left out. */
export async function readPersonPage(ports: PeoplePorts, place: Place, file: PersonFile): Promise<PersonAnswer> {
  const { people, today } = ports;
  const [{ sessions, open }, months] = await Promise.all([
    readPlace(ports, place),
    people.listMonthsOf(place.puskesmasId, file.personId),
  ]);
  const visits = visitsUntil(file.rows, today);
  const { birthDate } = file.person;
  const isChild = birthDate !== undefined && completedMonths(birthDate, today) < CHARTED_BELOW_MONTHS;
  const from = addMonths(monthOf(today), -LOOKS_BACK_MONTHS);
  return {
    ...stateOf(file, { sessions, open, today }),
    visits: visits.map((visit, at) => visitAnswer(file, visit, visits.slice(0, at))).toReversed(),
    weighings: isChild ? visits.map(measuresOf) : [],
    months: months
      .filter(({ month }) => month >= from && month <= monthOf(today))
      .map(({ month, codes }) => ({ month, facts: codes.filter((code) => !CONFIDENTIAL_FACTS.has(code)) })),
  };
}

function visitAnswer({ person, rows }: PersonFile, visit: VisitRecord, earlier: readonly VisitRecord[]): PersonVisit {
  const { date, posyanduId, row } = visit;
  const result = interpretOf({ visit, person, earlier, care: readPersonCare(rows, person, date) });
  return {
    date,
    posyanduId,
    group: result?.group ?? visit.group ?? null,
    result: result ? withoutConfidential(result.interpretation) : null,
    growth: result?.growth
      ? {
          status: result.growth.status,
          gainG: result.growth.gainG ?? null,
          successiveT: result.growth.successiveT,
        }
      : null,
    conflicts: conflictsOf(row).length,
  };
}

function withoutConfidential({ findings, colour, referralLevel, reasons, ruleSet }: Interpretation): Interpretation {
  const open = findings.filter(({ field }) => !isConfidentialFinding(field));
  const told = new Set(open.flatMap(({ reason }) => reason ?? []));
  return { findings: open, colour, referralLevel, reasons: reasons.filter((reason) => told.has(reason)), ruleSet };
}

function measuresOf(visit: VisitRecord): PersonAnswer['weighings'][number] {
  const { date, weightKg, lengthHeightCm, position, headCm, muacCm, oedema } = weighingOf(visit);
  return { date, weightKg, lengthHeightCm, position, headCm, muacCm, oedema };
}
