import { always, choiceField, dateField, numberField, textField, yesNoField } from '../engine/field.ts';
import { defineForm } from '../engine/form.ts';
import { numberIn } from '../engine/answers.ts';

const SOURCE = 'Kartu ILP ibu hamil; lifecycle.md 1';
const MORE = 'pregnancy.more';

const options = (label: string, codes: readonly string[]) => codes.map((code) => ({ code, label: `${label}.${code}` }));

/** What is asked once of a pregnancy: from when it is counted, and what came before it. @source lifecycle.md 1, episode fields */
export const pregnancyForm = defineForm({
  code: 'pregnancyEpisode',
  version: 1,
  blanks: [],
  fields: [
    dateField({
      code: 'lmp',
      label: 'pregnancy.lmp',
      help: 'pregnancy.lmp.help',
      source: SOURCE,
      required: (answers) => answers['edd'] === undefined,
      future: false,
    }),
    dateField({ code: 'edd', label: 'pregnancy.edd.usg', source: SOURCE, future: true }),
    numberField({
      code: 'gravida',
      label: 'pregnancy.gravida',
      source: SOURCE,
      unit: '',
      decimals: 0,
      hard: { min: 1, max: 20 },
      soft: { min: 1, max: 8 },
    }),
    numberField({
      code: 'prePregWeightKg',
      label: 'pregnancy.prePregWeightKg',
      section: MORE,
      source: SOURCE,
      unit: 'kg',
      decimals: 1,
      hard: { min: 25, max: 200 },
      soft: { min: 35, max: 120 },
    }),
    numberField({
      code: 'heightCm',
      label: 'pregnancy.heightCm',
      section: MORE,
      source: SOURCE,
      unit: 'cm',
      decimals: 1,
      hard: { min: 100, max: 200 },
      soft: { min: 135, max: 180 },
    }),
    numberField({
      code: 'para',
      label: 'pregnancy.para',
      section: MORE,
      source: SOURCE,
      unit: '',
      decimals: 0,
      hard: { min: 0, max: 19 },
      soft: { min: 0, max: 8 },
    }),
    numberField({
      code: 'abortus',
      label: 'pregnancy.abortus',
      section: MORE,
      source: SOURCE,
      unit: '',
      decimals: 0,
      hard: { min: 0, max: 19 },
      soft: { min: 0, max: 4 },
    }),
    numberField({
      code: 'spacingMonths',
      label: 'pregnancy.spacingMonths',
      section: MORE,
      source: SOURCE,
      relevant: (answers) => (numberIn(answers, 'para') ?? 0) > 0,
      unit: '',
      decimals: 0,
      hard: { min: 9, max: 400 },
      soft: { min: 12, max: 240 },
    }),
    yesNoField({
      code: 'previousCaesarean',
      label: 'pregnancy.previousCaesarean',
      section: MORE,
      source: SOURCE,
      relevant: (answers) => (numberIn(answers, 'para') ?? 0) > 0,
    }),
    choiceField({
      code: 'bloodType',
      label: 'pregnancy.bloodType',
      section: MORE,
      source: SOURCE,
      options: options('pregnancy.bloodType', ['A', 'B', 'AB', 'O', 'unknown']),
    }),
    textField({
      code: 'illnesses',
      label: 'pregnancy.illnesses',
      section: MORE,
      source: SOURCE,
      maxLength: 200,
      input: 'plain',
    }),
    textField({
      code: 'birthPlan',
      label: 'pregnancy.birthPlan',
      help: 'pregnancy.birthPlan.help',
      section: MORE,
      source: SOURCE,
      maxLength: 200,
      input: 'plain',
    }),
  ],
});

/** What is asked once of a birth. The newborn are entered beside it. @source lifecycle.md 2, episode */
export const deliveryForm = defineForm({
  code: 'delivery',
  version: 1,
  blanks: [],
  fields: [
    dateField({
      code: 'deliveryDate',
      label: 'pregnancy.deliveryDate',
      source: 'Kartu ILP ibu nifas',
      required: always,
      future: false,
    }),
    textField({
      code: 'deliveryTime',
      label: 'pregnancy.deliveryTime',
      source: 'Kartu ILP ibu nifas',
      maxLength: 5,
      input: 'plain',
    }),
    choiceField({
      code: 'attendant',
      label: 'pregnancy.attendant',
      source: 'Kartu ILP ibu nifas',
      options: options('pregnancy.attendant', ['midwife', 'doctor', 'specialist', 'other']),
    }),
    choiceField({
      code: 'birthPlace',
      label: 'pregnancy.birthPlace',
      source: 'Kartu ILP ibu nifas',
      options: options('pregnancy.birthPlace', ['pustu', 'puskesmas', 'hospital', 'clinic', 'midwife', 'other']),
    }),
    choiceField({
      code: 'birthMode',
      label: 'pregnancy.birthMode',
      source: 'lifecycle.md 2',
      options: options('pregnancy.birthMode', ['normal', 'caesarean', 'assisted']),
    }),
    choiceField({
      code: 'motherState',
      label: 'pregnancy.motherState',
      source: 'Kartu ILP ibu nifas',
      options: options('pregnancy.motherState', ['well', 'bleeding', 'convulsion', 'fever', 'lochiaFoul']),
    }),
  ],
});

/** How a pregnancy ended without a birth that is followed up here. @source lifecycle.md 1, outcome */
export const endForm = defineForm({
  code: 'pregnancyEnd',
  version: 1,
  blanks: [],
  fields: [
    choiceField({
      code: 'outcome',
      label: 'pregnancy.outcome',
      source: SOURCE,
      required: always,
      options: options('pregnancy.outcome', ['stillbirth', 'miscarriage', 'moved', 'deceased']),
    }),
    dateField({
      code: 'endedDate',
      label: 'pregnancy.endedDate',
      source: SOURCE,
      required: always,
      future: false,
    }),
  ],
});
