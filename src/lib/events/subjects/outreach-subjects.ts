import { addDays, daysBetween, lastDayOfMonth, monthOf, type LocalDate } from '#lib/domain/dates.ts';
import type { CountedSubject, SubjectMonth } from '#lib/domain/indicators/counted-subject.ts';
import { isReferralOverdue } from '#lib/domain/referral/referral-time.ts';
import { posyanduOf } from '../document-place.ts';
import { codesOf } from '../code-list.ts';
import { compareText, type Row } from '../fold.ts';
import { readHomeVisit } from '../home-visit-view.ts';
import { referralDays } from '../person/history-outreach.ts';
import { readReferral } from '../referral-view.ts';
import { readReport } from '../report-view.ts';
import { ofDay } from './of-day.ts';

/** A finding is followed up within so many days. @source pws.md 3, M06 */
const FOLLOW_UP_DAYS = 7;
/** The outcome of a referral is known within so many days. @source pws.md 3, M07 */
const OUTCOME_DAYS = 30;
/** An alert is answered within 24 hours. @source pws.md 3, P06 */
const ANSWER_MS = 24 * 60 * 60 * 1000;
const DEATH = /^death/;

/** What is asked of a visit to a house besides its own rows. */
export interface VisitContext {
  /** All visits to houses of the same person. */
  readonly ofPerson: readonly Row[];
  /** Referrals of the same person. */
  readonly referrals: readonly Row[];
  /** Rows of `sensitive` with the id of the visit, where they are held. */
  readonly held: readonly Row[];
}

/**
 * A visit to a house with a finding a-d, as a subject of facts. It is followed up once a nakes was told of it, the person was referred, or
 * was visited again, within 7 days.
 */
export function homeVisitSubject(row: Row, { ofPerson, referrals, held }: VisitContext): CountedSubject | undefined {
  const visit = readHomeVisit(row);
  const posyanduId = posyanduOf(row.documentId);
  if (!visit || posyanduId === undefined) return undefined;
  const outcomes = [...visit.outcomes, ...held.flatMap((one) => codesOf(one, 'outcomes'))];
  const isSoon = (date: LocalDate) => date >= visit.date && daysBetween(visit.date, date) <= FOLLOW_UP_DAYS;
  const told = visit.reportedToNurseDate;
  const again = ofPerson.some((one) => {
    const other = readHomeVisit(one);
    return other !== undefined && other.date > visit.date && isSoon(other.date);
  });
  const wasReferred = [...Map.groupBy(referrals, ({ subject }) => subject).values()].some((own) => {
    const referral = readReferral(own);
    return referral !== undefined && isSoon(referral.date);
  });
  const isFollowedUp = (told !== undefined && isSoon(told)) || again || wasReferred;
  const facts: string[] = [];
  if (outcomes.length > 0) facts.push('finding');
  if (outcomes.length > 0 && isFollowedUp) facts.push('findingFollowedUp');
  if (outcomes.includes('dangerSign') && told === undefined && !wasReferred) facts.push('dangerSignOpen');
  return ofDay('homeVisit', visit.homeVisitId, posyanduId, visit.date, facts);
}

/** A referral as a subject of facts: in the month of its proposal; as long as it is open, in each month after. @param rows of one referral */
export function referralSubject(rows: readonly Row[]): CountedSubject | undefined {
  const referral = readReferral(rows);
  const posyanduId = referral && posyanduOf(referral.documentId);
  if (!referral || posyanduId === undefined) return undefined;
  const { date, state, level } = referral;
  const { confirmedDate, outcomeDate } = referralDays(referral);
  const ended = state === 'MENOLAK' || state === 'DIBATALKAN';
  return {
    kind: 'referral',
    subjectId: referral.referralId,
    posyanduId,
    factsIn: (month) => factsUntil(lastDayOfMonth(month)),
    factsUntil,
  };

  function factsUntil(lastDay: LocalDate): SubjectMonth {
    if (date > lastDay) return { facts: [] };
    const facts: string[] = [];
    if (monthOf(date) === monthOf(lastDay) && confirmedDate !== undefined) {
      facts.push('referralConfirmed');
      if (outcomeDate !== undefined && outcomeDate <= addDays(confirmedDate, OUTCOME_DAYS)) facts.push('referralDone');
    }
    const isOpen = !ended && (outcomeDate === undefined || outcomeDate > lastDay);
    if (isOpen) facts.push('referralOpen');
    const stateThen = outcomeDate === undefined || outcomeDate <= lastDay ? state : 'DIKONFIRMASI';
    if (isOpen && isReferralOverdue({ level, proposedDate: date, state: stateThen }, lastDay)) {
      facts.push('referralOverdue');
    }
    return { facts };
  }
}

/** A report from the community as a subject of facts. @param rows of one report */
export function reportSubject(rows: readonly Row[]): CountedSubject | undefined {
  const report = readReport(rows);
  if (!report) return undefined;
  const { id, posyanduId, date, followUp, reported, eventType, deaths } = report;
  const facts = ['alert'];
  const answered = rows
    .filter(({ documentId }) => documentId.startsWith('care:'))
    .flatMap(({ slots }) => slots['followUpState'] ?? [])
    .map(({ at }) => at)
    .sort((a, b) => a - b)[0];
  if (answered !== undefined && answered - reported.at <= ANSWER_MS) facts.push('alertAnswered');
  if (followUp?.state !== 'closed' && followUp?.state !== 'noCase') facts.push('alertOpen');
  if (deaths > 0 || DEATH.test(eventType)) facts.push('deathReported');
  return ofDay('report', id, posyanduId, date, facts);
}

/** Rows of one subject each, in the order of their ids. */
export function bySubject(rows: readonly Row[]): Row[][] {
  const groups = Map.groupBy(rows, ({ subject }) => subject);
  return [...groups.keys()].sort(compareText).map((id) => groups.get(id) ?? []);
}
