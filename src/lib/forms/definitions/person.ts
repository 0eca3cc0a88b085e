import { completedYears } from '#lib/domain/age.ts';
import { isLocalDate } from '#lib/domain/dates.ts';
import { checkNik } from '#lib/domain/people/nik.ts';
import { ageMonthsIn, type FormContext } from '../engine/context.ts';
import { textIn, type Answers } from '../engine/answers.ts';
import { always, choiceField, choicesField, dateField, numberField, textField, yesNoField } from '../engine/field.ts';
import { defineForm } from '../engine/form.ts';
import type { FormQuestion, FormRefusal } from '../engine/problem.ts';

const IDENTITY = 'Kartu ILP, identity; lifecycle.md 0.1';
const FAMILY = 'person.section.family';
const PLACE = 'person.section.place';
const PAPERS = 'person.section.papers';
const BIRTH = 'person.section.birth';
const OTHER = 'person.section.other';

/** Age above which a birth date is doubted. @source lifecycle.md 0.1 */
const OLDEST_YEARS = 110;
/** Months of age below which the mother's name is needed to tell children apart. @source design default */
const CHILD_BELOW_MONTHS = 72;
/** Completed years from which someone may be married; for the fields on marriage and work. @source design default */
const GROWN_FROM_MONTHS = 15 * 12;

/** Months of age by the birth date that stands in the form itself. */
function ageMonths(answers: Answers, { today }: FormContext): number | undefined {
  const birthDate = textIn(answers, 'birthDate');
  return birthDate !== undefined && isLocalDate(birthDate) ? ageMonthsIn({ today, birthDate }) : undefined;
}

const isChild = (answers: Answers, context: FormContext) =>
  (ageMonths(answers, context) ?? Infinity) < CHILD_BELOW_MONTHS;
const isGrown = (answers: Answers, context: FormContext) => (ageMonths(answers, context) ?? 0) >= GROWN_FROM_MONTHS;

function sixteenDigits(field: string) {
  return (value: string): FormRefusal | undefined =>
    /^\d{16}$/.test(value)
      ? undefined
      : { code: 'form.nikNotSixteenDigits', field, digits: value.replace(/\D/g, '').length };
}

/** A number as it is dialled in Indonesia: 08 or +62, 9 to 13 digits. @source lifecycle.md 0.1 */
function dialled(value: string): FormRefusal | undefined {
  const digits = value.replace(/[\s.-]/g, '').replace(/^\+?62/, '0');
  return /^0\d{8,12}$/.test(digits) ? undefined : { code: 'form.phoneImpossible', field: 'phone' };
}

function askVeryOld(value: string, _: Answers, { today }: FormContext): FormQuestion[] {
  if (!isLocalDate(value)) return [];
  const years = completedYears(value, today);
  return years > OLDEST_YEARS ? [{ code: 'form.veryOld', field: 'birthDate', years }] : [];
}

/** Doubts about a NIK beside birth date and sex; wrong cards exist, so none of them refuses. */
function askNik(nik: string, answers: Answers): FormQuestion[] {
  const birthDate = textIn(answers, 'birthDate');
  const sex = textIn(answers, 'sex');
  return checkNik(nik, {
    ...(birthDate !== undefined && isLocalDate(birthDate) ? { birthDate } : {}),
    ...(sex === 'm' || sex === 'f' ? { sex } : {}),
  }).map((code) => ({ code, field: 'nik' }));
}

const options = (label: string, codes: readonly string[]) => codes.map((code) => ({ code, label: `${label}.${code}` }));

