import type { Card } from '#lib/domain/interpretation/card.ts';
import type { Sex } from '#lib/domain/person.ts';
import { DEFAULT_RULES, type RuleSet } from '#lib/domain/rules/rule-set.ts';
import type { Answers, AnswerValue } from '#lib/forms/engine/answers.ts';
import type { FormContext } from '#lib/forms/engine/context.ts';
import type { Field } from '#lib/forms/engine/field.ts';
import { viewForm, type Form } from '#lib/forms/engine/form.ts';
import { localDate } from './local-date.ts';

/** The day on which made people come. */
export const CARD_DAY = localDate('2026-08-07');

/** People of a card that between them are asked everything it can ask: of several ages, by nakes, by both versions of a screen. */
export function peopleOf(card: Card): FormContext[] {
  return BORN[card].flatMap((born) =>
    SEXES.flatMap((sex) => [DEFAULT_RULES, LONGER_SCREEN].map((ruleSet) => personOf(card, born, sex, ruleSet))),
  );
}

const SEXES: readonly Sex[] = ['f', 'm'];

function personOf(card: Card, born: string, sex: Sex, ruleSet: RuleSet): FormContext {
  return {
    today: CARD_DAY,
    birthDate: localDate(born),
    sex,
    ruleSet,
    isNakes: true,
    visit: { muacCm: 20 },
    ...(card === 'pregnant' ? { lmpDate: localDate('2026-02-20') } : {}),
    ...(card === 'postpartum' ? { deliveryDate: localDate('2026-07-12') } : {}),
  };
}

const BORN: { readonly [card in Card]: readonly string[] } = {
  pregnant: ['1998-03-02'],
  postpartum: ['1998-03-02'],
  child: ['2026-07-20', '2026-02-01', '2025-11-20', '2025-01-05', '2024-06-05', '2022-03-01'],
  school_teen: ['2018-03-01', '2011-03-01', '2008-03-01'],
  adult: ['1996-03-01', '1980-03-01', '1970-03-01'],
  elderly: ['1950-03-01'],
};

const { tbScreen } = DEFAULT_RULES.rules;
/** As the default ones, with the longer screen for tuberculosis. */
export const LONGER_SCREEN: RuleSet = {
  id: 'longer',
  rules: {
    ...DEFAULT_RULES.rules,
    tbScreen: {
      ...tbScreen,
      figures: { ...tbScreen.figures, version: { ...tbScreen.figures.version, value: 'extended' } },
    },
  },
};

/** Answers that open the most further questions: a high pressure, a smoker, an illness that is known, a food that is given. */
export function openingAnswer(field: Field): AnswerValue {
  switch (field.kind) {
    case 'number':
      return OPENING_NUMBER[field.code] ?? middleOf(field);
    case 'text':
      return 'ada';
    case 'date':
      return '2026-07-01';
    case 'yesNo':
      return true;
    case 'score':
      return field.options.at(-1)?.score ?? 0;
    case 'choice':
      return OPENING_CHOICE[field.code] ?? field.options.at(-1)?.code ?? '';
    case 'choices':
      return [field.options.at(-1)?.code ?? ''];
    default:
      return field satisfies never;
  }
}

const OPENING_NUMBER: { readonly [code: string]: number } = { bpSystolic: 150, bpDiastolic: 95, years: 8 };
const OPENING_CHOICE: { readonly [code: string]: string } = {
  smoking: 'aktif',
  compFood: 'tidak',
  contraception: 'tidak',
  ivaResult: 'normal',
  sadanisResult: 'normal',
};

/** A value in the middle of what is usual, with no more digits than the instrument shows. */
function middleOf({ soft, hard, decimals }: Extract<Field, { kind: 'number' }>): number {
  const { min, max } = soft ?? hard;
  const factor = 10 ** decimals;
  return Math.round(((min + max) / 2) * factor) / factor;
}

/** Fills in a form from its first field on, so that every question that an answer opens is asked too. */
export function fillOpening(form: Form, context: FormContext): { fields: readonly Field[]; answers: Answers } {
  const answers: { [code: string]: AnswerValue } = {};
  for (;;) {
    const open = viewForm(form, answers, context).fields.find(({ code, computed }) => !computed && !(code in answers));
    if (!open) return viewForm(form, answers, context);
    answers[open.code] = openingAnswer(open);
  }
}
