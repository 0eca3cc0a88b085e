import { always } from '../engine/field.ts';
import { defineForm } from '../engine/form.ts';
import type { CardForms } from './card-forms.ts';
import { aksForm } from './parts/aks.ts';
import { cancerFields, grownUpLab, grownUpMeasures } from './parts/grown-up.ts';
import { historyForm } from './parts/history.ts';
import { medicineFields } from './parts/medicines.ts';
import { phq4Form, srq20Form } from './parts/mental.ts';
import { senseFields } from './parts/senses.ts';
import { sicknessFields } from './parts/sickness.ts';
import { skilasForm } from './parts/skilas.ts';
import { pumaFields, smokingFields } from './parts/smoking.ts';
import { tbFields } from './parts/tb-screen.ts';
import { tbTreatmentForm } from './parts/tb-treatment.ts';

const measurement = defineForm({ code: 'elderly', version: 1, fields: grownUpMeasures(always) });

const care = defineForm({
  code: 'elderlyCare',
  version: 1,
  openParts: true,
  fields: [
    ...senseFields,
    ...smokingFields,
    ...pumaFields,
    ...sicknessFields,
    ...tbFields(),
    ...medicineFields,
    ...cancerFields,
  ],
});

/** The card of an elderly person: the adult's without family planning, then AKS and SKILAS. @source Kartu ILP dewasa-lansia; lifecycle.md 6 */
export const forms: CardForms = {
  measurement: [measurement],
  service: [care, aksForm, skilasForm, historyForm],
  confidential: [phq4Form, srq20Form, tbTreatmentForm],
  lab: [grownUpLab('elderlyLab')],
};
