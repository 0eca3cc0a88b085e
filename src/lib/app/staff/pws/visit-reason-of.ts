import type { VisitReason } from '#lib/domain/homevisit/visit-reasons.ts';

/** Why a home is visited, by the kind of problem that is open there. */
const REASON_OF: { readonly [kind: string]: VisitReason } = {
  dangerSign: 'emergencyUnserved',
  referral: 'referralUnanswered',
  severeWasting: 'wasting',
  faltering: 'falteringGrowth',
  belowRedLine: 'falteringGrowth',
  pregnancy: 'pregnancyRisk',
  pregnancyPlan: 'nearDue',
  pregnancyKek: 'pregnancyRisk',
  pregnancyContact: 'ancMissed',
  neonate: 'newborn',
  dose: 'immunisationOverdue',
  zeroDose: 'zeroDose',
  tbSuspect: 'tuberculosis',
  hypertension: 'nonAdherent',
  diabetes: 'nonAdherent',
  dependent: 'dependentElderly',
  family: 'familyNotSeen',
};

/** The reason of a visit for a problem; undefined for what no visit mends. */
export function visitReasonOf(kind: string): VisitReason | undefined {
  return REASON_OF[kind];
}
