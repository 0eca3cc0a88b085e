import { completedYears } from '../age.ts';
import { textIn, yesIn } from '../screening/answers.ts';
import {
  answersTo,
  findingsOf,
  isInMonth,
  isInYear,
  livesInArea,
  type HistoryVisit,
  type PersonHistory,
  type Period,
} from './person-history.ts';

/**
 * What is true of somebody of 6 years or more, from January to the end of the month: each counts once a year. `Case` facts are what was found, by the
 * rules of the visit.
 * @source pws.md 3, R01-R03, A01-A11, L01-L04
 */
export const GROWN_UP_FACTS = [
  /** 7-15 years and screened. */
  'schoolAgeScreened',
  'teenGirlIron',
  'teenGirlHbTested',
  'teenGirlAnaemia',
  /** 15-59 years: weight, height, waist, blood pressure and glucose, all in the year. */
  'productiveScreened',
  /** Any screen of the yearly health check. */
  'annualCheck',
  'bpMeasured',
  'bpHigh',
  'glucoseMeasured',
  'glucoseHigh',
  'knownHypertension',
  'hypertensionCared',
  'knownDiabetes',
  'diabetesCared',
  'medicineAsked',
  'medicineTaken',
  'bmiMeasured',
  'obese',
  'waistMeasured',
  'waistOver',
  'smokingAsked',
  'smokes',
  'pumaAsked',
  'pumaPositive',
  'pumaReferred',
  'mentalScreened',
  /** Of those: 15-59 years. */
  'productiveMentalScreened',
  'mentalPositive',
  'mentalReferred',
  'eyesTested',
  'eyesImpaired',
  'earsTested',
  'earsImpaired',
  'contraceptionAsked',
  'contraceptionUsed',
  'unmetNeed',
  'cancerScreened',
  /** 60 years or more: AKS and SKILAS both in the year. */
  'elderlyScreened',
  'aksTested',
  'aksM',
  'aksR',
  'aksS',
  'aksB',
  'aksT',
  'skilasTested',
  'skilasImpaired',
  'skilasReferred',
  /** Dependent by the last AKS, and visited at home this month. */
  'dependent',
  'dependentVisited',
] as const;
export type GrownUpFact = (typeof GROWN_UP_FACTS)[number];

/** Fact for having been looked at, and fact for what was found. */
interface Screen {
  readonly field: string;
  readonly measured: GrownUpFact;
  readonly found: GrownUpFact;
  readonly classes: readonly string[];
}

const SCREENS: readonly Screen[] = [
  { field: 'bp', measured: 'bpMeasured', found: 'bpHigh', classes: ['TINGGI', 'TINGGI_BERAT'] },
  { field: 'glucoseRandom', measured: 'glucoseMeasured', found: 'glucoseHigh', classes: ['TINGGI'] },
  { field: 'bmi', measured: 'bmiMeasured', found: 'obese', classes: ['O'] },
  { field: 'waistCm', measured: 'waistMeasured', found: 'waistOver', classes: ['LEBIH'] },
  { field: 'puma', measured: 'pumaAsked', found: 'pumaPositive', classes: ['RUJUK'] },
  { field: 'eye', measured: 'eyesTested', found: 'eyesImpaired', classes: ['GANGGUAN'] },
  { field: 'ear', measured: 'earsTested', found: 'earsImpaired', classes: ['GANGGUAN'] },
  { field: 'skilas', measured: 'skilasTested', found: 'skilasImpaired', classes: ['TERGANGGU'] },
];

const MENTAL_FIELDS = ['phq4', 'srq20', 'headss', 'suicidal'];
const MENTAL_LEVEL_SLOT = 'confidentialLevel';
const DEPENDENT: ReadonlySet<string> = new Set(['S', 'B', 'T']);
const AKS_FACTS: { readonly [aksClass: string]: GrownUpFact } = {
  M: 'aksM',
  R: 'aksR',
  S: 'aksS',
  B: 'aksB',
  T: 'aksT',
};
const GROWN_UP_CARDS: ReadonlySet<string> = new Set(['school_teen', 'adult', 'elderly']);

/** Computes what is true of somebody of 6 years or more; nothing for who does not live in the area on the last day of the month. */
export function computeGrownUpFacts(history: PersonHistory, period: Period): GrownUpFact[] {
  const { person } = history;
  const years = completedYears(person.birthDate, period.lastDay);
  if (years < 6 || !livesInArea(person, period.lastDay)) return [];
  const seen = history.visits.filter(({ card, date }) => GROWN_UP_CARDS.has(card) && isInYear(date, period));
  const isTeenGirl = person.sex === 'f' && years >= 12 && years <= 18;
  if (seen.length === 0 && !history.homeVisits.some(({ date }) => isInYear(date, period))) {
    // Nobody has looked at most people this year: only what was handed out can be known of them.
    return isTeenGirl ? teenGirlFacts(history, seen, period) : [];
  }
  const facts: GrownUpFact[] = [
    ...SCREENS.flatMap((screen) => screenFacts(screen, seen)),
    ...mentalFacts(history, seen, period),
    ...chronicFacts(history, seen, period),
    ...habitFacts(seen, history, years),
  ];
  if (seen.length > 0) facts.push('annualCheck');
  const has = (fact: GrownUpFact) => facts.includes(fact);
  if (years >= 7 && years <= 15 && seen.length > 0) facts.push('schoolAgeScreened');
  if (isTeenGirl) facts.push(...teenGirlFacts(history, seen, period));
  const isWhole = has('bmiMeasured') && has('waistMeasured') && has('bpMeasured') && has('glucoseMeasured');
  if (years >= 15 && years <= 59 && isWhole) facts.push('productiveScreened');
  if (years >= 15 && years <= 59 && has('mentalScreened')) facts.push('productiveMentalScreened');
  if (has('pumaPositive') && isReferred(history, period, /^PUMA$/)) facts.push('pumaReferred');
  if (years >= 60) facts.push(...elderlyFacts(history, seen, period, has));
  return facts;
}

