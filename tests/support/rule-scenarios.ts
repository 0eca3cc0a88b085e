import { addDays, type LocalDate } from '#lib/domain/dates.ts';
import { findVisitReasons } from '#lib/domain/homevisit/visit-reasons.ts';
import { reasonsOfOutcomes } from '#lib/domain/homevisit/visit-outcome.ts';
import { computeDoseStatuses } from '#lib/domain/immunisation/compute-dose-statuses.ts';
import { CARDS, type Card } from '#lib/domain/interpretation/card.ts';
import { interpretVisit } from '#lib/domain/interpretation/interpret-visit.ts';
import type { VisitInput } from '#lib/domain/interpretation/visit-input.ts';
import { computeMotherContacts, computeNewbornContacts } from '#lib/domain/pregnancy/contact-windows.ts';
import { computeAntenatalContacts } from '#lib/domain/pregnancy/antenatal.ts';
import { isServedAsMother } from '#lib/domain/pregnancy/childbed.ts';
import { dueDateByLmp, isNearDue, trimesterOf } from '#lib/domain/pregnancy/gestation.ts';
import { findPregnancyRisks } from '#lib/domain/pregnancy/risk-flags.ts';
import { cedFoodDaysLeft, motherClassesLeft, vitaminAForMother } from '#lib/domain/pregnancy/support.ts';
import { classifyPrePregnancyBmi, expectedGain, totalGain } from '#lib/domain/pregnancy/weight-gain.ts';
import { backOnListDate, isOutcomeMissing, seenByDate } from '#lib/domain/referral/referral-time.ts';
import type { RuleSet } from '#lib/domain/rules/rule-set.ts';
import { classifyAdultBmi } from '#lib/domain/screening/adult-bmi.ts';
import { AKS_ITEMS } from '#lib/domain/screening/aks.ts';
import { hasLowBirthWeight, isPreterm } from '#lib/domain/screening/birth.ts';
import { needsSecondReading } from '#lib/domain/screening/blood-pressure.ts';
import {
  DANGER_SIGN_LISTS,
  dangerSignListOfChild,
  dangerSignsOf,
  judgeDangerSigns,
} from '#lib/domain/screening/danger-signs.ts';
import { correctedAgeMonths, findKpspForm, kpspRepeatDate } from '#lib/domain/screening/development.ts';
import {
  isComplementaryFoodAsked,
  isComplementaryFoodGood,
  isExclusiveBreastfeedingAsked,
} from '#lib/domain/screening/feeding.ts';
import {
  ironTabletsMissing,
  offerDewormingMg,
  offerVitaminA,
  recoveryFoodDays,
  zincForDiarrhoea,
} from '#lib/domain/screening/supplements.ts';
import { alertsAtOnce, isAfpAge } from '#lib/domain/surveillance/community-report.ts';
import { findClusters } from '#lib/domain/surveillance/clusters.ts';
import { localDate } from './local-date.ts';
import { immunisationScenarios } from './rule-scenarios-immunisation.ts';

const ON = localDate('2026-08-07');
const AGES = [0, 3, 5, 6, 7, 11, 12, 20, 23, 24, 30, 59, 60, 71];

function bornYearsAgo(years: number): LocalDate {
  return localDate(`${2026 - years}-08-01`);
}

