import type { Checklist, ChecklistGroup, ChecklistItem, VisitOutcome } from './checklist.ts';

const contact = (code: string): ChecklistItem => ({ code, kind: 'contact' });
const date = (code: string): ChecklistItem => ({ code, kind: 'date' });
const number = (code: string): ChecklistItem => ({ code, kind: 'number' });
const text = (code: string): ChecklistItem => ({ code, kind: 'text' });
const dateAndResult = (code: string): ChecklistItem => ({ code, kind: 'dateAndResult' });
const yesNo = (code: string): ChecklistItem => ({ code, kind: 'yesNo' });
const choice = (code: string, ...options: readonly string[]): ChecklistItem => ({ code, kind: 'choice', options });
/** A question whose answer "tidak" is a problem. */
const needed = (code: string, outcome?: VisitOutcome): ChecklistItem => ({
  code,
  kind: 'yesNo',
  problem: false,
  ...(outcome ? { outcome } : {}),
});
/** A question whose answer "ya" is a problem. */
const unwanted = (code: string, outcome?: VisitOutcome): ChecklistItem => ({
  code,
  kind: 'yesNo',
  problem: true,
  ...(outcome ? { outcome } : {}),
});

const MENTAL = needed('mentalScreenDone');
const PLATE = needed('isiPiringku');
const KIA = needed('kiaBook');
const SMOKING = choice('smoking', 'tidak', 'pernah', 'aktif', 'pasif');
const TREND = choice('lastWeighingTrend', 'naik', 'tetap', 'turun');
const TEMPERATURE = number('temperatureC');

const GROWN_UP: readonly ChecklistItem[] = [
  yesNo('familyHistory'),
  date('htDiagnosisDate'),
  dateAndResult('bpLastYear'),
  needed('htMedAvailable', 'nonAdherent'),
  needed('htMedTaken', 'nonAdherent'),
  date('dmDiagnosisDate'),
  dateAndResult('glucoseLastYear'),
  dateAndResult('glucoseLastMonth'),
  needed('dmMedAvailable', 'nonAdherent'),
  needed('dmMedTaken', 'nonAdherent'),
  MENTAL,
  SMOKING,
  PLATE,
];

/** The checklists of home visits, by group. The danger signs of each are asked last. @source Ceklis KR; homevisit-referral.md 2 */
export const CHECKLISTS: { readonly [group in ChecklistGroup]: Checklist } = {
  family: {
    group: 'family',
    items: [
      yesNo('insured'),
      needed('ventilation'),
      choice('latrine', 'kloset', 'leherAngsa', 'plengsengan', 'cemplung', 'tidakAda'),
      choice(
        'cleanWater',
        'sumurTerlindung',
        'ledeng',
        'sumurPompa',
        'mataAirTerlindung',
        'sumurTerbuka',
        'sungai',
        'danau',
        'lainnya',
      ),
      unwanted('memberMentalDisorder'),
      unwanted('memberTuberculosis'),
      unwanted('memberHypertension'),
      unwanted('memberDiabetes'),
    ],
  },
  pregnant: {
    group: 'pregnant',
    items: [
      ...['ancK1', 'ancK2', 'ancK3', 'ancK4', 'ancK5', 'ancK6'].map(contact),
      needed('ancOnSchedule', 'noAccess'),
      needed('motherClass'),
      MENTAL,
      KIA,
      PLATE,
      needed('cedFoodEaten', 'nonAdherent'),
      needed('ironAvailable'),
      needed('ironTaken24h', 'nonAdherent'),
      number('muacCm'),
      TEMPERATURE,
    ],
    dangerSigns: 'dangerPregnant',
  },
  postpartum: {
    group: 'postpartum',
    items: [
      date('deliveryDate'),
      text('deliveryTime'),
      number('deliveryWeeks'),
      choice('birthAttendant', 'bidan', 'dokterUmum', 'spog', 'lainnya'),
      choice('birthPlace', 'posyanduPrima', 'puskesmas', 'rs', 'klinik', 'pmb', 'lainnya'),
      choice('motherState', 'sehat', 'sakit'),
      ...['pncKF1', 'pncKF2', 'pncKF3', 'pncKF4'].map(contact),
      needed('pncOnSchedule', 'noAccess'),
      date('vitAMotherDate'),
      choice('ppContraception', 'pil', 'suntik', 'kondom', 'implan', 'IUD', 'MOW', 'MAL', 'lainnya', 'belum'),
      yesNo('earlyBreastfeeding'),
      needed('breastfeeding'),
      MENTAL,
      PLATE,
      TEMPERATURE,
    ],
    dangerSigns: 'dangerPostpartum',
  },
  infant: {
    group: 'infant',
    items: [
      ...['neoKN0', 'neoKN1', 'neoKN2', 'neoKN3'].map(contact),
      needed('neoOnSchedule', 'noAccess'),
      date('lastWeighingDate'),
      TREND,
      choice('lastLengthTrend', 'naik', 'tetap', 'turun'),
      choice('lastHeadTrend', 'naik', 'tetap', 'turun'),
      needed('exclusiveBf'),
      KIA,
      needed('immunisationOnTime', 'noAccess'),
      TEMPERATURE,
    ],
    dangerSigns: 'dangerInfant',
  },
  child: {
    group: 'child',
    items: [
      date('lastWeighingDate'),
      TREND,
      needed('immunisationOnTime', 'noAccess'),
      date('vitADate'),
      date('dewormDate'),
      needed('compFoodGroups'),
      needed('recoveryFoodEaten', 'nonAdherent'),
      KIA,
      TEMPERATURE,
    ],
    dangerSigns: 'dangerChild',
  },
  school_teen: {
    group: 'school_teen',
    items: [
      date('lastWeighingDate'),
      PLATE,
      needed('ironAvailable'),
      needed('ironWeekly', 'nonAdherent'),
      dateAndResult('hbLastYear'),
      SMOKING,
      dateAndResult('bpLastYear'),
      dateAndResult('glucoseLastYear'),
      MENTAL,
      needed('schoolImmunisation', 'noAccess'),
    ],
  },
  adult: {
    group: 'adult',
    items: [...GROWN_UP, choice('contraception', 'pil', 'suntik', 'kondom', 'implan', 'lainnya', 'tidak')],
  },
  elderly: { group: 'elderly', items: [...GROWN_UP, dateAndResult('aks'), dateAndResult('skilas')] },
  tuberculosis: {
    group: 'tuberculosis',
    items: [
      date('tbDiagnosisDate'),
      date('tbLastCheckDate'),
      needed('tbMedAvailable', 'nonAdherent'),
      needed('tbMedTaken', 'nonAdherent'),
      text('treatmentSupporter'),
      choice('closeContacts', 'keluarga', 'tetangga', 'art'),
      unwanted('contactCough', 'tbSymptom'),
      unwanted('contactFever2w', 'tbSymptom'),
      unwanted('contactWeightLoss', 'tbSymptom'),
      SMOKING,
      yesNo('reportedToNurse'),
    ],
  },
};

/** What every visit ends with. @source homevisit-referral.md 2.9 */
export const VISIT_RESULT_ITEMS: readonly ChecklistItem[] = [
  text('problem'),
  text('followUp'),
  text('educationTopics'),
  date('educationDate'),
  yesNo('remindedToVisit'),
  date('reportedToNurseDate'),
];
