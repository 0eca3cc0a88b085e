import { isInMonth } from '../indicators/person-history.ts';
import { isComplementaryFoodGood } from '../screening/feeding.ts';
import {
  all,
  any,
  came,
  chose,
  found,
  hasFact,
  monthsBetween,
  not,
  said,
  ticked,
  wasGiven,
  wasReferred,
  wasTaught,
} from './look-ups.ts';
import type { Holds, ReportLine, ReportSection } from './report-form.ts';

const cameAsChild = came('child');

/** Lines of a class each of one index, `prefix` making their codes. */
function classLines(prefix: string, field: string, classes: readonly string[]): ReportLine[] {
  return classes.map((one) => ({ code: `${prefix}.${one}`, counts: found(field, one) }));
}

/** The last answer of the month on what the child eats. */
function eats(well: boolean): Holds {
  return ({ seen }) => seen.flatMap(({ answers }) => isComplementaryFoodGood(answers) ?? []).at(-1) === well;
}

/** A dose that is given on a day of the month. */
const gotDose: Holds = ({ history, period }) =>
  history.dosesOn(period.lastDay).some(({ given }) => given?.date !== undefined && isInMonth(given.date, period));

/**
 * "Buku 7", Rekapitulasi Hasil Pemeriksaan Bayi dan Balita, with APRAS: two age groups, which are not those of F1.
 * @source Buku 7; pws.md 6.2
 */
export const BUKU7_SECTIONS: readonly ReportSection[] = [
  {
    code: 'buku7',
    who: monthsBetween(0, 71),
    bands: [
      { code: '0-5', holds: monthsBetween(0, 5) },
      { code: '6-71', holds: monthsBetween(6, 71) },
    ],
    bySex: true,
    lines: [
      { code: 'target', counts: () => true },
      { code: 'came', counts: cameAsChild },
      { code: 'notCame', counts: not(cameAsChild) },
      { code: 'checklistWhole', counts: chose('devChecklist', 'lengkap') },
      { code: 'checklistMissing', counts: chose('devChecklist', 'tidakLengkap') },
      { code: 'weightUp', counts: hasFact('N') },
      { code: 'weightNotUp', counts: hasFact('T') },
      { code: 'belowRed', counts: hasFact('BGM') },
      { code: 'aboveOrange', counts: hasFact('aboveOrange') },
      ...classLines('BB_U', 'BB_U', ['BB_SANGAT_KURANG', 'BB_KURANG', 'BB_NORMAL', 'BB_RISIKO_LEBIH']),
      ...classLines('TB_U', 'TB_U', ['SANGAT_PENDEK', 'PENDEK', 'TB_NORMAL', 'TINGGI']),
      ...classLines('BB_TB', 'BB_TB', [
        'GIZI_BURUK',
        'GIZI_KURANG',
        'GIZI_BAIK',
        'RISIKO_GIZI_LEBIH',
        'GIZI_LEBIH',
        'OBESITAS',
      ]),
      ...classLines('LK_U', 'LK_U', ['LK_KURANG', 'LK_NORMAL', 'LK_LEBIH']),
      ...classLines('muac', 'muacCm', ['MUAC_RED', 'MUAC_YELLOW', 'MUAC_GREEN']),
      { code: 'tbSuspect', counts: found('tb', 'TERDUGA') },
      { code: 'exclusiveBf', counts: said('exclusiveBf', true) },
      { code: 'compFoodGood', counts: eats(true) },
      { code: 'compFoodPoor', counts: eats(false) },
      { code: 'immunised', counts: gotDose },
      { code: 'vitA', counts: any(hasFact('vitABlueGiven'), hasFact('vitARedGiven')) },
      { code: 'deworm', counts: any(wasGiven('deworm'), said('deworm', true)) },
      { code: 'localFood', counts: any(wasGiven('food'), said('recoveryFood', true)) },
      { code: 'taught', counts: all(cameAsChild, wasTaught) },
      { code: 'sick', counts: any(said('sick', true), ticked('dangerSigns')) },
      { code: 'referred', counts: wasReferred },
    ],
  },
];
