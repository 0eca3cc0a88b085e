import { reviewDoses } from '#lib/domain/immunisation/compute-dose-statuses.ts';
import type { DoseRecord } from '#lib/domain/immunisation/dose-record.ts';
import { isLocalDate, type LocalDate } from '#lib/domain/dates.ts';
import { readLabs } from '#lib/events/care-view.ts';
import { readDoses, type DoseEntry } from '#lib/events/dose-view.ts';
import { compareText, type Row } from '#lib/events/fold.ts';
import { computeAliases } from '#lib/events/person-aliases.ts';
import type { PersonRecord } from '#lib/events/person-view.ts';
import { readPregnancies } from '#lib/events/pregnancy-view.ts';
import { readReferrals } from '#lib/events/referral-view.ts';
import { dateOf, effectiveReading, textOf } from '#lib/events/slots.ts';
import { readSupplies } from '#lib/events/supply-view.ts';
import { readSessionStanding } from '#lib/events/validation-view.ts';
import { readVisit, type VisitRecord } from '#lib/events/visit-view.ts';
import type { Diagnosis } from './condition.ts';
import type { SessionVisit, ValidatedSession } from './session-resources.ts';

/** What is read of the projection. */
export interface RowSource {
  listRows(puskesmasId: string, table: Row['table']): Promise<Row[]>;
  readDocument(puskesmasId: string, documentId: string): Promise<Row[]>;
  findPeople(puskesmasId: string, canonicalIds: readonly string[]): Promise<PersonRecord[]>;
}

/** A Posyandu with the Kemendagri code of its desa. */
export interface SendingUnit {
  readonly posyanduId: string;
  readonly name: string;
  readonly villageCode: string | undefined;
}

const NAKES: ReadonlySet<string> = new Set(['village_nurse', 'health_officer']);

/**
 * Every session of a Puskesmas that stands validated now, the oldest first, with all that belongs to it. A session with a late entry is
 * none until nakes have looked again. Confidential rows are read for coded diagnoses of nakes alone.
 */
export async function gatherSessions(
  source: RowSource,
  puskesmasId: string,
  units: readonly SendingUnit[],
): Promise<ValidatedSession[]> {
  const validations = await source.listRows(puskesmasId, 'validation');
  const decided = validations.filter(({ subject }) => subject.startsWith('session:') && !subject.includes('/'));
  if (decided.length === 0) return [];
  const day = await readDayTables(source, puskesmasId);
  const sessions: ValidatedSession[] = [];
  for (const validation of decided.toSorted((a, b) => compareText(dayIn(a.subject), dayIn(b.subject)))) {
    const rows = await source.readDocument(puskesmasId, validation.subject);
    const visitRows = rows.filter(({ table }) => table === 'visit');
    const sessionRow = rows.find(({ table }) => table === 'session');
    const { state, approval } = readSessionStanding(sessionRow, visitRows, validation);
    const [, posyanduId, date] = validation.subject.split(':');
    const unit = units.find((one) => one.posyanduId === posyanduId);
    if (state !== 'validated' || !approval || !unit || date === undefined || !isLocalDate(date)) continue;
    const visits = visitRows.flatMap((row) => readVisit(row) ?? []);
    const people = await source.findPeople(puskesmasId, [...new Set(visits.map((one) => day.canonical(one.personId)))]);
    sessions.push({
      documentId: validation.subject,
      date,
      place: { posyanduId: unit.posyanduId, name: unit.name },
      validatedBy: approval.by,
      visits: joinVisits(visits, people, { day, date, units }),
    });
  }
  return sessions;
}

/** Tables that say something of the people of a session beside the session itself. */
interface DayTables {
  canonical(personId: string): string;
  readonly doses: readonly DoseEntry[];
  readonly labs: ReturnType<typeof readLabs>;
  readonly referrals: ReturnType<typeof readReferrals>;
  readonly pregnancies: ReturnType<typeof readPregnancies>;
  readonly supplies: ReturnType<typeof readSupplies>;
  readonly diagnoses: readonly (Diagnosis & { readonly personId: string })[];
}

