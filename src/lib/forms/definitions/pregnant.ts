import { gestationWeeks } from '#lib/domain/pregnancy/gestation.ts';
import { flagIn, numberIn, type Answers } from '../engine/answers.ts';
import type { FormContext } from '../engine/context.ts';
import { choiceField, numberField, textField, yesNoField, type Predicate } from '../engine/field.ts';
import { defineForm } from '../engine/form.ts';
import type { CardForms } from './card-forms.ts';
import { bloodField } from './parts/blood-values.ts';
import { bloodPressureFields } from './parts/blood-pressure.ts';
import { armField, askWeightChange, heightField, weightField } from './parts/body.ts';
import { dangerSignFields } from './parts/danger-signs.ts';
import { motherMentalField } from './parts/mental.ts';
import { options } from './parts/options.ts';
import { sicknessFields } from './parts/sickness.ts';
import { tbFields } from './parts/tb-screen.ts';
import { motherTemperatureField } from './parts/vital-signs.ts';
import { byNakes, rulesIn, seen } from './parts/who.ts';

const CARD = 'Kartu ILP ibu hamil; limits: design default of lifecycle.md 1';
/** Weight that comes or goes faster is measured again. @source lifecycle.md 1 */
const KG_PER_MONTH = 3;
/** Weeks that a pregnancy can have. @source lifecycle.md 1 */
const WEEKS = { min: 0, max: 45 };

function weeksIn(_: Answers, { lmpDate, today }: FormContext): number | undefined {
  const weeks = lmpDate === undefined ? undefined : gestationWeeks(lmpDate, today);
  return weeks === undefined || weeks < WEEKS.min || weeks > WEEKS.max ? undefined : weeks;
}

/** True for a woman whose arm shows KEK today, or who got the food for it at her last visit. */
const getsFood: Predicate = (answers, context) => {
  const muacCm = numberIn(seen(answers, context), 'muacCm');
  const thin = muacCm !== undefined && muacCm < rulesIn(context).rules.muacPregnant.figures.below.value;
  return thin || context.previous?.['cedFood']?.value === true;
};
const gotFood: Predicate = (answers, context) => getsFood(answers, context) && flagIn(answers, 'cedFood') === true;

const measurement = defineForm({
  code: 'pregnant',
  version: 1,
  fields: [
    numberField({
      code: 'gestWeeks',
      label: 'pregnant.gestWeeks',
      source: 'lifecycle.md 1',
      unit: 'minggu',
      decimals: 0,
      hard: WEEKS,
      soft: { min: 4, max: 42 },
      relevant: (answers, context) => weeksIn(answers, context) !== undefined,
      computed: weeksIn,
      shownOnly: true,
    }),
    weightField({
      source: CARD,
      hard: { min: 25, max: 200 },
      soft: { min: 35, max: 120 },
      ask: askWeightChange(KG_PER_MONTH),
    }),
    heightField({ source: CARD, hard: { min: 100, max: 200 }, soft: { min: 135, max: 180 } }),
    armField({ source: CARD, hard: { min: 12, max: 60 }, soft: { min: 18, max: 45 } }),
    ...bloodPressureFields({ arterialMean: true }),
  ],
});

const care = defineForm({
  code: 'pregnantCare',
  version: 1,
  openParts: true,
  fields: [
    choiceField({
      code: 'weightOnCurve',
      label: 'pregnant.weightOnCurve',
      help: 'pregnant.weightOnCurve.help',
      source: 'Kartu ILP ibu hamil',
      options: options('pregnant.weightOnCurve', ['sesuai', 'tidak']),
    }),
    yesNoField({
      code: 'ironDaily',
      label: 'mother.ironDaily',
      help: 'mother.ironDaily.help',
      source: 'Kartu ILP ibu hamil',
    }),
    yesNoField({
      code: 'cedFood',
      label: 'pregnant.cedFood',
      help: 'pregnant.cedFood.help',
      source: 'Kartu ILP ibu hamil',
      relevant: getsFood,
    }),
    textField({
      code: 'cedFoodMenu',
      label: 'pregnant.cedFoodMenu',
      help: 'pregnant.cedFoodMenu.help',
      source: 'Kartu ILP ibu hamil',
      relevant: gotFood,
      maxLength: 100,
      input: 'plain',
      blanks: [],
    }),
    numberField({
      code: 'cedFoodPortions',
      label: 'pregnant.cedFoodPortions',
      source: 'Kartu ILP ibu hamil; limits: design default',
      relevant: gotFood,
      unit: 'porsi',
      decimals: 0,
      hard: { min: 0, max: 120 },
      soft: { min: 1, max: 31 },
    }),
    yesNoField({
      code: 'cedFoodRegular',
      label: 'pregnant.cedFoodRegular',
      source: 'Kartu ILP ibu hamil',
      relevant: gotFood,
    }),
    yesNoField({
      code: 'motherClass',
      label: 'pregnant.motherClass',
      help: 'pregnant.motherClass.help',
      source: 'Kartu ILP ibu hamil',
    }),
    ...tbFields(),
  ],
});

const danger = defineForm({
  code: 'pregnantDanger',
  version: 1,
  fields: [...dangerSignFields([{ list: 'dangerPregnant' }]), motherTemperatureField, ...sicknessFields],
});

const confidential = defineForm({
  code: 'pregnantConfidential',
  version: 1,
  blanks: ['refused', 'noTool', 'notAsked'],
  fields: [
    choiceField({
      code: 'tripleTest',
      label: 'pregnant.tripleTest',
      help: 'pregnant.tripleTest.help',
      source: 'lifecycle.md 1 (K): done or not; results stay with nakes',
      relevant: byNakes,
      options: options('pregnant.tripleTest', ['done', 'notDone']),
    }),
    motherMentalField,
  ],
});

const lab = defineForm({
  code: 'pregnantLab',
  version: 1,
  fields: [
    bloodField({
      code: 'hb',
      source: 'lifecycle.md 1 (K)',
      hard: { min: 3, max: 22 },
      soft: { min: 6, max: 17 },
    }),
  ],
});

/** The card of a pregnant woman. @source Kartu ILP ibu hamil; lifecycle.md 1 */
export const forms: CardForms = {
  measurement: [measurement],
  service: [care, danger],
  confidential: [confidential],
  lab: [lab],
};
