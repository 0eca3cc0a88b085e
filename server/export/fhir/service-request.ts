import { CONFIDENTIAL_REASON, isConfidentialReason } from '#lib/domain/referral/confidential-reason.ts';
import type { ReferralRecord } from '#lib/events/referral-view.ts';
import { ownIdentifier, type FhirContext, type Held } from './context.ts';
import { practitionerRef } from './encounter.ts';
import { refTo, uuidOf, type LocalKey, type LocalResource } from './local-keys.ts';
import { patientKey } from './patient.ts';
import type { ServiceRequest } from './resources.ts';
import { concept, SNOMED } from './systems.ts';

const PRIORITIES: { readonly [level in ReferralRecord['level']]: ServiceRequest['priority'] } = {
  routine: 'routine',
  urgent: 'urgent',
  emergency: 'stat',
};

/**
 * A referral that nakes have decided on; what a cadre only proposes is no order. Confidential reasons are left out, and with them
 * every word of them.
 */
export function buildServiceRequest(
  referral: ReferralRecord,
  at: { readonly personId: string; readonly encounter: LocalKey },
  context: FhirContext,
): LocalResource | Held | undefined {
  const { decided, state, level, date, referralId } = referral;
  if (!decided) return undefined;
  const { personId, encounter } = at;
  const key: LocalKey = `ServiceRequest/${referralId}`;
  const practitioner = context.practitionerOf(decided.by);
  if (practitioner === undefined) return { key, personId, reason: 'practitioner.unknown' };
  const reasons = referral.reasons.filter(({ code }) => code !== CONFIDENTIAL_REASON && !isConfidentialReason(code));
  return {
    key,
    personId,
    resource: {
      resourceType: 'ServiceRequest',
      identifier: [ownIdentifier('servicerequest', uuidOf(key), context)],
      status: statusOf(state),
      intent: 'order',
      category: [concept({ system: SNOMED, code: '3457005', display: 'Patient referral' })],
      priority: PRIORITIES[level],
      code: concept({ system: SNOMED, code: '3457005', display: 'Patient referral' }),
      subject: refTo(patientKey(personId)),
      encounter: refTo(encounter),
      authoredOn: date,
      requester: practitionerRef(practitioner),
      ...(reasons.length > 0
        ? { reasonCode: reasons.map(({ code, value }) => ({ text: value === undefined ? code : `${code} ${value}` })) }
        : {}),
    },
  };
}

function statusOf(state: ReferralRecord['state']): ServiceRequest['status'] {
  if (state === 'SELESAI') return 'completed';
  return state === 'DIBATALKAN' || state === 'MENOLAK' || state === 'TIDAK_DATANG' ? 'revoked' : 'active';
}
