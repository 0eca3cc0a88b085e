import type { MadePerson } from './made-history.ts';

/** By fact: somebody of whom it is true in August 2026, and somebody alike of whom it is not. */
export type FactCases = { readonly [fact: string]: readonly [yes: MadePerson, no: MadePerson] };

const WOMAN = { birth: '1995-05-02' };
const CHILD = { birth: '2025-01-10' };
const GIRL = { birth: '2012-03-04' };
const ADULT = { birth: '1980-03-04', sex: 'm' } as const;
const BORN = { lmp: '2025-10-01', ended: '2026-07-08', outcome: 'liveBirth' } as const;

/** Register, mothers, children and their doses. */
export const MOTHER_CHILD_CASES: FactCases = {
  resident: [ADULT, { ...ADULT, left: '2026-08-31' }],
  withNik: [ADULT, { ...ADULT, nik: false }],
  targetPregnant: [
    { ...WOMAN, pregnancies: [{ lmp: '2026-05-01' }] },
    { ...WOMAN, pregnancies: [{ lmp: '2025-01-01', ended: '2025-10-08', outcome: 'liveBirth' }] },
  ],
  targetInfant: [{ birth: '2025-09-01' }, { birth: '2025-08-31' }],
  targetToddler: [{ birth: '2025-08-31' }, { birth: '2025-09-01' }],
  targetPreschool: [{ birth: '2021-08-31' }, { birth: '2021-09-01' }],
  targetSchoolTeen: [{ birth: '2020-08-31' }, { birth: '2020-09-01' }],
  targetAdult: [{ birth: '2007-08-31' }, { birth: '2007-09-01' }],
  targetElderly: [{ birth: '1966-08-31' }, { birth: '1966-09-01' }],
  targetSchoolAge: [{ birth: '2019-08-31' }, { birth: '2019-09-01' }],
  targetTeenGirl: [GIRL, { ...GIRL, sex: 'm' }],
  targetProductive: [{ birth: '2011-08-31' }, { birth: '2011-09-01' }],
  targetFertileCouple: [{ ...WOMAN, married: true }, WOMAN],
  targetCancerScreen: [{ birth: '1990-01-01' }, { birth: '1999-01-01' }],
  k1: [
    { ...WOMAN, pregnancies: [{ lmp: '2026-05-01' }], contacts: [['anc', '2026-07-30']] },
    { ...WOMAN, pregnancies: [{ lmp: '2026-05-01' }], contacts: [['anc', '2026-08-07']] },
  ],
  termOrDelivered: [
    { ...WOMAN, pregnancies: [{ lmp: '2025-12-15' }] },
    { ...WOMAN, pregnancies: [{ lmp: '2025-12-16' }] },
  ],
  k6: [
    {
      ...WOMAN,
      pregnancies: [BORN],
      contacts: [['anc', '2025-11-20', '2026-01-10', '2026-02-20', '2026-04-10', '2026-05-15', '2026-06-15']],
    },
    {
      ...WOMAN,
      pregnancies: [BORN],
      contacts: [['anc', '2025-11-20', '2026-01-10', '2026-02-20', '2026-04-10', '2026-05-15']],
    },
  ],
  pregMuacMeasured: [
    { ...WOMAN, pregnancies: [{ lmp: '2026-05-01' }], visits: [['pregnant', '2026-08-07', { muacCm: 23.5 }]] },
    { ...WOMAN, pregnancies: [{ lmp: '2026-05-01' }], visits: [['pregnant', '2026-08-07', { weightKg: 50 }]] },
  ],
  pregKek: [
    { ...WOMAN, pregnancies: [{ lmp: '2026-05-01' }], visits: [['pregnant', '2026-08-07', { muacCm: 23.4 }]] },
    { ...WOMAN, pregnancies: [{ lmp: '2026-05-01' }], visits: [['pregnant', '2026-08-07', { muacCm: 23.5 }]] },
  ],
  pregKekFood: [
    {
      ...WOMAN,
      pregnancies: [{ lmp: '2026-05-01' }],
      visits: [['pregnant', '2026-08-07', { muacCm: 22 }]],
      supplies: [['food', '2026-08-07', 1]],
    },
    {
      ...WOMAN,
      pregnancies: [{ lmp: '2026-05-01' }],
      visits: [['pregnant', '2026-08-07', { muacCm: 22 }]],
      supplies: [['food', '2026-04-07', 1]],
    },
  ],
  iron90: [
    {
      ...WOMAN,
      pregnancies: [{ lmp: '2026-03-01' }],
      supplies: [
        ['iron', '2026-05-07', 60],
        ['iron', '2026-07-07', 30],
      ],
    },
    {
      ...WOMAN,
      pregnancies: [{ lmp: '2026-03-01' }],
      supplies: [
        ['iron', '2026-05-07', 60],
        ['iron', '2026-09-07', 30],
      ],
    },
  ],
  pregHbTested: [
    { ...WOMAN, pregnancies: [{ lmp: '2026-03-01' }], visits: [['pregnant', '2026-06-07', { hb: 11 }]] },
    { ...WOMAN, pregnancies: [{ lmp: '2026-03-01' }], visits: [['pregnant', '2026-09-07', { hb: 11 }]] },
  ],
  pregAnaemia: [
    { ...WOMAN, pregnancies: [{ lmp: '2026-03-01' }], visits: [['pregnant', '2026-06-07', { hb: 10.9 }]] },
    { ...WOMAN, pregnancies: [{ lmp: '2026-03-01' }], visits: [['pregnant', '2026-06-07', { hb: 11 }]] },
  ],
  birth: [
    { ...WOMAN, pregnancies: [BORN] },
    { ...WOMAN, pregnancies: [{ ...BORN, outcome: 'miscarriage' }] },
  ],
  birthAtFacility: [
    { ...WOMAN, pregnancies: [{ ...BORN, atFacility: true }] },
    { ...WOMAN, pregnancies: [{ ...BORN, atFacility: false }] },
  ],
  kfComplete: [
    { ...WOMAN, pregnancies: [BORN], contacts: [['pnc', '2026-07-09', '2026-07-12', '2026-07-25', '2026-08-10']] },
    { ...WOMAN, pregnancies: [BORN], contacts: [['pnc', '2026-07-09', '2026-07-12', '2026-07-25']] },
  ],
  vitAMotherComplete: [
    {
      ...WOMAN,
      pregnancies: [BORN],
      supplies: [
        ['vitA', '2026-07-08', 1],
        ['vitA', '2026-07-09', 1],
      ],
    },
    { ...WOMAN, pregnancies: [BORN], supplies: [['vitA', '2026-07-08', 1]] },
  ],
  contraceptionAfterBirth: [
    { ...WOMAN, pregnancies: [BORN], visits: [['postpartum', '2026-08-07', { ppContraception: 'suntik' }]] },
    { ...WOMAN, pregnancies: [BORN], visits: [['postpartum', '2026-08-07', { ppContraception: 'belum' }]] },
  ],
  liveBirth: [{ birth: '2026-01-01' }, { birth: '2025-12-31' }],
  kn1: [
    { birth: '2026-08-01', contacts: [['neonatal', '2026-08-02']] },
    { birth: '2026-08-01', contacts: [['neonatal', '2026-08-07']] },
  ],
  knComplete: [
    { birth: '2026-08-01', contacts: [['neonatal', '2026-08-02', '2026-08-05', '2026-08-15']] },
    { birth: '2026-08-01', contacts: [['neonatal', '2026-08-02', '2026-08-05']] },
  ],
  birthWeighed: [{ birth: '2026-08-01', birthWeightKg: 3 }, { birth: '2026-08-01' }],
  lowBirthWeight: [
    { birth: '2026-08-01', birthWeightKg: 2.49 },
    { birth: '2026-08-01', birthWeightKg: 2.5 },
  ],
  earlyInitiationAsked: [{ birth: '2026-08-01', earlyInitiation: false }, { birth: '2026-08-01' }],
  earlyInitiation: [
    { birth: '2026-08-01', earlyInitiation: true },
    { birth: '2026-08-01', earlyInitiation: false },
  ],
  exclusiveBfAsked: [
    { birth: '2026-05-01', visits: [['child', '2026-08-07', { exclusiveBf: false }]] },
    { birth: '2026-05-01', visits: [['child', '2026-07-07', { exclusiveBf: false }]] },
  ],
  exclusiveBf: [
    { birth: '2026-05-01', visits: [['child', '2026-08-07', { exclusiveBf: true }]] },
    { birth: '2026-05-01', visits: [['child', '2026-08-07', { exclusiveBf: false }]] },
  ],
  needsFood: [
    { ...CHILD, visits: [['child', '2026-08-07', { muacCm: 12.4 }]] },
    { ...CHILD, visits: [['child', '2026-08-07', { muacCm: 12.5 }]] },
  ],
  gotFood: [
    { ...CHILD, visits: [['child', '2026-08-07', { muacCm: 12.4 }]], supplies: [['food', '2026-08-10', 14]] },
    { ...CHILD, visits: [['child', '2026-08-07', { muacCm: 12.4 }]], supplies: [['food', '2026-07-10', 14]] },
  ],
  dewormDue: [{ birth: '2025-08-31' }, { birth: '2025-09-01' }],
  dewormGiven: [
    { ...CHILD, supplies: [['deworm', '2026-02-10', 1]] },
    { ...CHILD, supplies: [['deworm', '2025-12-10', 1]] },
  ],
  childAttended: [
    { ...CHILD, visits: [['child', '2026-08-07', {}]] },
    { ...CHILD, visits: [['child', '2026-07-07', {}]] },
  ],
  devChecked: [
    { ...CHILD, visits: [['child', '2026-08-07', { devChecklist: 'lengkap' }]] },
    { ...CHILD, visits: [['child', '2026-08-07', { devChecklist: { empty: 'notAsked' } }]] },
  ],
  kpspTested: [
    { ...CHILD, visits: [['child', '2026-08-07', { kpspYes: 10 }]] },
    { ...CHILD, visits: [['child', '2026-08-07', {}]] },
  ],
  kpspDoubtful: [
    { ...CHILD, visits: [['child', '2026-08-07', { kpspYes: 8 }]] },
    { ...CHILD, visits: [['child', '2026-08-07', { kpspYes: 9 }]] },
  ],
  compFoodAsked: [
    { ...CHILD, visits: [['child', '2026-08-07', { compFoodGroups: [] }]] },
    { ...CHILD, visits: [['child', '2026-08-07', { compFood: 'sesuai' }]] },
  ],
  compFoodAnimalProtein: [
    { ...CHILD, visits: [['child', '2026-08-07', { compFoodGroups: ['staple', 'animalProtein'] }]] },
    { ...CHILD, visits: [['child', '2026-08-07', { compFoodGroups: ['staple', 'plantProtein'] }]] },
  ],
  diarrhoea: [
    { ...CHILD, visits: [['child', '2026-08-07', { diarrhoea: true }]] },
    { ...CHILD, visits: [['child', '2026-08-07', { diarrhoea: false }]] },
  ],
  diarrhoeaTreated: [
    { ...CHILD, visits: [['child', '2026-08-07', { diarrhoea: true, ors: true, zinc: true }]] },
    { ...CHILD, visits: [['child', '2026-08-07', { diarrhoea: true, ors: true }]] },
  ],
  turnedOne: [{ birth: '2025-01-01' }, { birth: '2025-09-01' }],
  basicComplete: [
    { birth: '2025-02-01', doses: basicDoses('MR') },
    { birth: '2025-02-01', doses: basicDoses() },
  ],
  reachedDpt1: [
    { birth: '2025-02-01', doses: [['DPT', '2025-04-05']] },
    { birth: '2025-02-01', doses: [['BCG', '2025-03-05']] },
  ],
  reachedDpt3: [
    {
      birth: '2025-02-01',
      doses: [
        ['DPT', '2025-04-05'],
        ['DPT', '2025-05-05'],
        ['DPT', '2025-06-05'],
      ],
    },
    {
      birth: '2025-02-01',
      doses: [
        ['DPT', '2025-04-05'],
        ['DPT', '2025-05-05'],
      ],
    },
  ],
  reachedMr1: [
    {
      birth: '2025-02-01',
      doses: [
        ['DPT', '2025-04-05'],
        ['MR', '2025-11-05'],
      ],
    },
    // Who has not begun cannot drop out.
    { birth: '2025-02-01', doses: [['MR', '2025-11-05']] },
  ],
  zeroDose: [{ birth: '2025-02-01' }, { birth: '2025-02-01', doses: [['DPT', '2025-04-05']] }],
  turnedTwo: [{ birth: '2024-08-31' }, { birth: '2024-09-01' }],
  followUpComplete: [
    { birth: '2024-02-01', doses: followUpDoses('2025-11-15') },
    { birth: '2024-02-01', doses: followUpDoses('2026-03-15') },
  ],
  doseOverdue: [{ birth: '2025-02-01' }, { birth: '2026-08-30' }],
  ageComplete: [
    { birth: '2026-08-30', doses: ['HB0', 'BCG', 'OPV'].map((one) => [one, '2026-08-30'] as const) },
    { birth: '2025-02-01' },
  ],
  schoolDoseDue: [{ birth: '2019-02-01' }, { birth: '2000-02-01' }],
};

function basicDoses(...last: string[]): NonNullable<MadePerson['doses']> {
  return [
    ['HB0', '2025-02-01'],
    ['BCG', '2025-03-01'],
    ['OPV', '2025-03-01'],
    ...['2025-04-05', '2025-05-05', '2025-06-05'].flatMap((date) => [['DPT', date] as const, ['OPV', date] as const]),
    ['IPV', '2025-06-05'],
    ...last.map((antigen) => [antigen, '2025-11-10'] as const),
  ];
}

function followUpDoses(date: string): NonNullable<MadePerson['doses']> {
  return [
    ...['2024-04-05', '2024-05-05', '2024-06-05'].map((day) => ['DPT', day] as const),
    ['MR', '2024-11-10'],
    ['PCV', '2024-04-05'],
    ['PCV', '2024-05-05'],
    ['PCV', '2025-03-05'],
    ['DPT', date],
    ['MR', date],
  ];
}