function screenFacts({ field, measured, found, classes }: Screen, seen: readonly HistoryVisit[]): GrownUpFact[] {
  const findings = findingsOf(seen, field);
  if (findings.length === 0) return [];
  return findings.some((finding) => classes.includes(finding.class)) ? [measured, found] : [measured];
}

/** The answers are confidential; that they were asked, and how pressing they are, is not. */
function mentalFacts(history: PersonHistory, seen: readonly HistoryVisit[], period: Period): GrownUpFact[] {
  const findings = MENTAL_FIELDS.flatMap((field) => findingsOf(seen, field));
  const levels = answersTo(seen, MENTAL_LEVEL_SLOT);
  if (findings.length === 0 && levels.length === 0) return [];
  const isPositive = findings.some(({ level }) => level !== undefined) || levels.some((level) => level !== 'none');
  if (!isPositive) return ['mentalScreened'];
  return isReferred(history, period, /^(MENTAL|SUICIDAL)$/)
    ? ['mentalScreened', 'mentalPositive', 'mentalReferred']
    : ['mentalScreened', 'mentalPositive'];
}

function chronicFacts(history: PersonHistory, seen: readonly HistoryVisit[], period: Period): GrownUpFact[] {
  const facts: GrownUpFact[] = [];
  const home = history.homeVisits.filter(({ date }) => isInYear(date, period));
  const asked = [...seen, ...home];
  const says = (code: string) => asked.some(({ answers }) => yesIn(answers, code) === true);
  const isCared = history.contacts.some(({ kind, date }) => kind === 'chronic' && isInMonth(date, period));
  if (says('hypertension') || answersTo(asked, 'htMedTaken').length > 0) {
    facts.push('knownHypertension');
    if (isCared) facts.push('hypertensionCared');
  }
  if (says('diabetes') || answersTo(asked, 'dmMedTaken').length > 0) {
    facts.push('knownDiabetes');
    if (isCared) facts.push('diabetesCared');
  }
  const last = [...asked]
    .sort((a, b) => (a.date < b.date ? -1 : 1))
    .flatMap(({ answers }) => yesIn(answers, 'htMedTaken') ?? yesIn(answers, 'dmMedTaken') ?? [])
    .at(-1);
  if (last !== undefined) facts.push('medicineAsked');
  if (last) facts.push('medicineTaken');
  return facts;
}

function habitFacts(seen: readonly HistoryVisit[], { person }: PersonHistory, years: number): GrownUpFact[] {
  const facts: GrownUpFact[] = [];
  const smoking = seen.flatMap(({ answers }) => textIn(answers, 'smoking') ?? []).at(-1);
  if (smoking !== undefined) facts.push('smokingAsked');
  if (smoking === 'aktif') facts.push('smokes');
  const method = seen.flatMap(({ answers }) => textIn(answers, 'contraception') ?? []).at(-1);
  if (method !== undefined) facts.push('contraceptionAsked');
  if (method !== undefined && method !== 'tidak') facts.push('contraceptionUsed');
  if (findingsOf(seen, 'contraception').length > 0) facts.push('unmetNeed');
  const isCancerAsked = ['ivaResult', 'sadanisResult'].some((code) => answersTo(seen, code).length > 0);
  if (person.sex === 'f' && years >= 30 && years <= 50 && isCancerAsked) facts.push('cancerScreened');
  return facts;
}

function teenGirlFacts({ supplies }: PersonHistory, seen: readonly HistoryVisit[], period: Period): GrownUpFact[] {
  const facts: GrownUpFact[] = [];
  const now = seen.filter(({ date }) => isInMonth(date, period));
  const takes = now.some(({ answers }) => yesIn(answers, 'ironWeekly') === true);
  if (takes || supplies.some(({ code, date }) => code === 'iron' && isInMonth(date, period)))
    facts.push('teenGirlIron');
  const hb = findingsOf(seen, 'hb');
  if (hb.length > 0) facts.push('teenGirlHbTested');
  if (hb.some((finding) => finding.class !== 'NORMAL')) facts.push('teenGirlAnaemia');
  return facts;
}

function elderlyFacts(
  history: PersonHistory,
  seen: readonly HistoryVisit[],
  period: Period,
  has: (fact: GrownUpFact) => boolean,
): GrownUpFact[] {
  const facts: GrownUpFact[] = [];
  const aks = findingsOf(seen, 'aks').at(-1);
  const aksFact = aks && AKS_FACTS[aks.class];
  if (aksFact) facts.push('aksTested', aksFact);
  if (aksFact && has('skilasTested')) facts.push('elderlyScreened');
  if (has('skilasImpaired') && isReferred(history, period, /^SKILAS_/)) facts.push('skilasReferred');
  if (aks && DEPENDENT.has(aks.class)) {
    facts.push('dependent');
    if (history.homeVisits.some(({ date }) => isInMonth(date, period))) facts.push('dependentVisited');
  }
  return facts;
}

function isReferred({ referrals }: PersonHistory, period: Period, reason: RegExp): boolean {
  return referrals.some(
    ({ proposedDate, reasons }) => isInYear(proposedDate, period) && reasons.some((one) => reason.test(one)),
  );
}
