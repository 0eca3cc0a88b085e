import { findKpspForm } from '#lib/domain/screening/development.ts';
import { textIn } from '../../engine/answers.ts';
import { ageMonthsIn } from '../../engine/context.ts';
import { choiceField, numberField, type Field, type Predicate } from '../../engine/field.ts';
import { options } from './options.ts';
import { all, byNakes, rulesIn } from './who.ts';

const SECTION = 'child.section.development';

/** Tests of the SDIDTK that nakes do, and the months of age from which each has a form. @source SDIDTK; lifecycle.md 3 (K) */
const NAKES_TESTS = [
  { code: 'sdidtkHearing', fromMonths: 0 },
  { code: 'sdidtkSight', fromMonths: 36 },
  { code: 'sdidtkBehaviour', fromMonths: 36 },
  { code: 'sdidtkAutism', fromMonths: 16, toMonths: 30 },
  { code: 'sdidtkAttention', fromMonths: 36 },
] as const;

const agedFrom =
  (fromMonths: number, toMonths = Infinity): Predicate =>
  (_, context) => {
    const months = ageMonthsIn(context);
    return months !== undefined && months >= fromMonths && months <= toMonths;
  };

const hasKpsp: Predicate = (_, context) => {
  const ageMonths = ageMonthsIn(context);
  return ageMonths !== undefined && findKpspForm({ ageMonths }, rulesIn(context)) !== undefined;
};

/**
 * Development: the checklist of the Buku KIA by everybody; the KPSP by nakes, and by a trained cadre where the list is not complete;
 * the other tests by nakes alone.
 * @source Kartu ILP bayi-balita; SDIDTK; lifecycle.md 3
 */
export const developmentFields: readonly Field[] = [
  choiceField({
    code: 'devChecklist',
    label: 'child.devChecklist',
    help: 'child.devChecklist.help',
    section: SECTION,
    source: 'Kartu ILP; Buku KIA',
    options: options('child.devChecklist', ['lengkap', 'tidakLengkap']),
  }),
  numberField({
    code: 'kpspYes',
    label: 'child.kpspYes',
    help: 'child.kpspYes.help',
    section: SECTION,
    source: 'SDIDTK; lifecycle.md 3',
    unit: '',
    decimals: 0,
    hard: { min: 0, max: 10 },
    relevant: (answers, context) =>
      hasKpsp(answers, context) && (context.isNakes === true || textIn(answers, 'devChecklist') === 'tidakLengkap'),
  }),
  ...NAKES_TESTS.map(({ code, fromMonths, ...until }) =>
    choiceField({
      code,
      label: `child.${code}`,
      section: SECTION,
      source: 'SDIDTK; lifecycle.md 3 (K)',
      options: options('child.sdidtk', ['normal', 'curiga']),
      relevant: all(byNakes, agedFrom(fromMonths, 'toMonths' in until ? until.toMonths : undefined)),
    }),
  ),
];
