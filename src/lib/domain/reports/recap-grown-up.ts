import { CARD_BOUNDS } from '../age.ts';
import type { Card } from '../interpretation/card.ts';
import { answersTo } from '../indicators/person-history.ts';
import { all, any, came, chose, found, not, wasReferred, wasTaught, yearsBetween } from './look-ups.ts';
import type { Holds, ReportLine, ReportSection } from './report-form.ts';

const SCHOOL_FROM_YEARS = CARD_BOUNDS.school_teen / 12;
const ADULT_FROM_YEARS = CARD_BOUNDS.adult / 12;
const ELDERLY_FROM_YEARS = CARD_BOUNDS.elderly / 12;
/** First age of the second band of the school recap, completed years. @source pws.md 6.3 */
const TEEN_FROM_YEARS = 15;
/** Nobody is older: closes the last band. */
const OLDEST_YEARS = 150;

/** Codes of what is asked about the mind; confidential answers leave a level behind (`confidentialLevel`). */
const MENTAL_FIELDS = ['phq4', 'srq20', 'headss', 'suicidal'];
const askedOfMind: Holds = (subject) =>
  MENTAL_FIELDS.some((field) => found(field)(subject)) || answersTo(subject.seen, 'confidentialLevel').length > 0;
const troubledMind: Holds = ({ seen }) =>
  seen.some(({ findings }) =>
    findings.some(({ field, level }) => MENTAL_FIELDS.includes(field) && level !== undefined),
  ) || answersTo(seen, 'confidentialLevel').some((level) => level !== 'none');

const isAnaemic = all(found('hb'), not(found('hb', 'NORMAL')));
const isHighBp = found('bp', 'TINGGI', 'TINGGI_BERAT');

/** Who was expected and who came on one of these cards. */
function attendance(...cards: readonly Card[]): ReportLine[] {
  return [
    { code: 'target', counts: () => true },
    { code: 'came', counts: came(...cards) },
    { code: 'notCame', counts: not(came(...cards)) },
  ];
}

/** Blood pressure and sugar as R(endah), N(ormal), T(inggi); what lies between normal and high stands by itself. */
const BLOOD: readonly ReportLine[] = [
  { code: 'bp.low', counts: found('bp', 'RENDAH') },
  { code: 'bp.normal', counts: found('bp', 'NORMAL') },
  { code: 'bp.between', counts: all(found('bp'), not(any(found('bp', 'RENDAH', 'NORMAL'), isHighBp))) },
  { code: 'bp.high', counts: isHighBp },
  { code: 'glucose.low', counts: found('glucoseRandom', 'RENDAH') },
  { code: 'glucose.normal', counts: found('glucoseRandom', 'NORMAL') },
  { code: 'glucose.between', counts: found('glucoseRandom', 'ULANG') },
  { code: 'glucose.high', counts: found('glucoseRandom', 'TINGGI') },
];

const SENSES: readonly ReportLine[] = [
  { code: 'eyesImpaired', counts: found('eye', 'GANGGUAN') },
  { code: 'earsImpaired', counts: found('ear', 'GANGGUAN') },
];

const ENDING: readonly ReportLine[] = [
  { code: 'tbSuspect', counts: found('tb', 'TERDUGA') },
  { code: 'mindAsked', counts: askedOfMind },
  { code: 'mindTroubled', counts: troubledMind },
  { code: 'smokes', counts: chose('smoking', 'aktif') },
  { code: 'taught', counts: wasTaught },
  { code: 'referred', counts: wasReferred },
];

/** What adults and the elderly share. */
const GROWN_UP: readonly ReportLine[] = [
  ...['SK', 'K', 'N', 'G', 'O'].map((one): ReportLine => ({ code: `bmi.${one}`, counts: found('bmi', one) })),
  { code: 'waistOver', counts: found('waistCm', 'LEBIH') },
  ...BLOOD,
  { code: 'cholesterolHigh', counts: found('cholesterol', 'TINGGI') },
  { code: 'uricAcidHigh', counts: found('uricAcid', 'TINGGI') },
  ...SENSES,
  { code: 'pumaHigh', counts: found('puma', 'RUJUK') },
];

/**
 * Rekap hari buka from school age on. Bands and columns by L and P.
 * @source Kartu ILP usia sekolah-remaja, dewasa-lansia; pws.md 6.3
 */
export const GROWN_UP_SECTIONS: readonly ReportSection[] = [
  {
    code: 'schoolTeen',
    who: yearsBetween(SCHOOL_FROM_YEARS, ADULT_FROM_YEARS - 1),
    bands: [
      { code: '6-14', holds: yearsBetween(SCHOOL_FROM_YEARS, TEEN_FROM_YEARS - 1) },
      { code: '15-18', holds: yearsBetween(TEEN_FROM_YEARS, ADULT_FROM_YEARS - 1) },
    ],
    bySex: true,
    lines: [
      ...attendance('school_teen', 'pregnant', 'postpartum'),
      ...['GIZI_BURUK', 'GIZI_KURANG', 'GIZI_BAIK', 'GIZI_LEBIH', 'OBESITAS'].map((one): ReportLine => ({
        code: `IMT_U.${one}`,
        counts: found('IMT_U', one),
      })),
      { code: 'waistOver', counts: found('waistCm', 'LEBIH') },
      ...BLOOD,
      { code: 'anaemic', counts: isAnaemic },
      { code: 'notAnaemic', counts: found('hb', 'NORMAL') },
      ...SENSES,
      ...ENDING,
    ],
  },
  {
    code: 'adult',
    who: yearsBetween(ADULT_FROM_YEARS, ELDERLY_FROM_YEARS - 1),
    bands: [],
    bySex: true,
    lines: [
      ...attendance('adult', 'pregnant', 'postpartum'),
      ...GROWN_UP,
      { code: 'contraception', counts: all(chose('contraception'), not(chose('contraception', 'tidak'))) },
      ...ENDING,
    ],
  },
  {
    code: 'elderly',
    who: yearsBetween(ELDERLY_FROM_YEARS, OLDEST_YEARS),
    bands: [],
    bySex: true,
    lines: [
      ...attendance('elderly'),
      ...GROWN_UP,
      ...['M', 'R', 'S', 'B', 'T'].map((one): ReportLine => ({ code: `aks.${one}`, counts: found('aks', one) })),
      { code: 'skilasImpaired', counts: found('skilas', 'TERGANGGU') },
      { code: 'skilasWhole', counts: found('skilas', 'TIDAK') },
      ...ENDING,
    ],
  },
];
