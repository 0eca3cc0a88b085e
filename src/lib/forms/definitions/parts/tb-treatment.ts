import { flagIn } from '../../engine/answers.ts';
import { dateField, yesNoField } from '../../engine/field.ts';
import { defineForm } from '../../engine/form.ts';

const SOURCE = 'Ceklis KR 2.8; homevisit-referral.md 2.8';

/** Medicine for tuberculosis, asked of who is in treatment; in confidence. @source Ceklis KR 2.8 */
export const tbTreatmentForm = defineForm({
  code: 'tbTreatment',
  version: 1,
  blanks: ['refused', 'notAsked'],
  fields: [
    yesNoField({ code: 'tbMedTaken', label: 'tb.medTaken', help: 'tb.medTaken.help', source: SOURCE }),
    dateField({
      code: 'tbDiagnosisDate',
      label: 'tb.diagnosisDate',
      source: SOURCE,
      future: false,
      relevant: (answers) => flagIn(answers, 'tbMedTaken') !== undefined,
    }),
  ],
});
