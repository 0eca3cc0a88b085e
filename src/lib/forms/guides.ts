import type { Skill } from '#lib/domain/management/skills.ts';
import type { Field } from './engine/field.ts';

/**
 * What a cadre can read on before measuring or asking: each guide with the basic skills it belongs to. Its name is `guide.<code>` in the catalogue, its steps
 * `guide.<code>.<step>`.
 * @source kader.md 1; the skill of each measure: Modul Kader, session.md 1
 */
export const GUIDES = {
  weightChild: ['B3'],
  heightChild: ['B3'],
  head: ['B3'],
  armChild: ['B3'],
  oedema: ['B3', 'B7'],
  weight: ['H5', 'D3'],
  height: ['D3'],
  arm: ['H5'],
  waist: ['D3'],
  bloodPressure: ['H5', 'D3'],
  temperature: ['B7', 'H6'],
  breathing: ['B7'],
  haemoglobin: ['H3', 'S2'],
  glucose: ['D3'],
  bloodOther: ['D3'],
  senses: ['D3'],
  development: ['B5'],
  exclusiveBf: ['B2'],
  compFood: ['B2'],
  extraFood: ['B2', 'H2'],
  weightCurve: ['H5'],
  ironMother: ['H4'],
  ironTeen: ['S2'],
  vitaminMother: ['H3'],
  breastfeeding: ['B2'],
  familyPlanning: ['D5'],
  danger: ['B7', 'H6'],
  afterVaccine: ['B6'],
  tuberculosis: ['D4'],
  medicine: ['D2'],
  smoking: ['S3', 'D2'],
  lungs: ['D4'],
  mind: ['D4'],
  daily: ['D4'],
  older: ['D4'],
} as const satisfies { readonly [code: string]: readonly Skill[] };
export type Guide = keyof typeof GUIDES;

/** The parts a guide may have, in the order they are told. */
export const GUIDE_STEPS = ['before', 'how', 'read', 'again'] as const;
export type GuideStep = (typeof GUIDE_STEPS)[number];

/** By a field's label, which tells a child's weight from an adult's, as their one slot does not. */
const BY_LABEL: { readonly [label: string]: Guide | undefined } = {
  'child.weightKg': 'weightChild',
  'child.lengthHeightCm': 'heightChild',
  'child.position': 'heightChild',
  'child.headCm': 'head',
  'child.muacCm': 'armChild',
  'child.oedema': 'oedema',
  'child.devChecklist': 'development',
  'child.kpspYes': 'development',
  'child.exclusiveBf': 'exclusiveBf',
  'child.compFood': 'compFood',
  'child.compFoodGroups': 'compFood',
  'child.compFoodMeals': 'compFood',
  'child.compFoodTexture': 'compFood',
  'child.recoveryFood': 'extraFood',
  'child.recoveryFoodEaten': 'extraFood',
  'pregnant.cedFood': 'extraFood',
  'pregnant.cedFoodMenu': 'extraFood',
  'pregnant.cedFoodPortions': 'extraFood',
  'pregnant.cedFoodRegular': 'extraFood',
  'pregnant.weightOnCurve': 'weightCurve',
  'body.weightKg': 'weight',
  'body.heightCm': 'height',
  'body.muacCm': 'arm',
  'body.waistCm': 'waist',
  'vital.temperatureC': 'temperature',
  'vital.respiratoryRate': 'breathing',
  'blood.hb': 'haemoglobin',
  'blood.glucoseRandom': 'glucose',
  'blood.glucoseFasting': 'glucose',
  'blood.cholesterol': 'bloodOther',
  'blood.uricAcid': 'bloodOther',
  'mother.ironDaily': 'ironMother',
  'teen.ironAvailable': 'ironTeen',
  'teen.ironWeekly': 'ironTeen',
  'postpartum.vitAMother': 'vitaminMother',
  'postpartum.breastfeeding': 'breastfeeding',
  'postpartum.ppContraception': 'familyPlanning',
  'tb.medTaken': 'medicine',
  'tb.diagnosisDate': 'medicine',
};

/** By the first word of a label, for lists of which every question is asked in the same way. */
const BY_FAMILY: { readonly [family: string]: Guide | undefined } = {
  bp: 'bloodPressure',
  senses: 'senses',
  danger: 'danger',
  aefi: 'afterVaccine',
  tb: 'tuberculosis',
  medicine: 'medicine',
  contraception: 'familyPlanning',
  smoking: 'smoking',
  puma: 'lungs',
  phq4: 'mind',
  srq20: 'mind',
  headss: 'mind',
  mental: 'mind',
  aks: 'daily',
  skilas: 'older',
};

/** The guide to a field; undefined where it needs none, or is never answered by hand. */
export function guideOf(field: Field): Guide | undefined {
  if (field.computed || field.hidden) return undefined;
  const [family = ''] = field.label.split('.');
  return BY_LABEL[field.label] ?? BY_FAMILY[family];
}

/** The guides that are offered beside fields that follow one another: a list has its guide once, beside its first question. */
export function guidesBeside(fields: readonly Field[]): ReadonlyMap<string, Guide> {
  const beside = new Map<string, Guide>();
  let before: Guide | undefined;
  for (const field of fields) {
    const guide = guideOf(field);
    if (guide !== undefined && guide !== before) beside.set(field.code, guide);
    before = guide;
  }
  return beside;
}
