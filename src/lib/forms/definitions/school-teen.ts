import { flagIn } from '../engine/answers.ts';
import { textField, yesNoField, type Predicate } from '../engine/field.ts';
import { defineForm } from '../engine/form.ts';
import type { CardForms } from './card-forms.ts';
import { adverseEventField } from './parts/adverse-event.ts';
import { bloodField } from './parts/blood-values.ts';
import { bloodPressureFields } from './parts/blood-pressure.ts';
import { armField, askBmi, bmiField, heightField, waistField, weightField } from './parts/body.ts';
import { headssForm } from './parts/mental.ts';
import { senseFields } from './parts/senses.ts';
import { sicknessFields } from './parts/sickness.ts';
import { smokingFields } from './parts/smoking.ts';
import { tbFields } from './parts/tb-screen.ts';
import { all, fromYears, isNoMan } from './parts/who.ts';

const CARD = 'Kartu ILP usia sekolah-remaja; limits: lifecycle.md 4';
/** Body mass index outside of which weight and height are measured again. @source lifecycle.md 4 */
const BMI = { min: 9, max: 40 };

const pressureAge: Predicate = fromYears(({ rules }) => rules.bpTeen.figures.fromYears.value);
const waistAge: Predicate = fromYears(({ rules }) => rules.waist.figures.fromYears.value);
const glucoseAge: Predicate = fromYears(({ rules }) => rules.glucoseRandom.figures.fromYears.value);
/** Girls of an age at which they may menstruate: arm and iron tablets. @source Kartu ILP, remaja putri: 10 years by WHO's adolescence */
const isTeenGirl: Predicate = all(
  isNoMan,
  fromYears(() => 10),
);

const measurement = defineForm({
  code: 'schoolTeen',
  version: 1,
  fields: [
    weightField({ source: CARD, hard: { min: 8, max: 200 } }),
    heightField({ source: CARD, hard: { min: 80, max: 210 }, ask: askBmi(BMI) }),
    bmiField('lifecycle.md 4'),
    armField({ source: CARD, hard: { min: 10, max: 50 }, relevant: isTeenGirl }),
    waistField({ source: CARD, hard: { min: 40, max: 180 }, relevant: waistAge }),
    ...bloodPressureFields({ relevant: pressureAge }),
  ],
});

const care = defineForm({
  code: 'schoolTeenCare',
  version: 1,
  openParts: true,
  fields: [
    ...senseFields,
    ...smokingFields,
    yesNoField({
      code: 'ironAvailable',
      label: 'teen.ironAvailable',
      source: 'Kartu ILP usia sekolah-remaja',
      relevant: isTeenGirl,
    }),
    yesNoField({
      code: 'ironWeekly',
      label: 'teen.ironWeekly',
      help: 'teen.ironWeekly.help',
      source: 'Kartu ILP usia sekolah-remaja',
      relevant: isTeenGirl,
    }),
    yesNoField({ code: 'inSchool', label: 'teen.inSchool', source: 'lifecycle.md 4' }),
    textField({
      code: 'school',
      label: 'teen.school',
      source: 'lifecycle.md 4',
      relevant: (answers) => flagIn(answers, 'inSchool') === true,
      maxLength: 80,
      input: 'name',
      blanks: [],
    }),
    textField({
      code: 'schoolClass',
      label: 'teen.schoolClass',
      source: 'lifecycle.md 4',
      relevant: (answers) => flagIn(answers, 'inSchool') === true,
      maxLength: 10,
      input: 'plain',
      blanks: [],
    }),
    adverseEventField,
    ...sicknessFields,
    ...tbFields(),
  ],
});

const lab = defineForm({
  code: 'schoolTeenLab',
  version: 1,
  fields: [
    bloodField({
      code: 'hb',
      source: 'lifecycle.md 4 (WHO)',
      hard: { min: 3, max: 22 },
      soft: { min: 6, max: 18 },
    }),
    bloodField({
      code: 'glucoseRandom',
      source: 'lifecycle.md 4',
      hard: { min: 20, max: 700 },
      soft: { min: 50, max: 400 },
      relevant: glucoseAge,
    }),
  ],
});

/** The card of school age and adolescence. @source Kartu ILP usia sekolah-remaja; lifecycle.md 4 */
export const forms: CardForms = {
  measurement: [measurement],
  service: [care],
  confidential: [headssForm],
  lab: [lab],
};
