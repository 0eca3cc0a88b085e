import type { FactCases } from './fact-cases-mother-child.ts';
import type { MadePerson } from './made-history.ts';

const WOMAN = { birth: '1995-05-02' };
const ADULT = { birth: '1980-03-04', sex: 'm' } as const;
const ELDER = { birth: '1950-03-04' };
const GIRL = { birth: '2012-03-04' };
const AKS = {
  bowel: 2,
  bladder: 2,
  grooming: 1,
  toilet: 2,
  feeding: 2,
  transfer: 3,
  walking: 3,
  dressing: 2,
  stairs: 2,
};
const SKILAS_GOOD = {
  orient: false,
  recall: false,
  chairStand: false,
  weightLoss: false,
  appetite: false,
  muacCm: 26,
  eyeProblem: false,
  visionTest: false,
  whisper: false,
  depSad: false,
  depInterest: false,
};
const TB_CLEAR = { tbCough: false, tbFever: false, tbWeight: false, tbContact: false };
const TB_SUSPECT = { ...TB_CLEAR, tbCough: true, tbFever: true };
const PUMA_HIGH = {
  smoking: 'aktif',
  cigPerDay: 40,
  years: 30,
  pDyspnoea: 1,
  pPhlegm: 1,
  pCough: 1,
  pSpirometry: 1,
};

