import { flagIn } from '../../engine/answers.ts';
import { textField, yesNoField, type Field } from '../../engine/field.ts';

/** Whether someone feels ill today, and how: every card ends with it. @source lifecycle.md 0.4 */
export const sicknessFields: readonly Field[] = [
  yesNoField({ code: 'sick', label: 'sick', source: 'Kartu ILP; lifecycle.md 0.4' }),
  textField({
    code: 'sickSymptoms',
    label: 'sick.symptoms',
    help: 'sick.symptoms.help',
    source: 'Kartu ILP; lifecycle.md 0.4',
    relevant: (answers) => flagIn(answers, 'sick') === true,
    maxLength: 200,
    input: 'plain',
    blanks: [],
  }),
];
