import { dangerSignListOfChild, type DangerSignList } from '#lib/domain/screening/danger-signs.ts';
import { isComplementaryFoodAsked, isExclusiveBreastfeedingAsked } from '#lib/domain/screening/feeding.ts';
import { flagIn, textIn } from '../engine/answers.ts';
import { ageMonthsIn } from '../engine/context.ts';
import { choiceField, choicesField, numberField, yesNoField, type Predicate } from '../engine/field.ts';
import { defineForm } from '../engine/form.ts';
import type { CardForms } from './card-forms.ts';
import { childForm } from './child.ts';
import { adverseEventField } from './parts/adverse-event.ts';
import { dangerSignFields } from './parts/danger-signs.ts';
import { developmentFields } from './parts/development.ts';
import { options } from './parts/options.ts';
import { sicknessFields } from './parts/sickness.ts';
import { tbFieldsOfChild } from './parts/tb-screen.ts';
import { breathingField, childTemperatureField } from './parts/vital-signs.ts';
import { rulesIn } from './parts/who.ts';

const CARD = 'Kartu ILP bayi, balita, APRAS; lifecycle.md 3';
const FOOD = 'child.section.food';

const isMilkAsked: Predicate = (_, context) =>
  isExclusiveBreastfeedingAsked(ageMonthsIn(context) ?? -1, rulesIn(context));
const isFoodAsked: Predicate = (_, context) => isComplementaryFoodAsked(ageMonthsIn(context) ?? -1, rulesIn(context));
const listIs =
  (list: DangerSignList): Predicate =>
  (_, context) =>
    dangerSignListOfChild(ageMonthsIn(context) ?? Infinity, rulesIn(context)) === list;

const care = defineForm({
  code: 'childCare',
  version: 1,
  openParts: true,
  fields: [
    ...developmentFields,
    yesNoField({
      code: 'exclusiveBf',
      label: 'child.exclusiveBf',
      help: 'child.exclusiveBf.help',
      section: FOOD,
      source: 'Kartu ILP; F1 items 16-17',
      relevant: isMilkAsked,
    }),
    choiceField({
      code: 'compFood',
      label: 'child.compFood',
      help: 'child.compFood.help',
      section: FOOD,
      source: CARD,
      relevant: isFoodAsked,
      options: options('child.compFood', ['sesuai', 'tidak']),
    }),
    choicesField({
      code: 'compFoodGroups',
      label: 'child.compFoodGroups',
      help: 'child.compFoodGroups.help',
      section: FOOD,
      source: 'Ceklis KR 2.4; lifecycle.md 3',
      relevant: (answers, context) => isFoodAsked(answers, context) && textIn(answers, 'compFood') !== 'sesuai',
      options: options('child.compFoodGroups', ['staple', 'animalProtein', 'plantProtein', 'fat', 'vegetableFruit']),
    }),
    numberField({
      code: 'compFoodMeals',
      label: 'child.compFoodMeals',
      section: FOOD,
      source: 'lifecycle.md 3, frequency; limits: design default',
      relevant: (answers, context) => isFoodAsked(answers, context) && textIn(answers, 'compFood') === 'tidak',
      unit: '',
      decimals: 0,
      hard: { min: 0, max: 12 },
      soft: { min: 1, max: 6 },
    }),
    choiceField({
      code: 'compFoodTexture',
      label: 'child.compFoodTexture',
      section: FOOD,
      source: 'lifecycle.md 3, texture',
      relevant: (answers, context) => isFoodAsked(answers, context) && textIn(answers, 'compFood') === 'tidak',
      options: options('child.compFoodTexture', ['lumat', 'cincang', 'keluarga']),
    }),
    yesNoField({
      code: 'recoveryFood',
      label: 'child.recoveryFood',
      section: FOOD,
      source: 'Kartu ILP; lifecycle.md 3',
    }),
    choiceField({
      code: 'recoveryFoodEaten',
      label: 'child.recoveryFoodEaten',
      section: FOOD,
      source: 'Kartu ILP; Ceklis KR 2.4',
      relevant: (answers) => flagIn(answers, 'recoveryFood') === true,
      options: options('child.recoveryFoodEaten', ['habis', 'sebagian', 'tidak']),
    }),
    yesNoField({ code: 'toddlerClass', label: 'child.toddlerClass', section: FOOD, source: CARD }),
    ...tbFieldsOfChild(),
  ],
});

const danger = defineForm({
  code: 'childDanger',
  version: 1,
  fields: [
    ...dangerSignFields([
      { list: 'dangerInfant', relevant: listIs('dangerInfant') },
      { list: 'dangerChild', relevant: listIs('dangerChild') },
    ]),
    childTemperatureField,
    breathingField,
    adverseEventField,
    ...sicknessFields,
  ],
});

/** The card of a child of 0-71 months. @source Kartu ILP bayi, balita, APRAS; lifecycle.md 3 */
export const forms: CardForms = {
  measurement: [childForm],
  service: [care, danger],
  confidential: [],
  lab: [],
};