/** School age, adults, elderly, tuberculosis. */
export const GROWN_UP_CASES: FactCases = {
  schoolAgeScreened: [
    { ...GIRL, visits: [['school_teen', '2026-02-07', {}]] },
    { ...GIRL, visits: [['school_teen', '2025-12-07', {}]] },
  ],
  teenGirlIron: [
    { ...GIRL, visits: [['school_teen', '2026-08-07', { ironWeekly: true }]] },
    { ...GIRL, visits: [['school_teen', '2026-07-07', { ironWeekly: true }]] },
  ],
  teenGirlHbTested: [
    { ...GIRL, visits: [['school_teen', '2026-02-07', { hb: 12 }]] },
    { ...GIRL, visits: [['school_teen', '2026-02-07', {}]] },
  ],
  teenGirlAnaemia: [
    { ...GIRL, visits: [['school_teen', '2026-02-07', { hb: 11.9 }]] },
    { ...GIRL, visits: [['school_teen', '2026-02-07', { hb: 12 }]] },
  ],
  productiveScreened: [
    {
      ...ADULT,
      visits: [
        ['adult', '2026-02-07', { weightKg: 60, lengthHeightCm: 165, waistCm: 80 }],
        ['adult', '2026-08-07', { bpSystolic: 120, bpDiastolic: 70, glucoseRandom: 100 }],
      ],
    },
    {
      ...ADULT,
      visits: [['adult', '2026-02-07', { weightKg: 60, lengthHeightCm: 165, waistCm: 80, glucoseRandom: 90 }]],
    },
  ],
  annualCheck: [
    { ...ADULT, visits: [['adult', '2026-02-07', {}]] },
    { ...ADULT, visits: [['adult', '2025-02-07', {}]] },
  ],
  bpMeasured: adultCase({ bpSystolic: 120, bpDiastolic: 70 }, {}),
  bpHigh: adultCase({ bpSystolic: 140, bpDiastolic: 70 }, { bpSystolic: 139, bpDiastolic: 89 }),
  glucoseMeasured: adultCase({ glucoseRandom: 100 }, {}),
  glucoseHigh: adultCase({ glucoseRandom: 200 }, { glucoseRandom: 199 }),
  knownHypertension: adultCase({ htMedTaken: false }, {}),
  hypertensionCared: [
    { ...ADULT, visits: [['adult', '2026-08-07', { htMedTaken: true }]], contacts: [['chronic', '2026-08-20']] },
    { ...ADULT, visits: [['adult', '2026-08-07', { htMedTaken: true }]], contacts: [['chronic', '2026-07-20']] },
  ],
  knownDiabetes: adultCase({ dmMedTaken: false }, {}),
  diabetesCared: [
    { ...ADULT, visits: [['adult', '2026-08-07', { dmMedTaken: true }]], contacts: [['chronic', '2026-08-20']] },
    { ...ADULT, visits: [['adult', '2026-08-07', { dmMedTaken: true }]] },
  ],
  medicineAsked: adultCase({ htMedTaken: false }, {}),
  medicineTaken: [
    {
      ...ADULT,
      visits: [['adult', '2026-02-07', { htMedTaken: false }]],
      homeVisits: [['2026-08-07', { htMedTaken: true }]],
    },
    {
      ...ADULT,
      visits: [['adult', '2026-02-07', { htMedTaken: true }]],
      homeVisits: [['2026-08-07', { htMedTaken: false }]],
    },
  ],
  bmiMeasured: adultCase({ weightKg: 60, lengthHeightCm: 165 }, { weightKg: 60 }),
  obese: adultCase({ weightKg: 80, lengthHeightCm: 165 }, { weightKg: 73, lengthHeightCm: 165 }),
  waistMeasured: adultCase({ waistCm: 80 }, {}),
  waistOver: adultCase({ waistCm: 90 }, { waistCm: 89.9 }),
  smokingAsked: adultCase({ smoking: 'tidak' }, {}),
  smokes: adultCase({ smoking: 'aktif' }, { smoking: 'pasif' }),
  pumaAsked: adultCase({ ...PUMA_HIGH, pCough: 0 }, { smoking: 'aktif' }),
  pumaPositive: adultCase(PUMA_HIGH, { ...PUMA_HIGH, pDyspnoea: 0, pCough: 0 }),
  pumaReferred: [
    { ...ADULT, visits: [['adult', '2026-08-07', PUMA_HIGH]], referrals: [['2026-08-07', 'PUMA']] },
    { ...ADULT, visits: [['adult', '2026-08-07', PUMA_HIGH]], referrals: [['2026-08-07', 'BP_HIGH']] },
  ],
  mentalScreened: adultCase({ confidentialLevel: 'none' }, {}),
  productiveMentalScreened: [
    { ...ADULT, visits: [['adult', '2026-08-07', { confidentialLevel: 'none' }]] },
    { ...ELDER, visits: [['elderly', '2026-08-07', { confidentialLevel: 'none' }]] },
  ],
  mentalPositive: adultCase({ phq1: 3, phq2: 0, phq3: 0, phq4: 0 }, { phq1: 1, phq2: 1, phq3: 0, phq4: 0 }),
  mentalReferred: [
    {
      ...ADULT,
      visits: [['adult', '2026-08-07', { confidentialLevel: 'urgent' }]],
      referrals: [['2026-08-07', 'MENTAL']],
    },
    { ...ADULT, visits: [['adult', '2026-08-07', { confidentialLevel: 'urgent' }]] },
  ],
  eyesTested: adultCase({ eyeR: 'normal', eyeL: 'normal' }, { eyeR: 'normal' }),
  eyesImpaired: adultCase({ eyeR: 'gangguan', eyeL: 'normal' }, { eyeR: 'normal', eyeL: 'normal' }),
  earsTested: adultCase({ earR: 'normal', earL: 'normal' }, { earR: 'normal' }),
  earsImpaired: adultCase({ earR: 'gangguan', earL: 'normal' }, { earR: 'normal', earL: 'normal' }),
  contraceptionAsked: adultCase({ contraception: 'tidak' }, {}),
  contraceptionUsed: adultCase({ contraception: 'suntik' }, { contraception: 'tidak' }),
  unmetNeed: adultCase({ contraception: 'tidak', wantsChild: false }, { contraception: 'tidak', wantsChild: true }),
  cancerScreened: [
    { ...WOMAN, visits: [['adult', '2026-08-07', { ivaResult: 'normal' }]] },
    { ...WOMAN, visits: [['adult', '2026-08-07', {}]] },
  ],
  elderlyScreened: elderCase({ ...AKS, bathing: 1, ...SKILAS_GOOD }, { ...AKS, bathing: 1 }),
  aksTested: elderCase({ ...AKS, bathing: 1 }, AKS),
  aksM: elderCase({ ...AKS, bathing: 1 }, { ...AKS, bathing: 0 }),
  aksR: elderCase({ ...AKS, bathing: 0 }, { ...AKS, bathing: 1 }),
  aksS: elderCase(aksOf(11), aksOf(12)),
  aksB: elderCase(aksOf(8), aksOf(9)),
  aksT: elderCase(aksOf(4), aksOf(5)),
  skilasTested: elderCase(SKILAS_GOOD, { ...AKS, bathing: 1 }),
  skilasImpaired: elderCase({ ...SKILAS_GOOD, recall: true }, SKILAS_GOOD),
  skilasReferred: [
    {
      ...ELDER,
      visits: [['elderly', '2026-08-07', { ...SKILAS_GOOD, recall: true }]],
      referrals: [['2026-08-07', 'SKILAS_cognition']],
    },
    {
      ...ELDER,
      visits: [['elderly', '2026-08-07', { ...SKILAS_GOOD, recall: true }]],
      referrals: [['2026-08-07', 'ADL_R']],
    },
  ],
  dependent: elderCase(aksOf(11), aksOf(12)),
  dependentVisited: [
    { ...ELDER, visits: [['elderly', '2026-08-07', aksOf(4)]], homeVisits: [['2026-08-20', {}]] },
    { ...ELDER, visits: [['elderly', '2026-08-07', aksOf(4)]], homeVisits: [['2026-07-20', {}]] },
  ],
  attended: [
    { ...ADULT, visits: [['adult', '2026-08-07', {}]] },
    { ...ADULT, visits: [['adult', '2026-07-07', {}]] },
  ],
  tbScreened: adultCase(TB_CLEAR, { tbCough: false }),
  tbSuspect: adultCase(TB_SUSPECT, TB_CLEAR),
  tbSuspectReferred: [
    { ...ADULT, visits: [['adult', '2026-08-07', TB_SUSPECT]], referrals: [['2026-08-07', 'TB_SUSPECT']] },
    { ...ADULT, visits: [['adult', '2026-08-07', TB_SUSPECT]] },
  ],
  tbSuspectTested: [
    {
      ...ADULT,
      visits: [['adult', '2026-08-07', TB_SUSPECT]],
      referrals: [['2026-08-07', 'TB_SUSPECT', '2026-08-12']],
    },
    { ...ADULT, visits: [['adult', '2026-08-07', TB_SUSPECT]], referrals: [['2026-08-07', 'TB_SUSPECT']] },
  ],
  tbContactListed: adultCase({ ...TB_CLEAR, tbContact: true }, TB_CLEAR),
  tbContactScreened: [
    {
      ...ADULT,
      visits: [['adult', '2026-08-07', { ...TB_CLEAR, tbContact: true }]],
      referrals: [['2026-08-07', 'TB_CONTACT', '2026-08-10']],
    },
    { ...ADULT, visits: [['adult', '2026-08-07', { ...TB_CLEAR, tbContact: true }]] },
  ],
  tbPatientVisited: [
    { ...ADULT, homeVisits: [['2026-08-10', { tbMedTaken: false }]] },
    { ...ADULT, homeVisits: [['2026-07-10', { tbMedTaken: false }]] },
  ],
  tbPatientAdherent: [
    { ...ADULT, homeVisits: [['2026-08-10', { tbMedTaken: true }]] },
    { ...ADULT, homeVisits: [['2026-08-10', { tbMedTaken: false }]] },
  ],
};

function adultCase(yes: object, no: object): readonly [MadePerson, MadePerson] {
  return [
    { ...ADULT, visits: [['adult', '2026-08-07', { ...yes }]] },
    { ...ADULT, visits: [['adult', '2026-08-07', { ...no }]] },
  ];
}

function elderCase(yes: object, no: object): readonly [MadePerson, MadePerson] {
  return [
    { ...ELDER, visits: [['elderly', '2026-03-07', { ...yes }]] },
    { ...ELDER, visits: [['elderly', '2026-03-07', { ...no }]] },
  ];
}

/** Answers of the AKS that add up to a score. */
function aksOf(score: number): { [item: string]: number } {
  const answers: { [item: string]: number } = {};
  let left = score;
  for (const [item, most] of Object.entries({ ...AKS, bathing: 1 })) {
    answers[item] = Math.min(most, left);
    left -= answers[item];
  }
  return answers;
}
