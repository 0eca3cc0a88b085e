import { isServedAsMother } from '../pregnancy/childbed.ts';
import { inChildbed, isPregnant } from './f1-gizi.ts';
import { all, any, came, chose, counted, found, not, said, wasGiven, wasReferred, wasTaught } from './look-ups.ts';
import type { Holds, ReportSection } from './report-form.ts';

/** Gave birth and is served as a breastfeeding mother, childbed included, on the last day of the month. */
const isMother: Holds = ({ history, period }) =>
  history.pregnancies.some(
    ({ endedDate, outcome }) =>
      outcome === 'liveBirth' && endedDate !== undefined && isServedAsMother(endedDate, period.lastDay),
  );

/**
 * Rekap hari buka of mothers, before and after birth.
 * @source Kartu ILP ibu hamil, nifas dan menyusui; pws.md 6.3
 */
export const MOTHER_SECTIONS: readonly ReportSection[] = [
  {
    code: 'pregnant',
    who: isPregnant,
    bands: [],
    bySex: false,
    lines: [
      { code: 'target', counts: () => true },
      { code: 'came', counts: came('pregnant') },
      { code: 'notCame', counts: not(came('pregnant')) },
      { code: 'weightOnCurve', counts: all(chose('weightOnCurve', 'sesuai'), not(found('weightOnCurve'))) },
      { code: 'weightOffCurve', counts: found('weightOnCurve') },
      { code: 'muacGood', counts: found('muacCm', 'NORMAL') },
      { code: 'muacKek', counts: found('muacCm', 'KEK') },
      { code: 'bpGood', counts: found('bp', 'NORMAL') },
      { code: 'bpHigh', counts: all(found('bp'), not(found('bp', 'NORMAL'))) },
      { code: 'tbSuspect', counts: found('tb', 'TERDUGA') },
      { code: 'ironGiven', counts: any(wasGiven('iron'), counted('ironGiven')) },
      { code: 'ironDaily', counts: said('ironDaily', true) },
      { code: 'foodGiven', counts: any(wasGiven('food'), said('cedFood', true)) },
      { code: 'foodEaten', counts: said('cedFoodRegular', true) },
      { code: 'motherClass', counts: said('motherClass', true) },
      { code: 'taught', counts: wasTaught },
      { code: 'referred', counts: wasReferred },
    ],
  },
  {
    code: 'postpartum',
    who: any(inChildbed, isMother),
    bands: [],
    bySex: false,
    lines: [
      { code: 'target', counts: () => true },
      { code: 'inChildbed', counts: inChildbed },
      { code: 'came', counts: came('postpartum') },
      { code: 'notCame', counts: not(came('postpartum')) },
      { code: 'bpGood', counts: found('bp', 'NORMAL') },
      { code: 'bpHigh', counts: all(found('bp'), not(found('bp', 'NORMAL'))) },
      { code: 'tbSuspect', counts: found('tb', 'TERDUGA') },
      { code: 'vitAMother', counts: any(wasGiven('vitA'), counted('vitAMother')) },
      { code: 'breastfeeding', counts: said('breastfeeding', true) },
      { code: 'contraception', counts: all(chose('ppContraception'), not(chose('ppContraception', 'belum'))) },
      { code: 'taught', counts: wasTaught },
      { code: 'referred', counts: wasReferred },
    ],
  },
];
