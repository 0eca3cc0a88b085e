import { AKS_ITEMS } from '#lib/domain/screening/aks.ts';
import { sumOf } from '#lib/domain/screening/answers.ts';
import type { Answers } from '../../engine/answers.ts';
import { numberField, scoreField, type Field } from '../../engine/field.ts';
import { defineForm } from '../../engine/form.ts';
import { points } from './options.ts';

const SOURCE = 'Kartu ILP dewasa-lansia; lifecycle.md 6.1';
const CODES = Object.keys(AKS_ITEMS);

/** AKS (Barthel): ten activities of daily living, the sum is shown once all are answered. @source lifecycle.md 6.1 */
export const aksForm = defineForm({
  code: 'aks',
  version: 1,
  blanks: ['notPossible', 'refused', 'notAsked'],
  fields: [
    ...Object.entries(AKS_ITEMS).map(([code, most]): Field =>
      scoreField({ code, label: `aks.${code}`, source: SOURCE, options: points(`aks.${code}`, most) }),
    ),
    numberField({
      code: 'aks',
      label: 'aks.score',
      source: SOURCE,
      unit: '',
      decimals: 0,
      hard: { min: 0, max: 20 },
      relevant: (answers) => scoreIn(answers) !== undefined,
      computed: scoreIn,
      shownOnly: true,
    }),
  ],
});

function scoreIn(answers: Answers): number | undefined {
  return sumOf(answers, CODES);
}