/** All answers that have a cut-off, at one low, one middle and one high value. */
const LEVELS = [
  {
    weightKg: 35,
    bpSystolic: 85,
    bpDiastolic: 55,
    glucoseRandom: 60,
    glucoseFasting: 60,
    cholesterol: 150,
    uricAcid: 5,
    hb: 7,
    muacCm: 20,
    waistCm: 60,
  },
  {
    weightKg: 43,
    bpSystolic: 110,
    bpDiastolic: 70,
    glucoseRandom: 100,
    glucoseFasting: 90,
    cholesterol: 210,
    uricAcid: 6.5,
    hb: 9.5,
    muacCm: 23,
    waistCm: 85,
  },
  {
    weightKg: 55,
    bpSystolic: 132,
    bpDiastolic: 84,
    glucoseRandom: 150,
    glucoseFasting: 110,
    cholesterol: 250,
    uricAcid: 8,
    hb: 11.2,
    muacCm: 28,
    waistCm: 100,
  },
  {
    weightKg: 62,
    bpSystolic: 150,
    bpDiastolic: 86,
    glucoseRandom: 250,
    glucoseFasting: 150,
    cholesterol: 250,
    uricAcid: 8,
    hb: 11.8,
    muacCm: 28,
    waistCm: 100,
  },
  { weightKg: 67, bpSystolic: 165, bpDiastolic: 88, hb: 12.5, lengthHeightCm: 155 },
  { weightKg: 80, bpSystolic: 185, bpDiastolic: 100, hb: 14 },
  { weightKg: 55, bpSystolic: 118, bpDiastolic: 82, hb: 12.5 },
  { weightKg: 55, bpSystolic: 118, bpDiastolic: 88 },
  { weightKg: 55, bpSystolic: 118, bpDiastolic: 95 },
  { weightKg: 55, bpSystolic: 118, bpDiastolic: 112 },
].map((level) => Object.assign({ lengthHeightCm: 155 }, level));

/** Questionnaires in three states each. */
const QUESTIONS: readonly Readonly<Record<string, unknown>>[] = [
  {
    tbCough: 'ya',
    tbFever: 'ya',
    phq1: 3,
    phq2: 0,
    phq3: 0,
    phq4: 0,
    schoolBurden: 'ya',
    unsafe: 'ya',
    eyeR: 'gangguan',
    earL: 'gangguan',
    kpspYes: 8,
  },
  {
    tbCough: 'tidak',
    tbFever: 'tidak',
    tbWeight: 'tidak',
    tbContact: 'ya',
    phq1: 0,
    phq2: 0,
    phq3: 2,
    phq4: 1,
    bodyImage: 'ya',
    kpspYes: 5,
  },
  {
    tbScreenVersion: 'extended',
    tbBloodCough: 'ya',
    suicidal: 'ya',
    srq1: 'ya',
    srq2: 'ya',
    srq3: 'ya',
    srq4: 'ya',
    srq5: 'ya',
    srq6: 'ya',
  },
  { tbCough2w: 'ya', tbWeak: 'ya', tbDyspnoea: 'ya', srq17: 'ya' },
  { smoking: 'aktif', cigPerDay: 20, years: 25, pDyspnoea: 1, pPhlegm: 1, pCough: 1, pSpirometry: 1 },
  { smoking: 'aktif', cigPerDay: 20, years: 40, pDyspnoea: 1, pPhlegm: 1, pCough: 0, pSpirometry: 0 },
  { smoking: 'aktif', cigPerDay: 20, years: 25, pDyspnoea: 1, pPhlegm: 1, pCough: 0, pSpirometry: 0 },
  ...[20, 15, 10, 6, 2].map((score) => aksOf(score)),
  { orient: 'impaired', muacCm: 20 },
  { htMedTaken: 'tidak', contraception: 'tidak', wantsChild: 'tidak', ivaResult: 'abnormal' },
  { devChecklist: 'tidakLengkap', aefi: 'ringan', respiratoryRate: 45, temperatureC: 37 },
  { aefi: 'berat', respiratoryRate: 55, temperatureC: 38 },
  { respiratoryRate: 38, temperatureC: 36 },
  { vitAMother: 1, ppContraception: 'belum', ironDaily: 'tidak', weightOnCurve: 'tidak' },
  { bpSystolic: 150, bpDiastolic: 95, dangerSigns: ['headacheBlur'] },
  { vitAMother: 0, breastfeeding: 'tidak', dangerSigns: ['headacheBlur', 'lochiaFoul', 'fever'] },
];

