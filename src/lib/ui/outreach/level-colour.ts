import type { Colour, ReferralLevel } from '#lib/domain/interpretation.ts';

/** The colour that goes with a level, always beside its words. @source homevisit-referral.md 3 */
export const COLOUR_OF_LEVEL: { readonly [level in ReferralLevel]: Colour } = {
  none: 'HIJAU',
  routine: 'KUNING',
  urgent: 'MERAH',
  emergency: 'MERAH_TUA',
};
