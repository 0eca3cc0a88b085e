import type { ReferralReason } from '#lib/domain/referral/confidential-reason.ts';
import { reasonLabelKey } from '#lib/domain/referral/reasons.ts';
import { outreachTextOf } from '#lib/i18n/outreach-text.ts';

/** A reason with its value: `Tekanan darah tinggi: 150/95 mmHg`. */
export function reasonLine({ code, value }: ReferralReason): string {
  const words = outreachTextOf(reasonLabelKey(code));
  return value === undefined || value === '' || value === words ? words : `${words}: ${value}`;
}
