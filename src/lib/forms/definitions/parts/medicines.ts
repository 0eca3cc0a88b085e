import { flagIn } from '../../engine/answers.ts';
import { dateField, yesNoField, type Field, type Predicate } from '../../engine/field.ts';

const SOURCE = 'Ceklis KR; lifecycle.md 5';
const SECTION = 'medicine.title';

/**
 * For who lives with hypertension or diabetes: medicine at hand, taken in the last 24 hours, checked in the last month.
 * Who said so at an earlier visit is asked again at once.
 * @source Ceklis KR; lifecycle.md 5
 */
export const medicineFields: readonly Field[] = ['ht', 'dm'].flatMap((illness): Field[] => {
  const known = `${illness}Known`;
  const has: Predicate = (answers, { previous }) => flagIn(answers, known) ?? previous?.[known]?.value === true;
  const flag = (code: string, relevant?: Predicate): Field =>
    yesNoField({
      code,
      label: `medicine.${code}`,
      section: SECTION,
      source: SOURCE,
      ...(relevant ? { relevant } : {}),
    });
  return [
    flag(known),
    flag(`${illness}MedAvailable`, has),
    flag(`${illness}MedTaken`, has),
    flag(`${illness}Checked`, has),
    dateField({
      code: `${illness}CheckedDate`,
      label: `medicine.${illness}CheckedDate`,
      section: SECTION,
      source: SOURCE,
      future: false,
      relevant: (answers, context) => has(answers, context) && flagIn(answers, `${illness}Checked`) === true,
    }),
  ];
});