async function readDayTables(source: RowSource, puskesmasId: string): Promise<DayTables> {
  const rows = (table: Row['table']) => source.listRows(puskesmasId, table);
  const aliases = computeAliases(await rows('personMerge'));
  return {
    canonical: (personId) => aliases.get(personId) ?? personId,
    doses: readDoses(await rows('dose')).doses,
    labs: readLabs(await rows('lab')),
    referrals: readReferrals(await rows('referral')),
    pregnancies: readPregnancies(await rows('pregnancy')),
    supplies: readSupplies(await rows('supply')),
    diagnoses: (await rows('sensitive')).flatMap((row) => diagnosisIn(row) ?? []),
  };
}

function joinVisits(
  visits: readonly VisitRecord[],
  people: readonly PersonRecord[],
  { day, date, units }: { readonly day: DayTables; readonly date: LocalDate; readonly units: readonly SendingUnit[] },
): SessionVisit[] {
  const seen = new Set<string>();
  return visits.flatMap((visit): SessionVisit[] => {
    const personId = day.canonical(visit.personId);
    const person = people.find((one) => one.personId === personId);
    if (!person) return [];
    // What belongs to the person and the day goes with one of the rows of a joined double.
    const isFirst = !seen.has(personId);
    seen.add(personId);
    const own = <One extends { readonly personId: string }>(all: readonly One[]): One[] =>
      isFirst ? all.filter((one) => day.canonical(one.personId) === personId) : [];
    const home = person.documentId.split(':')[1];
    const referrals = own(day.referrals).filter((one) => one.fromVisit === visit.documentId);
    const ofReferral = new Set(referrals.map(({ referralId }) => referralId));
    return [
      {
        visit,
        patient: {
          person,
          villageCode: units.find(({ posyanduId }) => posyanduId === home)?.villageCode,
          birthOrder: birthOrderOf(personId, day),
          on: date,
        },
        doses: dosesGiven(person, own(day.doses), date),
        labs: own(day.labs).filter((lab) => lab.date === date),
        referrals,
        supplies: own(day.supplies).filter((one) => one.voidReason === undefined && one.date === date),
        diagnoses: own(day.diagnoses).filter(({ id }) => ofReferral.has(id)),
        pregnancies: own(day.pregnancies).filter((one) => (one.lmp ?? date) <= date && !endedBefore(one, date)),
      },
    ];
  });
}

/** What nakes gave on this very day, with the number that the dates of all doses give it. */
function dosesGiven(person: PersonRecord, doses: readonly DoseEntry[], date: LocalDate): SessionVisit['doses'] {
  const given = doses.filter(({ record }) => isStanding(record) && record.date === date && record.source === 'nakes');
  if (given.length === 0 || person.birthDate === undefined) return [];
  const records = doses.map(({ record }) => record);
  const { placed } = reviewDoses({ birthDate: person.birthDate, sex: person.sex }, records, date);
  return given.map((dose) => {
    const { id, antigen } = dose.record;
    const place = placed.find(({ record }) => record.id === id)?.place.number;
    const before = records.filter((one) => one.antigen === antigen && isStanding(one) && (one.date ?? date) < date);
    return { dose, number: place ?? before.length + 1 };
  });
}

function isStanding({ voidReason, verdict }: DoseRecord): boolean {
  return voidReason === undefined && verdict !== 'rejected';
}

/** 0 for a single birth, else the place in the order of birth. */
function birthOrderOf(personId: string, { pregnancies, canonical }: DayTables): number {
  for (const { childIds } of pregnancies) {
    const at = childIds.findIndex((id) => canonical(id) === personId);
    if (at >= 0) return childIds.length > 1 ? at + 1 : 0;
  }
  return 0;
}

/** A pregnancy that ended before the day is none of its episodes any more. */
function endedBefore(
  { deliveryDate, endedDate }: { readonly deliveryDate?: LocalDate; readonly endedDate?: LocalDate },
  date: LocalDate,
): boolean {
  const end = deliveryDate ?? endedDate;
  return end !== undefined && end < date;
}

function diagnosisIn(row: Row): (Diagnosis & { readonly personId: string }) | undefined {
  const reading = effectiveReading(row.slots['diagnosis']);
  const text = textOf(row, 'diagnosis');
  const personId = textOf(row, 'personId');
  const date = dateOf(row, 'date');
  if (!reading || text === undefined || personId === undefined || date === undefined) return undefined;
  return NAKES.has(reading.role) ? { id: row.subject, date, by: reading.by, text, personId } : undefined;
}

function dayIn(documentId: string): string {
  return `${documentId.slice(-'YYYY-MM-DD'.length)} ${documentId}`;
}
