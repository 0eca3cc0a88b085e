import { completedMonths } from '../age.ts';
import { monthOf } from '../dates.ts';
import { interpretFindings, type Finding, type Interpretation } from '../interpretation.ts';
import {
  classifyBmiForAgeFrom5,
  classifyHeadForAge,
  classifyLengthHeightForAge,
  classifyMuac,
  classifyWeightForAge,
  classifyWeightForLengthHeight,
  MUAC_AGE_MONTHS,
} from './classify.ts';
import {
  BODY_MASS_GRADES,
  GAP_GRADE,
  GROWTH_STATUS_GRADES,
  HEAD_GRADES,
  LENGTH_HEIGHT_GRADES,
  MUAC_GRADES,
  OEDEMA_GRADE,
  WEIGHT_FOR_AGE_GRADES,
} from './grades.ts';
import { BALITA_MONTHS, computeGrowthSeries, type GrowingChild, type GrowthStatus } from './growth-status.ts';
import { findIndex } from './index-finding.ts';
import { scoreWeighing } from './score-weighing.ts';
import { isWeighed, type Weighing } from './weighing.ts';

const BB_U = { field: 'BB_U', classify: classifyWeightForAge, grades: WEIGHT_FOR_AGE_GRADES };
const TB_U = { field: 'TB_U', classify: classifyLengthHeightForAge, grades: LENGTH_HEIGHT_GRADES };
const BB_TB = { field: 'BB_TB', classify: classifyWeightForLengthHeight, grades: BODY_MASS_GRADES };
const IMT_U_FROM_5 = { field: 'IMT_U', classify: classifyBmiForAgeFrom5, grades: BODY_MASS_GRADES };
const LK_U = { field: 'LK_U', classify: classifyHeadForAge, grades: HEAD_GRADES };

/** Codes of the classes of a month's weight. */
const GROWTH_STATUS_CLASSES: Readonly<Record<GrowthStatus, string>> = {
  N: 'NAIK',
  T: 'TIDAK_NAIK',
  O: 'TIDAK_DITIMBANG_BULAN_LALU',
  B: 'BARU',
};

/**
 * Says what the measurements of a child of 0-71 months mean: classes, growth since earlier weighings, and referral.
 * Under 60 months IMT/U gives no finding beside BB/TB, from 60 months it is the only index.
 * @param now what was measured at this visit
 * @param known other rows of the child in any order; those of the same day and later are passed over
 * @source PMK 2/2020; lifecycle.md 3; settled.md 9, 12, 14, 15
 */
export function interpretChild(child: GrowingChild, now: Weighing, known: readonly Weighing[]): Interpretation {
  const scores = scoreWeighing(child, now);
  const ageMonths = completedMonths(child.birthDate, now.date);
  if (ageMonths >= BALITA_MONTHS) {
    return interpretFindings([...findOedema(now), ...findIndex(IMT_U_FROM_5, scores.bmiForAge)]);
  }
  return interpretFindings([
    ...findOedema(now),
    ...findIndex(BB_U, scores.weightForAge),
    ...findIndex(TB_U, scores.lengthHeightForAge),
    ...findIndex(BB_TB, scores.weightForLengthHeight),
    ...findIndex(LK_U, scores.headForAge),
    ...findGrowth(child, now, known),
    ...findMuac(now, ageMonths),
  ]);
}

/** Any oedema of both feet is gizi buruk. */
function findOedema({ oedema }: Weighing): Finding[] {
  return oedema ? [{ field: 'edema', value: 'ya', class: 'GIZI_BURUK', ...OEDEMA_GRADE }] : [];
}

function findGrowth(child: GrowingChild, now: Weighing, known: readonly Weighing[]): Finding[] {
  if (!isWeighed(now)) return [];
  const upToNow = [...known.filter((row) => row.date < now.date), now];
  const growth = computeGrowthSeries(child, upToNow).find(({ month }) => month === monthOf(now.date));
  if (!growth) return [];
  const { status, successiveT, falteringAcrossGap, gainG } = growth;
  const value = successiveT >= 2 ? '2T' : status;
  const findings: Finding[] = [
    { field: 'growthStatus', value, class: GROWTH_STATUS_CLASSES[status], ...GROWTH_STATUS_GRADES[value] },
  ];
  if (falteringAcrossGap && gainG !== undefined) {
    findings.push({ field: 'falteringAcrossGap', value: gainG, class: 'TIDAK_NAIK_SELAMA_JEDA', ...GAP_GRADE });
  }
  return findings;
}

function findMuac({ muacCm }: Weighing, ageMonths: number): Finding[] {
  if (muacCm === undefined || ageMonths < MUAC_AGE_MONTHS.from || ageMonths > MUAC_AGE_MONTHS.to) return [];
  const found = classifyMuac(muacCm);
  return [{ field: 'muacCm', value: muacCm, class: found, ...MUAC_GRADES[found] }];
}
