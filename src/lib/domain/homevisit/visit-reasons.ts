import { completedMonths } from '../age.ts';
import { addDays, type LocalDate } from '../dates.ts';
import { DEFAULT_RULES, type RuleSet } from '../rules/rule-set.ts';
import type { AksClass } from '../screening/aks.ts';

/** Why a home is visited, and its place in the order: 1 goes first. @source homevisit-referral.md 1 */
export const VISIT_REASONS = {
  emergencyUnserved: 1,
  referralUnanswered: 2,
  wasting: 3,
  falteringGrowth: 3,
  stuntingCare: 3,
  pregnancyRisk: 4,
  ancMissed: 4,
  nearDue: 4,
  childbed: 5,
  newborn: 5,
  tuberculosis: 6,
  mentalDisorder: 6,
  nonAdherent: 6,
  dependentElderly: 7,
  livesAlone: 7,
  bedbound: 7,
  disability: 7,
  absent: 8,
  immunisationOverdue: 8,
  zeroDose: 8,
  immunisationRefused: 8,
  familyNotSeen: 9,
} as const;
export type VisitReason = keyof typeof VISIT_REASONS;

/** What is known of a person when the list is made; what is missing gives no reason. */
export interface HomeVisitFacts {
  /** A danger sign or a MERAH TUA result that nobody has confirmed as served. */
  readonly emergencyUnserved?: boolean;
  /** The day of the oldest referral without answer. */
  readonly unansweredReferralDate?: LocalDate;
  /** Reasons of the last interpretation of each card, under which the person still is. */
  readonly openReasons?: readonly string[];
  /** Pregnant, and in the last weeks. */
  readonly nearDue?: boolean;
  /** A contact of mother (KF) or newborn (KN) is due or was missed. */
  readonly motherContactOpen?: boolean;
  readonly newbornContactOpen?: boolean;
  /** In treatment, or a contact of someone who is. */
  readonly tuberculosis?: boolean;
  readonly mentalDisorder?: boolean;
  readonly nonAdherent?: boolean;
  readonly aksClass?: AksClass;
  readonly livesAlone?: boolean;
  readonly bedbound?: boolean;
  readonly disability?: boolean;
  /** Sessions missed one after another, up to the last. */
  readonly absentSessions?: number;
  readonly immunisationOverdue?: boolean;
  readonly zeroDose?: boolean;
  readonly immunisationRefused?: boolean;
  /** The last visit of any kind to the family; missing together with `familyKnownSince` where that is not known. */
  readonly familyVisitedDate?: LocalDate;
  /** Since when the family is in the register: a family never visited counts from here. */
  readonly familyKnownSince?: LocalDate;
}

const WASTING = ['WAST_BURUK', 'WAST_KURANG', 'MUAC_RED', 'MUAC_YELLOW', 'EDEMA'];
const FALTERING = ['BB_T2', 'BGM'];
const PREGNANCY_RISK = ['PREG_KEK', 'PREG_HB', 'PREG_BP', 'PREG_LATE'];

/**
 * Finds why a person must be visited, the most pressing first; empty for nobody to visit.
 * @source homevisit-referral.md 1
 */
export function findVisitReasons(
  facts: HomeVisitFacts,
  on: LocalDate,
  { rules }: RuleSet = DEFAULT_RULES,
): VisitReason[] {
  const of = rules.homeVisit.figures;
  const open = (codes: readonly string[]) => facts.openReasons?.some((reason) => codes.includes(reason)) ?? false;
  const { unansweredReferralDate: asked, aksClass } = facts;
  const seen = facts.familyVisitedDate ?? facts.familyKnownSince;
  const present: { readonly [reason in VisitReason]: boolean | undefined } = {
    emergencyUnserved: facts.emergencyUnserved,
    referralUnanswered: asked !== undefined && on >= addDays(asked, of.unansweredReferralDays.value),
    wasting: open(WASTING),
    falteringGrowth: open(FALTERING),
    stuntingCare: open(['STUNT']),
    pregnancyRisk: open(PREGNANCY_RISK),
    ancMissed: open(['PREG_ANC']),
    nearDue: facts.nearDue,
    childbed: facts.motherContactOpen,
    newborn: facts.newbornContactOpen,
    tuberculosis: facts.tuberculosis || open(['TB_SUSPECT', 'TB_CONTACT']),
    mentalDisorder: facts.mentalDisorder,
    nonAdherent: facts.nonAdherent || open(['NONADHERENT']),
    dependentElderly: aksClass === 'S' || aksClass === 'B' || aksClass === 'T',
    livesAlone: facts.livesAlone,
    bedbound: facts.bedbound,
    disability: facts.disability,
    absent: (facts.absentSessions ?? 0) >= of.absentSessions.value,
    immunisationOverdue: facts.immunisationOverdue,
    zeroDose: facts.zeroDose,
    immunisationRefused: facts.immunisationRefused,
    familyNotSeen: seen !== undefined && completedMonths(seen, on) >= of.familyMonths.value,
  };
  return VISIT_ORDER.filter((reason) => present[reason]);
}

/** Orders two people of the list: the one with the more pressing first reason, then the one with more reasons. */
export function compareByUrgency(a: readonly VisitReason[], b: readonly VisitReason[]): number {
  return priorityOf(a) - priorityOf(b) || b.length - a.length;
}

/** 1 (first) to 9, or 10 where there is no reason. */
export function priorityOf(reasons: readonly VisitReason[]): number {
  return Math.min(10, ...reasons.map((reason) => VISIT_REASONS[reason]));
}

const VISIT_ORDER: readonly VisitReason[] = [
  'emergencyUnserved',
  'referralUnanswered',
  'wasting',
  'falteringGrowth',
  'stuntingCare',
  'pregnancyRisk',
  'ancMissed',
  'nearDue',
  'childbed',
  'newborn',
  'tuberculosis',
  'mentalDisorder',
  'nonAdherent',
  'dependentElderly',
  'livesAlone',
  'bedbound',
  'disability',
  'absent',
  'immunisationOverdue',
  'zeroDose',
  'immunisationRefused',
  'familyNotSeen',
];
