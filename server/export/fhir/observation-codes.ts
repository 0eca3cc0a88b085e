import type { Position } from '#lib/domain/growth/weighing.ts';
import type { Coding } from './resources.ts';
import { LOINC, SNOMED } from './systems.ts';

/** How a measured value is called and counted in SATUSEHAT. */
export interface MeasureCode {
  readonly coding: readonly Coding[];
  /** UCUM. */
  readonly unit: string;
  readonly category: 'vital-signs' | 'exam' | 'laboratory';
  /** The page does not print this code; a Puskesmas confirms it first. */
  readonly uncertain?: boolean;
}

const loinc = (code: string, display: string): readonly Coding[] => [{ system: LOINC, code, display }];
const vital = (code: string, display: string, unit: string): MeasureCode => ({
  coding: loinc(code, display),
  unit,
  category: 'vital-signs',
});
const lab = (code: string, display: string, unit: string): MeasureCode => ({
  coding: loinc(code, display),
  unit,
  category: 'laboratory',
  uncertain: true,
});

/** The codes in force; a change of the playbook is a new dated table. */
export const MEASURE_CODES_VERSION = 'satusehat-measures@2026-11';

/**
 * Codes of measured values by slot of a visit or a laboratory row. Length and height are in `LENGTH_CODES`.
 * @source SATUSEHAT playbook rawat jalan 6.3, terminologi Gizi lampiran 3, ANC; interop.md 3.3
 */
export const MEASURE_CODES: { readonly [slot: string]: MeasureCode } = {
  weightKg: vital('29463-7', 'Body weight', 'kg'),
  headCm: vital('9843-4', 'Head Occipital-frontal circumference', 'cm'),
  muacCm: {
    coding: [{ system: SNOMED, code: '284473002', display: 'Mid upper arm circumference' }],
    unit: 'cm',
    category: 'exam',
  },
  waistCm: { ...vital('8280-0', 'Waist Circumference at umbilicus by Tape measure', 'cm'), uncertain: true },
  respiratoryRate: vital('9279-1', 'Respiratory rate', '/min'),
  temperatureC: vital('8310-5', 'Body temperature', 'Cel'),
  glucoseRandom: lab('2339-0', 'Glucose [Mass/volume] in Blood', 'mg/dL'),
  glucoseFasting: lab('1558-6', 'Fasting glucose [Mass/volume] in Serum or Plasma', 'mg/dL'),
  cholesterol: lab('2093-3', 'Cholesterol [Mass/volume] in Serum or Plasma', 'mg/dL'),
  uricAcid: lab('3084-1', 'Urate [Mass/volume] in Serum or Plasma', 'mg/dL'),
  hb: lab('718-7', 'Hemoglobin [Mass/volume] in Blood', 'g/dL'),
};

/** By how it was taken; `unknown` where nobody said. @source interop.md 3.3 */
export const LENGTH_CODES: { readonly [position in Position | 'unknown']: MeasureCode } = {
  recumbent: vital('8306-3', 'Body height --lying', 'cm'),
  standing: vital('8308-9', 'Body height --standing', 'cm'),
  unknown: vital('8302-2', 'Body height', 'cm'),
};

/** The pressure that is judged, upper and lower apart. @source interop.md 3.3 */
export const PRESSURE_CODES = {
  systolic: vital('8480-6', 'Systolic blood pressure', 'mm[Hg]'),
  diastolic: vital('8462-4', 'Diastolic blood pressure', 'mm[Hg]'),
} as const;

export const BMI_CODE: MeasureCode = {
  ...vital('39156-5', 'Body mass index (BMI) [Ratio]', 'kg/m2'),
  uncertain: true,
};

/** Oedema of both feet: yes or no. @source interop.md 3.3 */
export const OEDEMA_CODE: Coding = { system: LOINC, code: '44966-0', display: 'Edema' };

/** Words of categories. @source hl7.org/fhir/R4/valueset-observation-category */
export const CATEGORY_WORDS: { readonly [category in MeasureCode['category'] | 'survey']: string } = {
  'vital-signs': 'Vital Signs',
  exam: 'Exam',
  laboratory: 'Laboratory',
  survey: 'Survey',
};
