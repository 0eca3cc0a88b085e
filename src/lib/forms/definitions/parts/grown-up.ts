import type { Field, Predicate } from '../../engine/field.ts';
import { choiceField, dateField, yesNoField } from '../../engine/field.ts';
import { defineForm, type Form } from '../../engine/form.ts';
import { textIn } from '../../engine/answers.ts';
import { bloodField } from './blood-values.ts';
import { bloodPressureFields } from './blood-pressure.ts';
import { armField, bmiField, heightField, waistField, weightField } from './body.ts';
import { options } from './options.ts';
import { ageYearsIn, all, byNakes, fromYears, isNoMan } from './who.ts';

const CARD = 'Kartu ILP dewasa-lansia; limits: design default of lifecycle.md 5';
/** Women whose cervix and breasts are examined. @source lifecycle.md 5 */
const CANCER_FROM_YEARS = 30;
/** People whose fasting glucose is measured. @source lifecycle.md 5; KMK 84/2026 */
const FASTING_FROM_YEARS = 40;
/** Couples whose family planning is asked about (PUS). @source lifecycle.md 5 */
const FERTILE_YEARS = { from: 15, to: 49 };

/** What is measured of an adult, and with a wider rule for the arm of an elderly person. @source Kartu ILP dewasa-lansia */
export function grownUpMeasures(armOf: Predicate): Field[] {
  return [
    weightField({ source: CARD, hard: { min: 20, max: 300 }, soft: { min: 30, max: 150 } }),
    heightField({ source: CARD, hard: { min: 100, max: 230 }, soft: { min: 130, max: 195 } }),
    bmiField('lifecycle.md 5; settled.md 20'),
    waistField({ source: CARD, hard: { min: 40, max: 200 }, soft: { min: 55, max: 140 } }),
    armField({ source: CARD, hard: { min: 12, max: 60 }, soft: { min: 18, max: 45 }, relevant: armOf }),
    ...bloodPressureFields(),
  ];
}

/** Values of blood of an adult or elderly person. @source lifecycle.md 5 */
export function grownUpLab(code: string): Form {
  return defineForm({
    code,
    version: 1,
    fields: [
      bloodField({
        code: 'glucoseRandom',
        source: 'lifecycle.md 5',
        hard: { min: 20, max: 700 },
        soft: { min: 50, max: 400 },
      }),
      bloodField({
        code: 'glucoseFasting',
        source: 'lifecycle.md 5; KMK 84/2026',
        hard: { min: 20, max: 600 },
        soft: { min: 50, max: 300 },
        relevant: fromYears(() => FASTING_FROM_YEARS),
      }),
      bloodField({
        code: 'cholesterol',
        source: 'lifecycle.md 5',
        hard: { min: 50, max: 600 },
        soft: { min: 90, max: 400 },
      }),
      bloodField({ code: 'uricAcid', source: 'lifecycle.md 5', hard: { min: 1, max: 25 }, soft: { min: 2, max: 15 } }),
      bloodField({ code: 'hb', source: 'lifecycle.md 4 (WHO)', hard: { min: 3, max: 22 }, soft: { min: 6, max: 18 } }),
    ],
  });
}

/** Results of examinations for cancer of a woman, as nakes note them: day and class only. @source lifecycle.md 5 */
export const cancerFields: readonly Field[] = ['iva', 'sadanis'].flatMap((code): Field[] => {
  const asked = all(
    byNakes,
    isNoMan,
    fromYears(() => CANCER_FROM_YEARS),
  );
  const result = `${code}Result`;
  return [
    choiceField({
      code: result,
      label: `cancer.${result}`,
      section: 'cancer.title',
      source: 'lifecycle.md 5: date and result class only',
      options: options('cancer', ['normal', 'abnormal', 'belum']),
      relevant: asked,
    }),
    dateField({
      code: `${code}Date`,
      label: `cancer.${code}Date`,
      section: 'cancer.title',
      source: 'lifecycle.md 5',
      future: false,
      relevant: (answers, context) =>
        asked(answers, context) && ['normal', 'abnormal'].includes(textIn(answers, result) ?? ''),
    }),
  ];
});

const isFertile: Predicate = (_, context) => {
  const years = ageYearsIn(context);
  return years !== undefined && years >= FERTILE_YEARS.from && years <= FERTILE_YEARS.to;
};

/** Family planning of a couple; without any, whether a child is wished for. @source lifecycle.md 5 */
export const contraceptionFields: readonly Field[] = [
  choiceField({
    code: 'contraception',
    label: 'contraception',
    help: 'contraception.help',
    section: 'contraception.title',
    source: 'Kartu ILP dewasa; Ceklis KR 2.6; lifecycle.md 5',
    relevant: isFertile,
    options: options('contraception', ['pil', 'suntik', 'kondom', 'implan', 'IUD', 'MOW', 'MOP', 'lainnya', 'tidak']),
  }),
  yesNoField({
    code: 'wantsChild',
    label: 'contraception.wantsChild',
    section: 'contraception.title',
    source: 'lifecycle.md 5, unmet need',
    relevant: (answers, context) => isFertile(answers, context) && textIn(answers, 'contraception') === 'tidak',
  }),
];