/** Who someone is: what registering asks, and what can be completed later. @source lifecycle.md 0.1 */
export const personForm = defineForm({
  code: 'person',
  version: 1,
  blanks: [],
  fields: [
    textField({
      code: 'name',
      label: 'person.name',
      source: IDENTITY,
      required: always,
      maxLength: 100,
      input: 'name',
    }),
    choiceField({
      code: 'sex',
      label: 'person.sex',
      source: IDENTITY,
      required: always,
      options: options('person.sex', ['f', 'm']),
    }),
    dateField({
      code: 'birthDate',
      label: 'person.birthDate',
      source: IDENTITY,
      required: always,
      future: false,
      ask: askVeryOld,
    }),
    yesNoField({
      code: 'birthDateEstimated',
      label: 'person.birthDateEstimated',
      help: 'person.birthDateEstimated.help',
      source: 'growth.md 1',
    }),
    textField({
      code: 'motherName',
      label: 'person.motherName',
      source: IDENTITY,
      relevant: (a, c) => !isGrown(a, c),
      required: isChild,
      maxLength: 100,
      input: 'name',
    }),
    textField({ code: 'hamlet', label: 'person.hamlet', source: IDENTITY, maxLength: 60, input: 'name' }),
    textField({ code: 'rt', label: 'person.rt', source: IDENTITY, maxLength: 3, input: 'digits' }),
    yesNoField({
      code: 'outOfArea',
      label: 'person.outOfArea',
      help: 'person.outOfArea.help',
      source: 'session.md 7',
    }),

    textField({
      code: 'nik',
      label: 'person.nik',
      help: 'person.nik.help',
      section: PAPERS,
      source: IDENTITY,
      maxLength: 16,
      input: 'digits',
      refuse: sixteenDigits('nik'),
      ask: askNik,
    }),
    textField({
      code: 'familyCardNo',
      label: 'person.familyCardNo',
      section: PAPERS,
      source: IDENTITY,
      maxLength: 16,
      input: 'digits',
      refuse: sixteenDigits('familyCardNo'),
    }),
    yesNoField({ code: 'insured', label: 'person.insured', section: PAPERS, source: 'Ceklis KR' }),

    textField({
      code: 'fatherName',
      label: 'person.fatherName',
      section: FAMILY,
      source: IDENTITY,
      relevant: (a, c) => !isGrown(a, c),
      maxLength: 100,
      input: 'name',
    }),
    textField({
      code: 'motherNik',
      label: 'person.motherNik',
      section: FAMILY,
      source: IDENTITY,
      relevant: (a, c) => !isGrown(a, c),
      maxLength: 16,
      input: 'digits',
      refuse: sixteenDigits('motherNik'),
    }),
    textField({
      code: 'husbandName',
      label: 'person.husbandName',
      section: FAMILY,
      source: IDENTITY,
      relevant: (a, c) => isGrown(a, c) && textIn(a, 'sex') === 'f',
      maxLength: 100,
      input: 'name',
    }),
    textField({
      code: 'phone',
      label: 'person.phone',
      section: FAMILY,
      source: IDENTITY,
      maxLength: 20,
      input: 'phone',
      refuse: dialled,
    }),
    choiceField({
      code: 'relationToHead',
      label: 'person.relationToHead',
      section: FAMILY,
      source: 'Ceklis KR',
      options: options('person.relationToHead', ['head', 'wife', 'child', 'parent', 'grandchild', 'other']),
    }),

    textField({
      code: 'address',
      label: 'person.address',
      section: PLACE,
      source: IDENTITY,
      maxLength: 200,
      input: 'plain',
    }),
    textField({ code: 'rw', label: 'person.rw', section: PLACE, source: IDENTITY, maxLength: 3, input: 'digits' }),

    numberField({
      code: 'birthWeightKg',
      label: 'person.birthWeightKg',
      section: BIRTH,
      source: 'lifecycle.md 3',
      relevant: isChild,
      unit: 'kg',
      decimals: 2,
      hard: { min: 0.4, max: 7 },
      soft: { min: 1.5, max: 5 },
    }),
    numberField({
      code: 'birthLengthCm',
      label: 'person.birthLengthCm',
      section: BIRTH,
      source: 'lifecycle.md 3',
      relevant: isChild,
      unit: 'cm',
      decimals: 1,
      hard: { min: 25, max: 65 },
      soft: { min: 40, max: 56 },
    }),
    numberField({
      code: 'birthHeadCm',
      label: 'person.birthHeadCm',
      section: BIRTH,
      source: 'lifecycle.md 3; limits: design default',
      relevant: isChild,
      unit: 'cm',
      decimals: 1,
      hard: { min: 20, max: 45 },
      soft: { min: 28, max: 40 },
    }),
    numberField({
      code: 'gestationWeeks',
      label: 'person.gestationWeeks',
      section: BIRTH,
      source: 'lifecycle.md 3; limits: design default',
      relevant: isChild,
      unit: 'minggu',
      decimals: 0,
      hard: { min: 20, max: 45 },
      soft: { min: 28, max: 42 },
    }),
    yesNoField({
      code: 'earlyBreastfeeding',
      label: 'person.earlyBreastfeeding',
      section: BIRTH,
      source: 'lifecycle.md 3, IMD',
      relevant: isChild,
    }),
    numberField({
      code: 'childOrder',
      label: 'person.childOrder',
      section: BIRTH,
      source: 'lifecycle.md 3; limits: design default',
      relevant: isChild,
      unit: '',
      decimals: 0,
      hard: { min: 1, max: 20 },
    }),

    choiceField({
      code: 'poorHousehold',
      label: 'person.poorHousehold',
      section: OTHER,
      source: 'F1 columns G and NG (?); lifecycle.md 0.1: sensitive, asked by nakes',
      relevant: (_, context) => context.isNakes === true,
      options: options('person.poorHousehold', ['ya', 'tidak', 'belumTercatat']),
    }),
    numberField({
      code: 'decile',
      label: 'person.decile',
      section: OTHER,
      source: 'lifecycle.md 0.1: sensitive, asked by nakes',
      relevant: (_, context) => context.isNakes === true,
      unit: '',
      decimals: 0,
      hard: { min: 1, max: 10 },
    }),
    choiceField({
      code: 'maritalStatus',
      label: 'person.maritalStatus',
      section: OTHER,
      source: 'Ceklis KR',
      relevant: isGrown,
      options: options('person.maritalStatus', ['married', 'single', 'divorced', 'widowed']),
    }),
    choiceField({
      code: 'education',
      label: 'person.education',
      section: OTHER,
      source: 'Ceklis KR',
      relevant: isGrown,
      options: options('person.education', ['none', 'sd', 'smp', 'sma', 'diploma', 's1', 's2']),
    }),
    choiceField({
      code: 'occupation',
      label: 'person.occupation',
      section: OTHER,
      source: 'Ceklis KR',
      relevant: isGrown,
      options: options('person.occupation', [
        'farmer',
        'labourer',
        'fisher',
        'civilServant',
        'trader',
        'employee',
        'homemaker',
        'student',
        'none',
        'other',
      ]),
    }),
    choicesField({
      code: 'disability',
      label: 'person.disability',
      section: OTHER,
      source: 'lifecycle.md 0.1',
      exclusive: ['none'],
      options: options('person.disability', [
        'none',
        'physical',
        'sight',
        'hearing',
        'speech',
        'intellectual',
        'mental',
      ]),
    }),
    textField({
      code: 'note',
      label: 'person.note',
      section: OTHER,
      source: 'design default',
      maxLength: 300,
      input: 'plain',
    }),
  ],
});

/** Answers that registering begins with: what was typed into the search is taken for the name. */
export function startPersonAnswers(typed: string, hamlet?: string): Answers {
  const name = typed.trim().replace(/\s+/g, ' ');
  return { ...(name === '' || /\d/.test(name) ? {} : { name }), ...(hamlet === undefined ? {} : { hamlet }) };
}
