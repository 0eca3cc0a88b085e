import {
  BODY_MASS_GRADES,
  GAP_GRADE,
  GROWTH_STATUS_GRADES,
  HEAD_GRADES,
  LENGTH_HEIGHT_GRADES,
  MUAC_GRADES,
  OEDEMA_GRADE,
  WEIGHT_FOR_AGE_GRADES,
  type Grade,
} from '../growth/grades.ts';
import { BALITA_MONTHS } from '../growth/growth-status.ts';
import { PLAUSIBLE_Z } from '../growth/implausible.ts';
import { MUAC_AGE_MONTHS } from '../growth/classify.ts';
import { MIN_GAIN } from '../growth/min-gain.ts';
import { figure, figures, rule, type Figures } from './figure.ts';

const PMK = 'Permenkes 2/2020';

/**
 * The rules of growth as they are applied. They are national tables that no Puskesmas changes; here they are told, not
 * set. A test holds the cut-offs against the functions that apply them.
 */
export const GROWTH_RULES = {
  weightForAge: rule('BB/U, berat badan menurut umur', PMK, {
    severeBelow: figure('Sangat kurang: di bawah', -3, 'z'),
    lowBelow: figure('Kurang: di bawah', -2, 'z'),
    highAbove: figure('Risiko lebih: di atas', 1, 'z'),
  }),
  lengthHeightForAge: rule('PB/U dan TB/U, panjang atau tinggi menurut umur', PMK, {
    severeBelow: figure('Sangat pendek: di bawah', -3, 'z'),
    lowBelow: figure('Pendek: di bawah', -2, 'z'),
    highAbove: figure('Tinggi: di atas', 3, 'z'),
  }),
  bodyMassUnder5: rule('BB/PB, BB/TB dan IMT/U di bawah 5 tahun', PMK, {
    severeBelow: figure('Gizi buruk: di bawah', -3, 'z'),
    lowBelow: figure('Gizi kurang: di bawah', -2, 'z'),
    riskAbove: figure('Berisiko gizi lebih: di atas', 1, 'z'),
    highAbove: figure('Gizi lebih: di atas', 2, 'z'),
    obeseAbove: figure('Obesitas: di atas', 3, 'z'),
  }),
  bodyMassFrom5: rule('IMT/U 5-18 tahun', PMK, {
    severeBelow: figure('Gizi buruk: di bawah', -3, 'z'),
    lowBelow: figure('Gizi kurang: di bawah', -2, 'z'),
    highAbove: figure('Gizi lebih: di atas', 1, 'z'),
    obeseAbove: figure('Obesitas: di atas', 2, 'z'),
  }),
  headForAge: rule('LK/U, lingkar kepala menurut umur', 'Kartu ILP bayi-balita; Buku KIA', {
    lowBelow: figure('Kurang dari normal: di bawah', -2, 'z'),
    highAbove: figure('Melebihi normal: di atas', 2, 'z'),
  }),
  muacChild: rule('LiLA anak', 'Kartu ILP bayi-balita', {
    redBelow: figure('Merah: di bawah', 11.5, 'cm'),
    yellowBelow: figure('Kuning: di bawah', 12.5, 'cm'),
    fromMonths: figure('Mulai umur', MUAC_AGE_MONTHS.from, 'months'),
    toMonths: figure('Sampai umur', MUAC_AGE_MONTHS.to, 'months'),
  }),
  minGain: rule(`Kenaikan berat minimal (${MIN_GAIN.version})`, 'Buku KIA rev. 2024, KMS', {
    boys: figures('Laki-laki, mulai umur 1 bulan', gains('m'), 'g', { uncertain: true }),
    girls: figures('Perempuan, mulai umur 1 bulan', gains('f'), 'g'),
    toMonths: figure('Angka terakhir berlaku sampai umur', MIN_GAIN.lastMonth, 'months'),
    statusBelowMonths: figure('N, T, O, B: di bawah umur', BALITA_MONTHS, 'months'),
  }),
  plausible: rule('Nilai yang perlu diukur ulang', 'WHO anthro dan anthroplus', plausibleFigures()),
  growthLevels: rule('Tingkat rujukan pertumbuhan', 'homevisit-referral.md 3; settled.md 12 dan 15', levelFigures()),
} as const;

function gains(sex: 'm' | 'f'): readonly number[] {
  return MIN_GAIN.grams[sex].filter((grams) => grams !== undefined);
}

function plausibleFigures(): Figures {
  return Object.fromEntries(
    Object.entries(PLAUSIBLE_Z).map(([index, { min, max }]) => [index, figures(index, [min, max], 'z')]),
  );
}

/** The level of each reason, as the grades have it. */
function levelFigures(): Figures {
  const grades: readonly Grade[] = [
    ...[
      WEIGHT_FOR_AGE_GRADES,
      LENGTH_HEIGHT_GRADES,
      BODY_MASS_GRADES,
      HEAD_GRADES,
      MUAC_GRADES,
      GROWTH_STATUS_GRADES,
    ].flatMap((table): Grade[] => Object.values(table)),
    OEDEMA_GRADE,
    GAP_GRADE,
  ];
  return Object.fromEntries(
    grades.flatMap(({ reason, level }) =>
      reason && level ? [[reason, { label: reason, value: level, unit: 'code', uncertain: false }]] : [],
    ),
  );
}
