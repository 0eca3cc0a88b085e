import type { Colour, ReferralLevel } from '../interpretation.ts';
import type { BodyMassClass, HeadClass, LengthHeightForAgeClass, MuacClass, WeightForAgeClass } from './classify.ts';
import type { GrowthStatus } from './growth-status.ts';

/** Reasons for a referral that growth gives. @source homevisit-referral.md 3; settled.md 15, 16 */
export type GrowthReason =
  | 'BB_T1'
  | 'BB_T2'
  | 'BB_GAP'
  | 'BGM'
  | 'AGO'
  | 'BB_KURANG'
  | 'STUNT'
  | 'WAST_BURUK'
  | 'WAST_KURANG'
  | 'OW'
  | 'LK_ABN'
  | 'MUAC_RED'
  | 'MUAC_YELLOW'
  | 'EDEMA';

/** What a class asks for. */
export interface Grade {
  readonly colour: Colour;
  /** Reason and level go together; without them the class asks for no referral. */
  readonly reason?: GrowthReason;
  readonly level?: ReferralLevel;
}

const NORMAL: Grade = { colour: 'HIJAU' };
const routine = (reason: GrowthReason): Grade => ({ colour: 'KUNING', reason, level: 'routine' });
const urgent = (reason: GrowthReason): Grade => ({ colour: 'MERAH', reason, level: 'urgent' });
const emergency = (reason: GrowthReason): Grade => ({ colour: 'MERAH_TUA', reason, level: 'emergency' });

/** @source lifecycle.md 3; homevisit-referral.md 3; settled.md 15 */
export const WEIGHT_FOR_AGE_GRADES: Readonly<Record<WeightForAgeClass, Grade>> = {
  BB_SANGAT_KURANG: urgent('BGM'),
  BB_KURANG: routine('BB_KURANG'),
  BB_NORMAL: NORMAL,
  BB_RISIKO_LEBIH: routine('AGO'),
};

/** `TINGGI` is shown to nakes and asks for no referral. @source lifecycle.md 3; settled.md 15 */
export const LENGTH_HEIGHT_GRADES: Readonly<Record<LengthHeightForAgeClass, Grade>> = {
  SANGAT_PENDEK: routine('STUNT'),
  PENDEK: routine('STUNT'),
  TB_NORMAL: NORMAL,
  TINGGI: { colour: 'KUNING' },
};

/** All but gizi baik are referred. @source lifecycle.md 3; growth.md 6; settled.md 12, 15 */
export const BODY_MASS_GRADES: Readonly<Record<BodyMassClass, Grade>> = {
  GIZI_BURUK: emergency('WAST_BURUK'),
  GIZI_KURANG: urgent('WAST_KURANG'),
  GIZI_BAIK: NORMAL,
  RISIKO_GIZI_LEBIH: routine('OW'),
  GIZI_LEBIH: routine('OW'),
  OBESITAS: routine('OW'),
};

/** @source lifecycle.md 3; settled.md 15 */
export const HEAD_GRADES: Readonly<Record<HeadClass, Grade>> = {
  LK_KURANG: routine('LK_ABN'),
  LK_NORMAL: NORMAL,
  LK_LEBIH: routine('LK_ABN'),
};

/** @source lifecycle.md 3; settled.md 12, 15 */
export const MUAC_GRADES: Readonly<Record<MuacClass, Grade>> = {
  MUAC_RED: emergency('MUAC_RED'),
  MUAC_YELLOW: routine('MUAC_YELLOW'),
  MUAC_GREEN: NORMAL,
};

/** Oedema of both feet is gizi buruk, whatever the z-scores. @source lifecycle.md 3; settled.md 12 */
export const OEDEMA_GRADE: Grade = emergency('EDEMA');

/** What a month's weight asks for; `2T` stands for two or more T running. @source growth.md 4; homevisit-referral.md 3 */
export const GROWTH_STATUS_GRADES: Readonly<Record<GrowthStatus | '2T', Grade>> = {
  N: NORMAL,
  T: routine('BB_T1'),
  '2T': urgent('BB_T2'),
  O: NORMAL,
  B: NORMAL,
};

/** Gained too little over months without weighing: refers like a single T. @source growth.md 4; settled.md 9 */
export const GAP_GRADE: Grade = routine('BB_GAP');
