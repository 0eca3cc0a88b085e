import { HEIGHT_FROM_DAY } from '#lib/domain/growth/length-height.ts';
import type { GrowthQuestion } from '#lib/domain/growth/plausibility.ts';
import type { Position } from '#lib/domain/growth/weighing.ts';
import type { ZScores } from '#lib/domain/growth/z-scores.ts';
import { flagIn, numberIn, textIn, type Answers } from '../engine/answers.ts';
import { ageDaysIn, ageMonthsIn, type ChildMeasures, type FormContext } from '../engine/context.ts';
import { choiceField, numberField, yesNoField, type Predicate } from '../engine/field.ts';
import { defineForm } from '../engine/form.ts';
import type { FormQuestion } from '../engine/problem.ts';

const CARD = 'Kartu ILP bayi, balita, APRAS; limits: design default of lifecycle.md 3';

/** Age from which the arm is measured. @source lifecycle.md 3 */
const ARM_FROM_MONTHS = 6;

const MEASURES = ['weightKg', 'lengthHeightCm', 'headCm', 'muacCm'] as const;
type Measure = (typeof MEASURES)[number];

/** z-scores beyond which a measurement is asked about. @source lifecycle.md 3, soft limits; growth.md 5 for weight-for-length */
const Z_LIMITS: {
  readonly [measure in Measure]: readonly {
    index: 'weightForAge' | 'lengthHeightForAge' | 'weightForLengthHeight' | 'headForAge' | 'armForAge';
    limit: number;
  }[];
} = {
  weightKg: [{ index: 'weightForAge', limit: 5 }],
  lengthHeightCm: [
    { index: 'lengthHeightForAge', limit: 5 },
    { index: 'weightForLengthHeight', limit: 5 },
  ],
  headCm: [{ index: 'headForAge', limit: 4 }],
  muacCm: [{ index: 'armForAge', limit: 5 }],
};

/** What a doubt of the growth rules is called here, and the field that it is asked at. */
const CHANGES: { readonly [question in GrowthQuestion]?: { code: ChangeCode; field: Measure } } = {
  WEIGHT_CHANGE_15: { code: 'form.weightChanged', field: 'weightKg' },
  HEIGHT_FELL: { code: 'form.heightFell', field: 'lengthHeightCm' },
  HEIGHT_JUMP: { code: 'form.heightJumped', field: 'lengthHeightCm' },
  HEAD_FELL: { code: 'form.headFell', field: 'headCm' },
  COPIED_VALUE: { code: 'form.sameAsBefore', field: 'weightKg' },
};
type ChangeCode =
  'form.weightChanged' | 'form.heightFell' | 'form.heightJumped' | 'form.headFell' | 'form.sameAsBefore';

/** What was measured, as the growth rules take it. */
export function measuresOf(answers: Answers): ChildMeasures {
  const position = textIn(answers, 'position');
  return {
    weightKg: numberIn(answers, 'weightKg'),
    lengthHeightCm: numberIn(answers, 'lengthHeightCm'),
    position: isPosition(position) ? position : undefined,
    headCm: numberIn(answers, 'headCm'),
    muacCm: numberIn(answers, 'muacCm'),
    oedema: flagIn(answers, 'oedema'),
  };
}

/** The usual way to measure a child of this age; what the form begins with. */
export function usualPosition(ageDays: number): Position {
  return ageDays < HEIGHT_FROM_DAY ? 'recumbent' : 'standing';
}

/** Answers the form begins with, where nothing was measured yet. */
export function startChildAnswers(context: FormContext): Answers {
  const age = ageDaysIn(context);
  return age === undefined ? {} : { position: usualPosition(age) };
}

const nothingElseMeasured: Predicate = (answers) =>
  MEASURES.every((code) => code === 'weightKg' || answers[code] === undefined) && answers['oedema'] === undefined;

/** Doubts about a measurement: by z-score, and beside the earlier ones. */
function doubtsOf(measure: Measure) {
  return (value: number, answers: Answers, context: FormContext): FormQuestion[] => {
    const { growth } = context;
    if (!growth) return [];
    const measures = measuresOf(answers);
    const scores = growth.scores(measures);
    return [...askByZ(measure, value, scores), ...askByChange(measure, value, growth.questions(measures), context)];
  };
}

function askByZ(measure: Measure, value: number, scores: ZScores): FormQuestion[] {
  return Z_LIMITS[measure].flatMap(({ index, limit }) => {
    const z = scores[index]?.z;
    return z === undefined || Math.abs(z) <= limit ? [] : [{ code: 'form.zUnusual', field: measure, value, z }];
  });
}

function askByChange(
  field: Measure,
  value: number,
  questions: readonly GrowthQuestion[],
  context: FormContext,
): FormQuestion[] {
  const previous = context.previous?.[field];
  return questions.flatMap((question) => {
    const change = CHANGES[question];
    if (change?.field !== field) return [];
    return [{ code: change.code, field, value, ...(previous === undefined ? {} : { previous }) }];
  });
}

function isPosition(text: string | undefined): text is Position {
  return text === 'recumbent' || text === 'standing';
}

/** What is measured of a child of 0-71 months at step 2. @source Kartu ILP; lifecycle.md 3 */
export const childForm = defineForm({
  code: 'child',
  version: 1,
  fields: [
    numberField({
      code: 'weightKg',
      label: 'child.weightKg',
      help: 'child.weightKg.help',
      source: CARD,
      unit: 'kg',
      decimals: 2,
      required: nothingElseMeasured,
      hard: { min: 0.5, max: 45 },
      ask: doubtsOf('weightKg'),
    }),
    numberField({
      code: 'lengthHeightCm',
      label: 'child.lengthHeightCm',
      help: 'child.lengthHeightCm.help',
      source: CARD,
      unit: 'cm',
      decimals: 1,
      hard: { min: 30, max: 140 },
      ask: doubtsOf('lengthHeightCm'),
    }),
    choiceField({
      code: 'position',
      label: 'child.position',
      source: 'growth.md 2; settled.md 1, 2',
      relevant: (answers) => numberIn(answers, 'lengthHeightCm') !== undefined,
      required: () => true,
      blanks: [],
      options: [
        { code: 'recumbent', label: 'child.position.recumbent' },
        { code: 'standing', label: 'child.position.standing' },
      ],
      ask: (_, answers, context) => {
        const unusual = context.growth?.questions(measuresOf(answers)).includes('POSITION_IMPLAUSIBLE');
        return unusual
          ? [{ code: 'form.positionUnusual', field: 'position', ageMonths: ageMonthsIn(context) ?? 0 }]
          : [];
      },
    }),
    numberField({
      code: 'headCm',
      label: 'child.headCm',
      help: 'child.headCm.help',
      source: CARD,
      unit: 'cm',
      decimals: 1,
      hard: { min: 25, max: 60 },
      ask: doubtsOf('headCm'),
    }),
    numberField({
      code: 'muacCm',
      label: 'child.muacCm',
      help: 'child.muacCm.help',
      source: CARD,
      unit: 'cm',
      decimals: 1,
      relevant: (_, context) => (ageMonthsIn(context) ?? 0) >= ARM_FROM_MONTHS,
      hard: { min: 6, max: 30 },
      soft: { min: 9, max: 22 },
      ask: doubtsOf('muacCm'),
    }),
    yesNoField({
      code: 'oedema',
      label: 'child.oedema',
      help: 'child.oedema.help',
      source: 'Kartu ILP: pitting edema of both feet is gizi buruk whatever z',
    }),
  ],
});