function aksOf(score: number): Record<string, number> {
  let left = score;
  return Object.fromEntries(
    Object.entries(AKS_ITEMS).map(([item, most]) => {
      const points = Math.min(most, left);
      left -= points;
      return [item, points];
    }),
  );
}

const FOOD_GROUPS = ['staple', 'animalProtein', 'plantProtein', 'fat', 'vegetableFruit'];

/** Who is looked at, by card. */
const PEOPLE: readonly { readonly card: Card; readonly input: Omit<VisitInput, 'answers'> }[] = [
  ...[100, 160, 200, 270, 295].map((days) => ({
    card: 'pregnant' as const,
    input: {
      person: { sex: 'f' as const, birthDate: bornYearsAgo(25) },
      date: ON,
      pregnancy: { lmpDate: addDays(ON, -days), prePregWeightKg: 50, antenatalVisits: [] },
    },
  })),
  ...[0, 1, 5, 20, 41, 43, 50, 100].map((days) => ({
    card: 'postpartum' as const,
    input: {
      person: { sex: 'f' as const, birthDate: bornYearsAgo(25) },
      date: ON,
      delivery: { date: addDays(ON, -days), contactDates: [] },
    },
  })),
  ...[30, 150, 200, 500].map((days) => ({
    card: 'child' as const,
    input: { person: { sex: 'm' as const, birthDate: addDays(ON, -days) }, date: ON },
  })),
  ...[7, 9, 11, 13, 14, 16].map((years) => ({
    card: 'school_teen' as const,
    input: { person: { sex: 'f' as const, birthDate: bornYearsAgo(years) }, date: ON },
  })),
  ...(['m', 'f'] as const).flatMap((sex) =>
    [16, 30, 42, 52, 55].map((years) => ({
      card: 'adult' as const,
      input: { person: { sex, birthDate: bornYearsAgo(years) }, date: ON },
    })),
  ),
  { card: 'elderly', input: { person: { sex: 'f', birthDate: bornYearsAgo(70) }, date: ON } },
];

/**
 * Everything the rules decide, for inputs around all of their figures: a figure that can be changed without changing
 * anything here is read by nobody.
 */
