import { computeBmi, toOneDecimal } from '#lib/domain/screening/adult-bmi.ts';
import { daysBetween } from '#lib/domain/dates.ts';
import { numberIn, type Answers } from '../../engine/answers.ts';
import type { FormContext } from '../../engine/context.ts';
import { numberField, type Limits, type NumberField, type Predicate } from '../../engine/field.ts';
import type { FormQuestion } from '../../engine/problem.ts';

/** What a card says of one of its measures. */
interface Measure {
  readonly source: string;
  readonly hard: Limits;
  readonly soft?: Limits;
  readonly relevant?: Predicate;
  readonly required?: Predicate;
  readonly ask?: NumberField['ask'];
}

/** A height that differs by more than this from the last one is somebody else's, or a slip. @source design default */
const HEIGHT_CHANGE_CM = 3;

/** Weight of everybody but small children, on a scale that shows 0.1 kg or finer. */
export function weightField(measure: Measure): NumberField {
  return numberField({
    code: 'weightKg',
    label: 'body.weightKg',
    help: 'body.weightKg.help',
    unit: 'kg',
    decimals: 2,
    ...measure,
  });
}

/** Height of everybody but small children; growing people may be taller than the last time. */
export function heightField(measure: Measure & { readonly growing?: boolean }): NumberField {
  const { growing = false, ...rest } = measure;
  return numberField({
    code: 'lengthHeightCm',
    label: 'body.heightCm',
    help: 'body.heightCm.help',
    unit: 'cm',
    decimals: 1,
    ask: (value, _, context) => askHeightChange(value, context, growing),
    ...rest,
  });
}

/** Waist (lingkar perut). @source session.md 1, measuring practice */
export function waistField(measure: Measure): NumberField {
  return numberField({
    code: 'waistCm',
    label: 'body.waistCm',
    help: 'body.waistCm.help',
    unit: 'cm',
    decimals: 1,
    ...measure,
  });
}

/** Mid-upper arm (LiLA). @source session.md 1, measuring practice */
export function armField(measure: Measure): NumberField {
  return numberField({
    code: 'muacCm',
    label: 'body.muacCm',
    help: 'body.muacCm.help',
    unit: 'cm',
    decimals: 1,
    ...measure,
  });
}

/** Body mass index, shown as it follows from weight and height. */
export function bmiField(source: string): NumberField {
  return numberField({
    code: 'bmi',
    label: 'body.bmi',
    source,
    unit: 'kg/m²',
    decimals: 1,
    hard: { min: 0, max: Infinity },
    relevant: (answers) => bmiIn(answers) !== undefined,
    computed: (answers) => {
      const bmi = bmiIn(answers);
      return bmi === undefined ? undefined : toOneDecimal(bmi);
    },
    shownOnly: true,
  });
}

/** Doubts a height whose body mass index with the weight is outside these limits. */
export function askBmi(limits: Limits) {
  return (_: number, answers: Answers): FormQuestion[] => {
    const bmi = bmiIn(answers);
    if (bmi === undefined || (bmi >= limits.min && bmi <= limits.max)) return [];
    return [{ code: 'form.bmiUnusual', field: 'lengthHeightCm', bmi: toOneDecimal(bmi) }];
  };
}

/** Doubts a weight that changed by more than so much a month since the last one; a month at least is allowed for. */
export function askWeightChange(kgPerMonth: number) {
  return (value: number, _: Answers, context: FormContext): FormQuestion[] => {
    const previous = context.previous?.['weightKg'];
    if (typeof previous?.value !== 'number') return [];
    const months = Math.max(1, daysBetween(previous.date, context.today) / 30.4375);
    if (Math.abs(value - previous.value) <= kgPerMonth * months) return [];
    const by = Math.round(kgPerMonth * months);
    return [{ code: 'form.changedBy', field: 'weightKg', value, previous, by }];
  };
}

function bmiIn(answers: Answers): number | undefined {
  const weightKg = numberIn(answers, 'weightKg');
  const heightCm = numberIn(answers, 'lengthHeightCm');
  return weightKg === undefined || heightCm === undefined ? undefined : computeBmi(weightKg, heightCm);
}

function askHeightChange(value: number, context: FormContext, growing: boolean): FormQuestion[] {
  const previous = context.previous?.['lengthHeightCm'];
  if (typeof previous?.value !== 'number') return [];
  const change = value - previous.value;
  if (Math.abs(change) <= HEIGHT_CHANGE_CM || (growing && change > 0)) return [];
  return [{ code: 'form.changedBy', field: 'lengthHeightCm', value, previous, by: HEIGHT_CHANGE_CM }];
}
