import { cardGroup, completedMonths } from '#lib/domain/age.ts';
import type { LocalDate } from '#lib/domain/dates.ts';
import type { Finding, ReferralLevel } from '#lib/domain/interpretation.ts';
import { cardOf, type Card } from '#lib/domain/interpretation/card.ts';
import { CONFIDENTIAL_REASON, partReasons, type ReferralReason } from '#lib/domain/referral/confidential-reason.ts';
import { proposeDestination } from '#lib/domain/referral/destination.ts';
import type { HomeVisitRecord } from '#lib/events/home-visit-view.ts';
import type { PersonRecord } from '#lib/events/person-view.ts';
import type { Answers } from '#lib/forms/engine/answers.ts';
import type { App } from '../app.svelte.ts';
import { CARE_TABLES, answersIn } from '#lib/events/person/person-care.ts';
import { personOf, readKnownPerson } from './known-person.ts';
import { interpretOf } from '#lib/events/person/interpret-of.ts';
import { findInHomeVisit } from './save-home-visit.ts';

/** What a referral begins with. */
export interface ReferralStart {
  readonly card: Card;
  readonly level: ReferralLevel;
  /** With their values; confidential ones where this device holds the answers. */
  readonly reasons: readonly ReferralReason[];
  /** The session document or home visit they come from. */
  readonly fromVisit?: string;
  readonly source?: { readonly kind: 'result' | 'visit'; readonly date: LocalDate };
}

/** Where to look for reasons: a home visit, a session, or the newest result where neither is named. */
export interface ReferralOrigin {
  readonly homeVisit?: HomeVisitRecord;
  readonly sessionDocumentId?: string;
}

/** Reads what a referral of this person begins with, from what this device holds. @param valueOf the value of a finding in words */
export async function loadReferralStart(
  app: Pick<App, 'openRecords' | 'register' | 'signIn'>,
  person: PersonRecord,
  today: LocalDate,
  origin: ReferralOrigin,
  valueOf: (finding: Finding) => string | undefined,
): Promise<ReferralStart> {
  const birthDate = person.birthDate;
  const byAge = cardOf(birthDate === undefined ? 'adult' : cardGroup(completedMonths(birthDate, today)));
  const { homeVisit } = origin;
  if (homeVisit) {
    const { level, reasons } = findInHomeVisit(homeVisit.group, answersOf(homeVisit));
    const { homeVisitId: fromVisit, date } = homeVisit;
    return { card: byAge, level, reasons, fromVisit, source: { kind: 'visit', date } };
  }
  const tables = ['visit', ...CARE_TABLES] as const;
  const records = await app.openRecords(tables);
  const rows = tables
    .flatMap((table) => records?.rows(table) ?? [])
    .filter((row) => app.register?.canonicalId(personOf(row) ?? '') === person.personId);
  await records?.close();
  const known = readKnownPerson(person, rows, today, { reader: app.signIn.current });
  const visit = known.visits.find(({ documentId }) => documentId === (origin.sessionDocumentId ?? documentId));
  const result = visit && interpretOf({ visit, person, earlier: known.visits, care: known.careOn(visit.date) });
  if (!visit || !result) return { card: byAge, level: 'none', reasons: [] };
  const { open, confidential } = partReasons(result.interpretation.findings, valueOf);
  return {
    card: result.card,
    level: result.interpretation.referralLevel,
    reasons: [...open.filter(({ code }) => confidential.length === 0 || code !== CONFIDENTIAL_REASON), ...confidential],
    fromVisit: visit.documentId,
    source: { kind: 'result', date: visit.date },
  };
}

/** Answers that the form of a referral begins with. */
export function startAnswers({ level }: Pick<ReferralStart, 'level'>, insured: boolean | undefined): Answers {
  if (level === 'none') return insured === undefined ? {} : { insured };
  return { level, to: proposeDestination(level), ...(insured === undefined ? {} : { insured }) };
}

function answersOf({ row, dangerSigns }: HomeVisitRecord): Answers {
  const values = Object.entries(answersIn(row));
  const plain = values.flatMap(([code, value]) => (typeof value === 'boolean' ? [[code, value] as const] : []));
  return { ...Object.fromEntries(plain), dangerSigns };
}
