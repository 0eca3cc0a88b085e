import { cardGroup, LIFE_CYCLE_GROUPS } from '#lib/domain/age.ts';
import { daysBetween, isLocalDate, type LocalDate } from '#lib/domain/dates.ts';
import { textIn, type Answers } from '../engine/answers.ts';
import { ageMonthsIn, type FormContext } from '../engine/context.ts';
import { always, choiceField, dateField, yesNoField } from '../engine/field.ts';
import { defineForm } from '../engine/form.ts';

/** Groups a visitor can be served in: those of age, and the two episodes. @source README.md of the domain, life-cycle groups */
export const VISIT_GROUPS = ['pregnant', 'postpartum', ...LIFE_CYCLE_GROUPS] as const;
export type VisitGroup = (typeof VISIT_GROUPS)[number];

/** Groups whose record of growth or pregnancy is the Buku KIA. */
const KIA_BOOK_GROUPS: ReadonlySet<string> = new Set(['pregnant', 'postpartum', 'infant', 'toddler', 'preschool']);
/** Ages at which a woman may come as pregnant or in childbed. @source design default; PUS are 15-49 */
const FERTILE_YEARS = { from: 10, to: 55 };
/** Days before today after which no last period of a pregnancy lies. @source lifecycle.md 1 */
const LMP_WITHIN_DAYS = 310;

/** Groups that fit this person: that of her age, and the episodes for a woman of fertile age. */
export function possibleGroups({ sex }: FormContext, ageMonths: number): VisitGroup[] {
  const years = Math.floor(ageMonths / 12);
  const mayBePregnant = sex === 'f' && years >= FERTILE_YEARS.from && years <= FERTILE_YEARS.to;
  return [...(mayBePregnant ? (['pregnant', 'postpartum'] as const) : []), cardGroup(ageMonths)];
}

/** Answers that step 1 begins with: the group by age, and what the register knows. */
export function startAttendanceAnswers(context: FormContext, known: { readonly insured?: boolean } = {}): Answers {
  const months = ageMonthsIn(context);
  return {
    ...(months === undefined ? {} : { group: cardGroup(months) }),
    ...(known.insured === undefined ? {} : { insured: known.insured }),
  };
}

/** What step 1 asks of someone who has come. @source session.md 1, step 1; Kartu ILP */
export const attendanceForm = defineForm({
  code: 'attendance',
  version: 1,
  blanks: [],
  fields: [
    choiceField({
      code: 'group',
      label: 'attendance.group',
      source: 'session.md 1',
      required: always,
      options: VISIT_GROUPS.map((code) => ({ code, label: `group.${code}` })),
    }),
    dateField({
      code: 'lmp',
      label: 'attendance.lmp',
      help: 'attendance.lmp.help',
      source: 'lifecycle.md 1, HPHT',
      relevant: (answers) => textIn(answers, 'group') === 'pregnant',
      future: false,
      refuse: (value, _, { today }) =>
        isTooEarly(value, today) ? { code: 'form.lmpTooEarly', field: 'lmp' } : undefined,
    }),
    dateField({
      code: 'deliveryDate',
      label: 'attendance.deliveryDate',
      source: 'lifecycle.md 2',
      relevant: (answers) => textIn(answers, 'group') === 'postpartum',
      future: false,
    }),
    yesNoField({
      code: 'kiaBook',
      label: 'attendance.kiaBook',
      help: 'attendance.kiaBook.help',
      source: 'session.md 1; settled.md 22',
      relevant: (answers) => isServedWithKiaBook(textIn(answers, 'group')),
    }),
    yesNoField({ code: 'insured', label: 'attendance.insured', source: 'Ceklis KR' }),
    yesNoField({
      code: 'outOfArea',
      section: 'person.section.other',
      label: 'person.outOfArea',
      help: 'person.outOfArea.help',
      source: 'session.md 7',
    }),
  ],
});

function isTooEarly(lmp: string, today: LocalDate): boolean {
  return isLocalDate(lmp) && daysBetween(lmp, today) > LMP_WITHIN_DAYS;
}

function isServedWithKiaBook(group: string | undefined): boolean {
  return group !== undefined && KIA_BOOK_GROUPS.has(group);
}
