import { ageDays } from '#lib/domain/age.ts';
import { isImplausible } from '#lib/domain/growth/implausible.ts';
import { scoreWeighing } from '#lib/domain/growth/score-weighing.ts';
import type { Weighing } from '#lib/domain/growth/weighing.ts';
import type { LocalDate } from '#lib/domain/dates.ts';
import type { Sex } from '#lib/domain/person.ts';
import { computeBmi } from '#lib/domain/screening/adult-bmi.ts';
import { numberIn, yesIn, type Answers } from '#lib/domain/screening/answers.ts';
import { readBloodPressure } from '#lib/domain/screening/blood-pressure.ts';
import { ownIdentifier, type FhirContext } from './context.ts';
import { practitionerRef } from './encounter.ts';
import { refTo, uuidOf, type LocalKey, type LocalResource } from './local-keys.ts';
import {
  BMI_CODE,
  CATEGORY_WORDS,
  LENGTH_CODES,
  MEASURE_CODES,
  OEDEMA_CODE,
  PRESSURE_CODES,
  type MeasureCode,
} from './observation-codes.ts';
import { patientKey } from './patient.ts';
import type { CodeableConcept, Observation } from './resources.ts';
import { concept, hl7, UCUM } from './systems.ts';
import { codeOfIndex, interpretationOf, SENT_INDICES } from './z-score-codes.ts';

/** The visit that values belong to. */
export interface ObservedVisit {
  readonly personId: string;
  readonly encounter: LocalKey;
  /** The row the values come from; part of their keys. */
  readonly rowId: string;
  readonly practitioner: string;
  /** Instant or day. */
  readonly effective: string;
}

type Value = Pick<Observation, 'valueQuantity' | 'valueBoolean' | 'valueInteger'>;

/** One Observation of a visit; what it is called last in its key is never used twice in a row. */
export function buildObservation(
  visit: ObservedVisit,
  what: {
    readonly part: string;
    readonly code: CodeableConcept;
    readonly category: keyof typeof CATEGORY_WORDS;
    readonly value: Value;
    readonly interpretation?: CodeableConcept;
    readonly derivedFrom?: LocalKey;
  },
  context: FhirContext,
): LocalResource {
  const { personId, encounter, rowId, practitioner, effective } = visit;
  const key: LocalKey = `Observation/${rowId}/${what.part}`;
  return {
    key,
    personId,
    resource: {
      resourceType: 'Observation',
      identifier: [ownIdentifier('observation', uuidOf(key), context)],
      status: 'final',
      category: [hl7('observation-category', what.category, CATEGORY_WORDS[what.category])],
      code: what.code,
      subject: refTo(patientKey(personId)),
      encounter: refTo(encounter),
      effectiveDateTime: effective,
      performer: [practitionerRef(practitioner)],
      ...what.value,
      ...(what.interpretation ? { interpretation: [what.interpretation] } : {}),
      ...(what.derivedFrom ? { derivedFrom: [refTo(what.derivedFrom)] } : {}),
    },
  };
}

/** Every measured value of a row, one Observation each; blanks with a reason are no values. */
export function buildMeasurements(visit: ObservedVisit, answers: Answers, context: FhirContext): LocalResource[] {
  const found: LocalResource[] = [];
  const add = (part: string, { coding, unit, category }: MeasureCode, value: number | undefined) => {
    if (value === undefined) return;
    const quantity = { valueQuantity: { value, unit, system: UCUM, code: unit } };
    found.push(buildObservation(visit, { part, code: { coding }, category, value: quantity }, context));
  };
  for (const [slot, code] of Object.entries(MEASURE_CODES)) add(slot, code, numberIn(answers, slot));
  const position = answers['position'];
  const taken = position === 'recumbent' || position === 'standing' ? position : 'unknown';
  add('lengthHeightCm', LENGTH_CODES[taken], numberIn(answers, 'lengthHeightCm'));
  const pressure = readBloodPressure(answers);
  add('bpSystolic', PRESSURE_CODES.systolic, pressure?.systolic);
  add('bpDiastolic', PRESSURE_CODES.diastolic, pressure?.diastolic);
  const oedema = yesIn(answers, 'oedema');
  if (oedema !== undefined) {
    const what = {
      part: 'oedema',
      code: concept(OEDEMA_CODE),
      category: 'exam',
      value: { valueBoolean: oedema },
    } as const;
    found.push(buildObservation(visit, what, context));
  }
  return found;
}

/** A grown-up's body mass index; children have it as a z-score. */
export function buildBmi(visit: ObservedVisit, answers: Answers, context: FhirContext): LocalResource[] {
  const weightKg = numberIn(answers, 'weightKg');
  const heightCm = numberIn(answers, 'lengthHeightCm');
  const bmi = weightKg === undefined || heightCm === undefined ? undefined : computeBmi(weightKg, heightCm);
  if (bmi === undefined) return [];
  const { coding, unit, category } = BMI_CODE;
  const value = { valueQuantity: { value: Math.round(bmi * 100) / 100, unit, system: UCUM, code: unit } };
  return [buildObservation(visit, { part: 'bmi', code: { coding }, category, value }, context)];
}

/** The z-scores of a child with what they mean; what asks for measuring again (WHO flags) stays here. */
export function buildZScores(
  visit: ObservedVisit,
  child: { readonly sex: Sex; readonly birthDate: LocalDate },
  weighing: Weighing,
  context: FhirContext,
): LocalResource[] {
  const scores = scoreWeighing(child, weighing);
  const age = ageDays(child.birthDate, weighing.date);
  return SENT_INDICES.flatMap((index) => {
    const z = scores[index]?.z;
    if (z === undefined || isImplausible(index, z)) return [];
    const meaning = interpretationOf(index, z);
    const what = {
      part: `z-${index}`,
      code: concept(codeOfIndex(index, weighing.position, age)),
      category: 'exam',
      value: { valueQuantity: { value: z, unit: 'z score', system: UCUM, code: '{Zscore}' } },
      ...(meaning ? { interpretation: concept(meaning) } : {}),
    } as const;
    return [buildObservation(visit, what, context)];
  });
}
