import { choicesField, yesNoField, type Field } from '../../engine/field.ts';
import { defineForm } from '../../engine/form.ts';
import { options } from './options.ts';

const SOURCE = 'Kartu ILP dewasa-lansia; lifecycle.md 5';
const BEHAVIOUR = 'history.behaviour';

const ILLNESSES = [
  'none',
  'hypertension',
  'diabetes',
  'stroke',
  'heart',
  'asthma',
  'cancer',
  'cholesterol',
  'unknown',
] as const;
const STAND_ALONE = ['none', 'unknown'];

/** Habits that make ill, each with the bound in its words: sugar above 4 spoons a day, less than 150 minutes of exercise a week. */
const HABITS = ['riskSugar', 'riskSalt', 'riskFat', 'lowVegetables', 'lowActivity', 'alcohol'];

/** Illnesses of the family and of oneself, and habits, once a year. @source Kartu ILP dewasa-lansia; lifecycle.md 5 (K) */
export const historyForm = defineForm({
  code: 'history',
  version: 1,
  openParts: true,
  fields: [
    ...['familyHistory', 'ownHistory'].map((code) =>
      choicesField({
        code,
        label: `history.${code}`,
        help: `history.${code}.help`,
        source: SOURCE,
        options: options('history', ILLNESSES),
        exclusive: STAND_ALONE,
      }),
    ),
    ...HABITS.map((code): Field => yesNoField({ code, label: `history.${code}`, section: BEHAVIOUR, source: SOURCE })),
  ],
});
