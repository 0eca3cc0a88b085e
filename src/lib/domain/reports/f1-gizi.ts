import { BALITA_MONTHS } from '../growth/growth-status.ts';
import { F1_BANDS, bandOf } from '../indicators/child-facts.ts';
import { isInMonth } from '../indicators/person-history.ts';
import { isPregnantOn } from '../indicators/maternal-facts.ts';
import { isInChildbed } from '../pregnancy/childbed.ts';
import { numberIn } from '../screening/answers.ts';
import { all, any, counted, found, hasFact, monthsBetween, not, said, wasGiven } from './look-ups.ts';
import type { Holds, ReportBand, ReportLine, ReportSection } from './report-form.ts';
import type { ReportSubject } from './report-subject.ts';

/** Age at which a child's weight is held against `S36_WEIGHT_KG`, completed months. @source F1 Gizi, items 13-14 */
const S36_MONTHS = 36;
/** @source F1 Gizi, item 14: S36 with BB >= 11.5 kg */
const S36_WEIGHT_KG = 11.5;
/** Ages of which exclusive breastfeeding is told, completed months. @source F1 Gizi, items 16-17 */
const BREASTFED_MONTHS = [0, 1, 2, 3, 4, 5, 6] as const;

const isBalita: Holds = ({ ageMonths }) => ageMonths < BALITA_MONTHS;
const isPoor: Holds = ({ isPoor: poor }) => poor === true;
const isNotPoor: Holds = ({ isPoor: poor }) => poor === false;

const BANDS: readonly ReportBand[] = F1_BANDS.map((code) => ({
  code,
  holds: ({ ageMonths }) => bandOf(ageMonths) === code,
}));

/** Items 1-12; item 8 is K - D. */
const ITEMS: readonly ReportLine[] = [
  { code: 'S', counts: hasFact('S') },
  { code: 'K', counts: hasFact('K') },
  { code: 'N', counts: hasFact('N') },
  { code: 'T', counts: hasFact('T') },
  { code: 'O', counts: hasFact('O') },
  { code: 'B', counts: hasFact('B') },
  { code: 'D', counts: hasFact('D') },
  { code: 'absent', difference: ['K', 'D'] },
  { code: 'BGM', counts: hasFact('BGM') },
  { code: 'twoT', counts: hasFact('twoT') },
  { code: 'giziBurukBBU', counts: hasFact('severeUnderweight') },
  { code: 'giziKurangBBU', counts: all(hasFact('underweight'), not(hasFact('severeUnderweight'))) },
];

const WELFARE: readonly ReportBand[] = [
  { code: 'poor', holds: isPoor },
  { code: 'notPoor', holds: isNotPoor },
];

/**
 * The F1 report of nutrition: items 1-12 of everybody and of the poor (G) and the others (NG) apart, then items 13-22.
 * @source F1 Gizi (revised form, 2026); pws.md 6.1
 */
export const F1_SECTIONS: readonly ReportSection[] = [
  { code: 'f1', who: isBalita, bands: BANDS, bySex: true, lines: ITEMS },
  { code: 'f1Poor', who: all(isBalita, isPoor), bands: BANDS, bySex: true, lines: ITEMS },
  { code: 'f1NotPoor', who: all(isBalita, isNotPoor), bands: BANDS, bySex: true, lines: ITEMS },
  {
    code: 'f1Children',
    who: isBalita,
    bands: WELFARE,
    bySex: true,
    lines: [
      { code: 'S36', counts: ({ ageMonths }) => ageMonths === S36_MONTHS },
      {
        code: 'S36Heavy',
        counts: (child) => child.ageMonths === S36_MONTHS && (weightOfMonth(child) ?? 0) >= S36_WEIGHT_KG,
      },
      { code: 'vitABlueGiven', counts: hasFact('vitABlueGiven') },
      { code: 'vitARedGiven', counts: hasFact('vitARedGiven') },
    ],
  },
  {
    code: 'f1Breastfed',
    who: monthsBetween(0, BREASTFED_MONTHS.length - 1),
    bands: BREASTFED_MONTHS.map((month) => ({
      code: `${month}`,
      holds: ({ ageMonths }) => ageMonths === month,
    })),
    bySex: false,
    lines: [
      { code: 'infants', counts: () => true },
      { code: 'exclusiveBf', counts: said('exclusiveBf', true) },
    ],
  },
  {
    code: 'f1Mothers',
    who: () => true,
    bands: WELFARE,
    bySex: false,
    lines: [
      { code: 'postpartum', counts: inChildbed },
      { code: 'vitAMother', counts: all(inChildbed, any(wasGiven('vitA'), counted('vitAMother'))) },
      { code: 'pregnant', counts: isPregnant },
      { code: 'pregnantKek', counts: all(isPregnant, found('muacCm', 'KEK')) },
      { code: 'pregnantIron', counts: all(isPregnant, any(wasGiven('iron'), counted('ironGiven'))) },
      { code: 'earlyInitiation', counts: hadEarlyInitiation },
    ],
  },
];

/** Pregnant on the last day of the month. */
export function isPregnant({ history, period }: ReportSubject): boolean {
  return isPregnantOn(history, period.lastDay);
}

/** Gave birth, and was in childbed (to the 42nd day) at some time of the month. */
export function inChildbed({ history, period }: ReportSubject): boolean {
  return history.pregnancies.some(
    ({ endedDate, outcome }) =>
      endedDate !== undefined &&
      (outcome === 'liveBirth' || outcome === 'stillbirth') &&
      endedDate <= period.lastDay &&
      (isInMonth(endedDate, period) || isInChildbed(endedDate, period.firstDay)),
  );
}

/** Weight of the last weighing of the month, kg. */
function weightOfMonth({ seen }: ReportSubject): number | undefined {
  return seen.flatMap(({ answers }) => numberIn(answers, 'weightKg') ?? []).at(-1);
}

/** Born in the month and put to the breast within the hour. */
function hadEarlyInitiation({ history, period }: ReportSubject): boolean {
  return isInMonth(history.person.birthDate, period) && history.birth.earlyInitiation === true;
}
