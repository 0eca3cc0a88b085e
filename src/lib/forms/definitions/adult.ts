import { defineForm } from '../engine/form.ts';
import type { Predicate } from '../engine/field.ts';
import type { CardForms } from './card-forms.ts';
import { cancerFields, contraceptionFields, grownUpLab, grownUpMeasures } from './parts/grown-up.ts';
import { historyForm } from './parts/history.ts';
import { medicineFields } from './parts/medicines.ts';
import { phq4Form, srq20Form } from './parts/mental.ts';
import { senseFields } from './parts/senses.ts';
import { sicknessFields } from './parts/sickness.ts';
import { pumaFields, smokingFields } from './parts/smoking.ts';
import { tbFields } from './parts/tb-screen.ts';
import { tbTreatmentForm } from './parts/tb-treatment.ts';
import { ageYearsIn, isNoMan, rulesIn } from './parts/who.ts';

/** Women of fertile age (WUS). @source settled.md 16 */
const isFertileWoman: Predicate = (answers, context) => {
  const { toYears } = rulesIn(context).rules.muacWoman.figures;
  return isNoMan(answers, context) && (ageYearsIn(context) ?? 0) <= toYears.value;
};

const measurement = defineForm({ code: 'adult', version: 1, fields: grownUpMeasures(isFertileWoman) });

const care = defineForm({
  code: 'adultCare',
  version: 1,
  openParts: true,
  fields: [
    ...senseFields,
    ...smokingFields,
    ...pumaFields,
    ...sicknessFields,
    ...tbFields(),
    ...medicineFields,
    ...contraceptionFields,
    ...cancerFields,
  ],
});

/** The card of an adult. @source Kartu ILP dewasa-lansia; lifecycle.md 5 */
export const forms: CardForms = {
  measurement: [measurement],
  service: [care, historyForm],
  confidential: [phq4Form, srq20Form, tbTreatmentForm],
  lab: [grownUpLab('adultLab')],
};
