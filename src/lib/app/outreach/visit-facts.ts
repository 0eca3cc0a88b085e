import { ageDays, completedMonths } from '#lib/domain/age.ts';
import type { LocalDate } from '#lib/domain/dates.ts';
import type { HomeVisitFacts } from '#lib/domain/homevisit/visit-reasons.ts';
import { isOnZeroDoseList } from '#lib/domain/immunisation/completeness.ts';
import { overdueDoses, refusedDoses } from '#lib/domain/immunisation/dose-lists.ts';
import { isInChildbed } from '#lib/domain/pregnancy/childbed.ts';
import { computeMotherContacts, computeNewbornContacts, type Contact } from '#lib/domain/pregnancy/contact-windows.ts';
import { gestationWeeks, isNearDue } from '#lib/domain/pregnancy/gestation.ts';
import { isOpen } from '#lib/domain/referral/referral-state.ts';
import { judgeAks, type AksClass } from '#lib/domain/screening/aks.ts';
import { readContacts } from '#lib/events/care-view.ts';
import { codesOf } from '#lib/events/code-list.ts';
import { flagOf, textOf, valueOf } from '#lib/events/slots.ts';
import type { KnownPerson } from './known-person.ts';
import type { DatedResult } from './last-results.ts';
import { findInHomeVisit } from './save-home-visit.ts';

/** Days of life in which the contacts of a newborn fall. @source lifecycle.md 3, KN0-KN3 */
const NEWBORN_DAYS = 28;
/** Children who are expected at every session. @source README.md of the domain, balita */
const EXPECTED_BELOW_MONTHS = 60;

/** What a family shares. */
export interface FamilyFacts {
  /** The last visit to any of its members. */
  readonly visitedDate?: LocalDate;
  /** Since when the first of them is in the register. */
  readonly knownSince?: LocalDate;
  /** Only one person lives in the house. */
  readonly alone: boolean;
}

/** All on which the facts of a person rest. */
export interface FactsInput {
  readonly known: KnownPerson;
  readonly results: readonly DatedResult[];
  /** Days on which the Posyandu held a session, oldest first. */
  readonly sessionDates: readonly LocalDate[];
  /** Given for the one member by whom the family stands on the list. */
  readonly family?: FamilyFacts;
  readonly on: LocalDate;
}

/** What is known of a person when the list of home visits is made; what is not known is left out. @source homevisit-referral.md 1 */
export function computeVisitFacts(input: FactsInput): HomeVisitFacts {
  const { known, results, on, family } = input;
  const { care } = known;
  const last = known.homeVisits.find(({ notMet }) => !notMet);
  const aksClass = findAksClass(results);
  const elderlyAlone = family?.alone === true && results.some(({ result }) => result.card === 'elderly');
  return {
    emergencyUnserved: isEmergencyUnserved(input),
    unansweredReferralDate: findUnanswered(known),
    openReasons: results.flatMap(({ result }) => result.interpretation.reasons),
    nearDue: care.pregnancy?.lmpDate !== undefined && isNearDue(gestationWeeks(care.pregnancy.lmpDate, on)),
    motherContactOpen: isMotherContactOpen(known, on),
    newbornContactOpen: isNewbornContactOpen(known, on),
    ...confidentialFacts(known),
    nonAdherent: last?.outcomes.includes('nonAdherent') ?? false,
    ...(aksClass && { aksClass }),
    livesAlone: elderlyAlone || flagOf(last?.row, 'livesAlone') === true,
    bedbound: flagOf(last?.row, 'bedbound') === true,
    disability: codesOf(known.register, 'disability').some((code) => code !== 'none'),
    absentSessions: countAbsent(input),
    ...doseFacts(known, on),
    familyVisitedDate: family?.visitedDate,
    familyKnownSince: family?.knownSince,
  };
}

/** An emergency of a session or a home visit after which nobody has received the person. */
function isEmergencyUnserved({ known, results }: FactsInput): boolean {
  const emergencies = [
    ...results.filter(({ result }) => result.interpretation.referralLevel === 'emergency').map(({ date }) => date),
    ...known.homeVisits
      .filter(({ group, dangerSigns }) => findInHomeVisit(group, { dangerSigns }).level === 'emergency')
      .map(({ date }) => date),
  ];
  const served = known.referrals.filter(({ state }) => state === 'DITERIMA' || state === 'SELESAI');
  return emergencies.some((day) => !served.some(({ date }) => date >= day));
}

function findUnanswered({ referrals }: KnownPerson): LocalDate | undefined {
  return referrals
    .filter(({ state }) => isOpen(state) && state !== 'DITERIMA')
    .map(({ date }) => date)
    .sort()[0];
}

function isMotherContactOpen({ care: { delivery } }: KnownPerson, on: LocalDate): boolean {
  if (!delivery || !isInChildbed(delivery.date, on)) return false;
  return computeMotherContacts(delivery.date, delivery.contactDates ?? [], on).some(isWanted);
}

function isNewbornContactOpen({ person: { birthDate }, contacts }: KnownPerson, on: LocalDate): boolean {
  if (birthDate === undefined || ageDays(birthDate, on) > NEWBORN_DAYS) return false;
  const seen = readContacts(contacts).filter(({ kind }) => kind === 'neo');
  const dates = seen.map(({ date }) => date);
  return computeNewbornContacts(birthDate, dates, on).some(isWanted);
}

function isWanted({ status }: Contact): boolean {
  return status === 'due' || status === 'missed';
}

/** Only what this device holds: of others' confidential answers nobody learns by the list. */
function confidentialFacts({ sensitive }: KnownPerson): Pick<HomeVisitFacts, 'tuberculosis' | 'mentalDisorder'> {
  return {
    tuberculosis: sensitive.some(
      (row) => textOf(row, 'group') === 'tuberculosis' || valueOf(row, 'tbDiagnosisDate') !== undefined,
    ),
    mentalDisorder: sensitive.some((row) => flagOf(row, 'mentalDisorder') === true),
  };
}

function findAksClass(results: readonly DatedResult[]): AksClass | undefined {
  const judged = new Set(results.map(({ result }) => judgeAks(result.input.answers)?.class));
  return (['M', 'R', 'S', 'B', 'T'] as const).find((code) => judged.has(code));
}

/** Sessions missed one after another up to the last, of those who are expected at each. */
function countAbsent({ known, sessionDates, on }: FactsInput): number {
  const { person, visits, care } = known;
  const { birthDate, enteredDate } = person;
  const isChild = birthDate !== undefined && completedMonths(birthDate, on) < EXPECTED_BELOW_MONTHS;
  if (!isChild && !care.pregnancy) return 0;
  const since = [birthDate ?? '', enteredDate ?? ''].sort().at(-1) ?? '';
  const came = new Set<string>(visits.map(({ date }) => date));
  const held = sessionDates.filter((date) => date < on && date >= since);
  const lastCame = held.findLastIndex((date) => came.has(date));
  return held.length - 1 - lastCame;
}

function doseFacts(
  { care: { doses }, person }: KnownPerson,
  on: LocalDate,
): Pick<HomeVisitFacts, 'immunisationOverdue' | 'zeroDose' | 'immunisationRefused'> {
  const { birthDate, sex } = person;
  if (!doses || birthDate === undefined) return {};
  const isChild = completedMonths(birthDate, on) < EXPECTED_BELOW_MONTHS;
  return {
    immunisationOverdue: overdueDoses(doses).length > 0,
    zeroDose: isChild && isOnZeroDoseList({ birthDate, ...(sex && { sex }) }, doses, on),
    immunisationRefused: refusedDoses(doses).length > 0,
  };
}
