import type { LocalDate } from '#lib/domain/dates.ts';
import type { Weighing } from '#lib/domain/growth/weighing.ts';
import type { DoseStatus } from '#lib/domain/immunisation/dose-status.ts';
import type { HistoryVisit, PersonHistory } from '#lib/domain/indicators/person-history.ts';
import { checkNik } from '#lib/domain/people/nik.ts';
import { posyanduOf } from '../document-place.ts';
import { readDoses } from '../dose-view.ts';
import { compareText, type Row } from '../fold.ts';
import { countedPerson, type PersonRecord } from '../person-view.ts';
import { flagOf, textOf } from '../slots.ts';
import { readVisit, weighingOf, type VisitRecord } from '../visit-view.ts';
import { chooseRegisterRow } from './choose-record.ts';
import { statusesOfBook } from './dose-statuses.ts';
import { historyHomeVisits, historyReferrals } from './history-outreach.ts';
import { historyPregnancies } from './history-pregnancies.ts';
import { capsulesGiven, historyContacts, historySupplies } from './history-supplies.ts';
import { interpretOf } from './interpret-of.ts';
import { readPersonCare, type Reader } from './person-care.ts';
import { wasThere } from './visits-until.ts';

/** One human with all that facts and reports rest on. */
export interface CountedHuman {
  /** Canonical id. */
  readonly personId: string;
  /** Where the person lives and is counted. */
  readonly posyanduId: string;
  /** The register row that speaks for it. */
  readonly record: PersonRecord;
  readonly history: PersonHistory;
  /** Of a child, at whatever Posyandu, the oldest first. */
  readonly weighings: readonly Weighing[];
  /** G or NG of the F1 report; missing where nobody said. */
  readonly isPoor?: boolean;
}

/** Confidential answers count wherever they are held: what a device may not show, it does not hold or marks (`CONFIDENTIAL_FACTS`). */
const COUNTER: Reader = { accountId: '', role: 'health_officer' };
/** What bears on the findings of a visit; doses change none that is counted. */
const VISIT_CARE: ReadonlySet<string> = new Set(['pregnancy', 'contact', 'lab', 'sensitive']);

/**
 * Reads the history of one human out of all rows that speak of it: the same on the server and on a phone.
 * @param rows of `PERSON_TABLES`, under all ids of this human, of every document, any order
 * @returns undefined for who is not counted: nobody's register row, a visitor from elsewhere, or no birth date
 */
export function historyOf(canonicalId: string, rows: readonly Row[]): CountedHuman | undefined {
  const tables = Map.groupBy([...rows].sort(byPlace), (row) => row.table);
  const of = (table: Row['table']): readonly Row[] => tables.get(table) ?? [];
  const chosen = chooseRegisterRow(canonicalId, of('person'));
  const person = chosen && countedPerson(chosen.record);
  const posyanduId = chosen && posyanduOf(chosen.row.documentId);
  if (!person || posyanduId === undefined) return undefined;
  const { row, record } = chosen;
  const seen = of('visit')
    .flatMap((visit) => readVisit(visit) ?? [])
    .sort((a, b) => compareText(a.date, b.date));
  const visits = interpretVisits(
    seen,
    person,
    rows.filter(({ table }) => VISIT_CARE.has(table)),
  );
  const homeVisits = historyHomeVisits(of('homeVisit'), of('sensitive'));
  const contacts = historyContacts(of('contact'), visits, homeVisits);
  const poor = textOf(row, 'poorHousehold');
  return {
    personId: canonicalId,
    posyanduId,
    record,
    history: {
      person,
      hasValidNik: record.nik !== undefined && checkNik(record.nik, record).length === 0,
      isMarried: textOf(row, 'maritalStatus') === 'married',
      visits,
      contacts,
      supplies: historySupplies(of('supply')),
      pregnancies: historyPregnancies(of('pregnancy'), visits, contacts),
      birth: { weightKg: record.birthWeightKg, earlyInitiation: flagOf(row, 'earlyBreastfeeding') },
      homeVisits,
      referrals: historyReferrals(of('referral'), of('sensitive')),
      dosesOn: rememberDoses(of('dose'), person),
    },
    weighings: [...seen.map(weighingOf), ...capsulesGiven(of('supply'))],
    ...(poor === 'ya' || poor === 'tidak' ? { isPoor: poor === 'ya' } : {}),
  };
}

function interpretVisits(
  seen: readonly VisitRecord[],
  person: { readonly sex?: PersonRecord['sex']; readonly birthDate: LocalDate },
  care: readonly Row[],
): HistoryVisit[] {
  const there = seen.filter(wasThere);
  return there.flatMap((visit, at): HistoryVisit[] => {
    const { date } = visit;
    const result = interpretOf({
      visit,
      person,
      earlier: there.slice(0, at),
      care: readPersonCare(care, person, date, COUNTER),
    });
    if (!result) return [];
    const { card, input, interpretation } = result;
    return [{ date, card, answers: input.answers, findings: interpretation.findings }];
  });
}

/** Doses are read once and judged once a day asked for; nothing where none is known: who has no record is not thereby late. */
function rememberDoses(
  rows: readonly Row[],
  person: { readonly sex?: PersonRecord['sex']; readonly birthDate: LocalDate },
): (on: LocalDate) => readonly DoseStatus[] {
  if (rows.length === 0) return () => [];
  const book = readDoses(rows);
  const isKnown = book.doses.length > 0 || book.decisions.length > 0;
  const known = new Map<LocalDate, readonly DoseStatus[]>();
  return (on) => {
    let statuses = known.get(on);
    if (!statuses) known.set(on, (statuses = (isKnown && statusesOfBook(person, book, on)) || []));
    return statuses;
  };
}

function byPlace(a: Row, b: Row): number {
  return compareText(a.documentId, b.documentId) || compareText(a.subject, b.subject);
}
