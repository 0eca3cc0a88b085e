import { computePackYears } from '#lib/domain/screening/smoking.ts';
import { computePuma, isPumaAsked } from '#lib/domain/screening/puma.ts';
import { numberIn, textIn, type Answers } from '../../engine/answers.ts';
import type { FormContext } from '../../engine/context.ts';
import { choiceField, numberField, scoreField, type Field, type Predicate } from '../../engine/field.ts';
import type { FormRefusal } from '../../engine/problem.ts';
import { options, points } from './options.ts';
import { ageYearsIn, rulesIn } from './who.ts';

const SMOKING = 'Kartu ILP; lifecycle.md 0.3';
const PUMA = 'Kartu ILP dewasa-lansia; lifecycle.md 5.1';

const hasSmoked: Predicate = (answers) => ['aktif', 'pernah'].includes(textIn(answers, 'smoking') ?? '');

/** Whether someone smokes or lives with smoke, how much and for how long. @source Kartu ILP; lifecycle.md 0.3 */
export const smokingFields: readonly Field[] = [
  choiceField({
    code: 'smoking',
    label: 'smoking',
    help: 'smoking.help',
    source: SMOKING,
    options: options('smoking', ['tidak', 'pernah', 'aktif', 'pasif']),
  }),
  numberField({
    code: 'cigPerDay',
    label: 'smoking.cigPerDay',
    help: 'smoking.cigPerDay.help',
    source: SMOKING,
    relevant: hasSmoked,
    unit: 'batang',
    decimals: 0,
    hard: { min: 0, max: 100 },
    soft: { min: 0, max: 60 },
  }),
  numberField({
    code: 'years',
    label: 'smoking.years',
    help: 'smoking.years.help',
    source: SMOKING,
    relevant: hasSmoked,
    unit: 'tahun',
    decimals: 0,
    hard: { min: 0, max: 90 },
    refuse: refuseLongerThanLife,
  }),
  choiceField({
    code: 'product',
    label: 'smoking.product',
    source: SMOKING,
    relevant: (answers) => textIn(answers, 'smoking') === 'aktif',
    options: options('smoking.product', ['konvensional', 'elektrik', 'keduanya']),
  }),
  numberField({
    code: 'packYears',
    label: 'smoking.packYears',
    source: SMOKING,
    unit: '',
    decimals: 1,
    hard: { min: 0, max: Infinity },
    relevant: (answers, context) => packYearsIn(answers, context) !== undefined,
    computed: packYearsIn,
    shownOnly: true,
  }),
];

const isPumaDue: Predicate = (answers, context) => {
  const ageYears = ageYearsIn(context);
  return ageYears !== undefined && isPumaAsked(answers, { sex: context.sex, ageYears }, rulesIn(context));
};

/** PUMA, asked of smokers from 40 years on: four symptoms; sex, age and pack-years count by themselves. @source lifecycle.md 5.1 */
export const pumaFields: readonly Field[] = [
  ...['pDyspnoea', 'pPhlegm', 'pCough', 'pSpirometry'].map((code) =>
    scoreField({
      code,
      label: `puma.${code}`,
      help: `puma.${code}.help`,
      section: 'puma.title',
      source: PUMA,
      relevant: isPumaDue,
      options: points('puma.point', 1).toReversed(),
    }),
  ),
  numberField({
    code: 'puma',
    label: 'puma.score',
    section: 'puma.title',
    source: PUMA,
    unit: '',
    decimals: 0,
    hard: { min: 0, max: 9 },
    relevant: (answers, context) => scoreIn(answers, context) !== undefined,
    computed: scoreIn,
    shownOnly: true,
  }),
];

function refuseLongerThanLife(value: number, _: Answers, context: FormContext): FormRefusal | undefined {
  const age = ageYearsIn(context);
  if (age === undefined || value <= age) return undefined;
  return { code: 'form.tooHigh', field: 'years', value, min: 0, max: age, unit: 'tahun' };
}

function packYearsIn(answers: Answers, context: FormContext): number | undefined {
  const perDay = numberIn(answers, 'cigPerDay');
  const years = numberIn(answers, 'years');
  if (perDay === undefined || years === undefined) return undefined;
  return Math.round(computePackYears(perDay, years, rulesIn(context)) * 10) / 10;
}

function scoreIn(answers: Answers, context: FormContext): number | undefined {
  const ageYears = ageYearsIn(context);
  if (ageYears === undefined || !isPumaDue(answers, context)) return undefined;
  return computePuma(answers, { sex: context.sex, ageYears }, rulesIn(context));
}