export const RULE_SCENARIOS: readonly ((ruleSet: RuleSet) => unknown)[] = [
  (ruleSet) => {
    const child = { sex: 'f', birthDate: localDate('2024-01-15') } as const;
    return ['2024-04-20', '2025-06-01'].map((text) => {
      const date = localDate(text);
      const doses = computeDoseStatuses(child, [], date, { ruleSet });
      return interpretVisit('child', { person: child, date, answers: {}, doses }, ruleSet);
    });
  },
  (ruleSet) =>
    DANGER_SIGN_LISTS.flatMap((list) =>
      dangerSignsOf(list, ruleSet).map((sign) => judgeDangerSigns(list, [sign], ruleSet)),
    ),
  (ruleSet) => AGES.map((age) => dangerSignListOfChild(age, ruleSet)),
  (ruleSet) => classifyAdultBmi(25.04, ruleSet),
  (ruleSet) => [
    needsSecondReading({ bpSystolic: 150, bpDiastolic: 80 }, ruleSet),
    needsSecondReading({ bpSystolic: 120, bpDiastolic: 95 }, ruleSet),
  ],
  (ruleSet) =>
    [10, 15, 30].map((weeks) => [trimesterOf(weeks, ruleSet), isNearDue(weeks, ruleSet), isNearDue(38, ruleSet)]),
  (ruleSet) => dueDateByLmp(ON, ruleSet),
  (ruleSet) => [17, 20, 27, 35].map((bmi) => classifyPrePregnancyBmi(bmi, ruleSet)),
  (ruleSet) =>
    (['thin', 'normal', 'overweight', 'obese'] as const).map((of) => [
      totalGain(of, ruleSet),
      expectedGain(of, 8, ruleSet),
      expectedGain(of, 30, ruleSet),
    ]),
  (ruleSet) => computeAntenatalContacts(ON, [], addDays(ON, 250), ruleSet),
  (ruleSet) => [
    computeMotherContacts(ON, [], addDays(ON, 20), ruleSet),
    computeNewbornContacts(ON, [], addDays(ON, 5), ruleSet),
  ],
  (ruleSet) => isServedAsMother(ON, addDays(ON, 700), ruleSet),
  (ruleSet) => [
    findPregnancyRisks({ ageYears: 18, children: 5, spacingMonths: 20, heightCm: 140 }, ruleSet),
    findPregnancyRisks({ ageYears: 40 }, ruleSet),
  ],
  (ruleSet) => [cedFoodDaysLeft(10, ruleSet), motherClassesLeft(1, ruleSet), vitaminAForMother(ruleSet)],
  (ruleSet) => [hasLowBirthWeight({ birthWeightKg: 2 }, ruleSet), isPreterm({ gestationWeeks: 30 }, ruleSet)],
  (ruleSet) =>
    AGES.map((ageMonths) => [
      findKpspForm({ ageMonths }, ruleSet),
      correctedAgeMonths({ ageMonths, gestationWeeks: 30 }, ruleSet),
    ]),
  (ruleSet) => kpspRepeatDate(ON, ruleSet),
  (ruleSet) =>
    AGES.map((age) => [
      isExclusiveBreastfeedingAsked(age, ruleSet),
      isComplementaryFoodAsked(age, ruleSet),
      zincForDiarrhoea(age, ruleSet),
    ]),
  (ruleSet) => isComplementaryFoodGood({ compFoodGroups: FOOD_GROUPS }, ruleSet),
  (ruleSet) =>
    AGES.map((age) => {
      const birthDate = addDays(ON, -Math.ceil(age * 30.5));
      return [undefined, addDays(ON, -100), addDays(ON, -150)].map((lastGivenDate) => [
        offerVitaminA({ birthDate, lastGivenDate }, ON, ruleSet),
        offerDewormingMg({ birthDate, lastGivenDate }, ON, ruleSet),
      ]);
    }),
  (ruleSet) => [['BB_T1'], ['BB_KURANG'], ['WAST_KURANG']].map((reasons) => recoveryFoodDays(reasons, ruleSet)),
  (ruleSet) => [ironTabletsMissing('pregnancy', 10, ruleSet), ironTabletsMissing('teenYear', 10, ruleSet)],
  (ruleSet) =>
    (['emergency', 'urgent', 'routine'] as const).map((level) => {
      const referral = { level, proposedDate: ON, state: 'BERANGKAT' } as const;
      return [
        seenByDate(referral, ruleSet),
        backOnListDate(referral, ruleSet),
        isOutcomeMissing(referral, addDays(ON, 40), ruleSet),
      ];
    }),
  (ruleSet) =>
    findVisitReasons(
      { unansweredReferralDate: addDays(ON, -8), absentSessions: 2, familyVisitedDate: addDays(ON, -400) },
      ON,
      ruleSet,
    ),
  (ruleSet) => reasonsOfOutcomes(['noAccess', 'nonAdherent'], ruleSet),
  (ruleSet) => {
    const report = { id: 'a', eventType: 'afp', date: ON, hamlet: 'Krajan', cases: 1, deaths: 0 } as const;
    const other = { ...report, id: 'b', date: addDays(ON, 4) };
    return [alertsAtOnce(report, ruleSet), isAfpAge(12, ruleSet), findClusters([report, other], ruleSet)];
  },
  ...CARDS.map(
    (card) => (ruleSet: RuleSet) =>
      PEOPLE.filter((one) => one.card === card).flatMap(({ input }) =>
        [...LEVELS, ...QUESTIONS].map((answers) => interpretVisit(card, { ...input, answers }, ruleSet)),
      ),
  ),
  immunisationScenarios,
];
