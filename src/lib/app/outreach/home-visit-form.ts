import { CHECKLISTS } from '#lib/domain/homevisit/checklists.ts';
import {
  VISIT_KINDS,
  VISIT_OUTCOMES,
  type ChecklistGroup,
  type ChecklistItem,
} from '#lib/domain/homevisit/checklist.ts';
import { DEFAULT_RULES } from '#lib/domain/rules/rule-set.ts';
import { dangerSignsOf, type DangerSignList } from '#lib/domain/screening/danger-signs.ts';
import { flagIn } from '#lib/forms/engine/answers.ts';
import {
  always,
  choiceField,
  choicesField,
  dateField,
  numberField,
  textField,
  yesNoField,
  type Field,
  type Predicate,
} from '#lib/forms/engine/field.ts';
import { defineForm, type Form } from '#lib/forms/engine/form.ts';

const SOURCE = 'Ceklis KR; homevisit-referral.md 2';

/** Gives the words of a key; forms of visits carry their words, since only their own pages load that catalogue. */
export type Words = (key: string) => string;

/** Limits of what is measured at home. @source lifecycle.md 0.3 and 1 */
const NUMBERS = {
  muacCm: { unit: 'cm', decimals: 1, hard: { min: 10, max: 60 }, soft: { min: 17, max: 45 } },
  temperatureC: { unit: '°C', decimals: 1, hard: { min: 30, max: 43 }, soft: { min: 35, max: 40 } },
  deliveryWeeks: { unit: '', decimals: 0, hard: { min: 20, max: 44 }, soft: { min: 28, max: 42 } },
} as const;

/** Signs of TBC, asked at every visit. @source homevisit-referral.md 2.9 d */
const TB_SIGNS = ['tbCough', 'tbFever', 'tbWeight'] as const;

const when =
  (code: string): Predicate =>
  (answers) =>
    flagIn(answers, code) === true;
const girls: Predicate = (_, { sex }) => sex !== 'm';

/** Lines that are asked only of those whom they concern. */
const RELEVANT: { readonly [code: string]: Predicate } = {
  htDiagnosisDate: when('hasHypertension'),
  htMedAvailable: when('hasHypertension'),
  htMedTaken: when('hasHypertension'),
  dmDiagnosisDate: when('hasDiabetes'),
  glucoseLastMonth: when('hasDiabetes'),
  dmMedAvailable: when('hasDiabetes'),
  dmMedTaken: when('hasDiabetes'),
};
const GIRLS_ONLY: ReadonlySet<string> = new Set(['ironWeekly', 'ironAvailable']);

/** A question of ours before the lines that rest on it: the paper tells by an empty date. */
const BEFORE: { readonly [code: string]: string } = {
  htDiagnosisDate: 'hasHypertension',
  dmDiagnosisDate: 'hasDiabetes',
};

/** The checklist of a group as a form; its answers are slots of `homeVisit`. */
export function makeChecklistForm(group: ChecklistGroup, words: Words): Form {
  const { items, dangerSigns } = CHECKLISTS[group];
  return defineForm({
    code: `homeVisit.${group}`,
    version: 1,
    blanks: [],
    fields: [
      ...(dangerSigns ? dangerFields(dangerSigns, words) : []),
      ...items.flatMap((item) => fieldsOf(item, group, words)),
      ...(group === 'elderly'
        ? ['livesAlone', 'bedbound'].map((code) =>
            yesNoField({ code, label: words(`visitItem.${code}`), source: 'homevisit-referral.md 1' }),
          )
        : []),
      ...TB_SIGNS.map((code) => yesNoField({ code, label: words(`visitItem.${code}`), source: SOURCE })),
    ],
  });
}

/** What every visit ends with: outcomes a-d as found and confirmed, and what happens next. */
export const resultForm = (words: Words): Form =>
  defineForm({
    code: 'homeVisitResult',
    version: 1,
    blanks: [],
    fields: [
      choicesField({
        code: 'outcomes',
        label: words('visitItem.outcomes'),
        help: words('visitItem.outcomes.help'),
        source: SOURCE,
        options: VISIT_OUTCOMES.map((code) => ({ code, label: words(`visitOutcome.${code}`) })),
      }),
      choiceField({
        code: 'kind',
        label: words('visitItem.kind'),
        source: 'homevisit-referral.md 1',
        required: always,
        options: VISIT_KINDS.map((code) => ({ code, label: words(`visitKind.${code}`) })),
      }),
      textField({
        code: 'jointWith',
        label: words('visitItem.jointWith'),
        source: SOURCE,
        relevant: (answers) => answers['kind'] === 'joint',
        maxLength: 100,
        input: 'name',
      }),
      ...['problem', 'followUp', 'educationTopics'].map((code) =>
        textField({ code, label: words(`visitItem.${code}`), source: SOURCE, maxLength: 300, input: 'plain' }),
      ),
      yesNoField({ code: 'remindedToVisit', label: words('visitItem.remindedToVisit'), source: SOURCE }),
      yesNoField({ code: 'acknowledged', label: words('visitItem.acknowledged'), source: SOURCE }),
      dateField({
        code: 'reportedToNurseDate',
        label: words('visitItem.reportedToNurseDate'),
        source: SOURCE,
        future: false,
      }),
    ],
  });

/** The house and the people of a family as a form; its answers are slots of `household`. */
export function makeFamilyForm(words: Words): Form {
  const text = (code: string, maxLength: number, input: 'name' | 'digits' | 'phone' | 'plain' = 'plain') =>
    textField({ code, label: words(`family.${code}`), source: SOURCE, maxLength, input });
  return defineForm({
    code: 'household',
    version: 1,
    blanks: [],
    fields: [
      textField({
        code: 'headName',
        label: words('family.headName'),
        source: SOURCE,
        required: always,
        maxLength: 100,
        input: 'name',
      }),
      text('hamlet', 60, 'name'),
      text('rt', 3, 'digits'),
      text('landmark', 120),
      text('phone', 20, 'phone'),
      text('familyCardNo', 16, 'digits'),
      ...CHECKLISTS.family.items.flatMap((item) => fieldsOf(item, 'family', words)),
    ],
  });
}

function dangerFields(list: DangerSignList, words: Words): Field[] {
  const figures = Object.entries(DEFAULT_RULES.rules[list].figures);
  const labelOf = (sign: string) => figures.find(([code]) => code === sign)?.[1].label ?? sign;
  return [
    choicesField({
      code: 'dangerSigns',
      label: words('visitItem.dangerSigns'),
      help: words('visitItem.dangerSigns.help'),
      source: SOURCE,
      options: dangerSignsOf(list).map((code) => ({ code, label: labelOf(code) })),
    }),
    yesNoField({
      code: 'dangerSignsAsked',
      label: words('visitItem.dangerSignsAsked'),
      source: 'bawaan rancangan',
      required: always,
    }),
  ];
}

function fieldsOf(item: ChecklistItem, group: ChecklistGroup, words: Words): Field[] {
  const { code } = item;
  const relevant = RELEVANT[code] ?? (group === 'school_teen' && GIRLS_ONLY.has(code) ? girls : undefined);
  const base = { code, label: words(`visitItem.${code}`), source: SOURCE, ...(relevant && { relevant }) };
  const before = BEFORE[code];
  const asked = before ? [yesNoField({ code: before, label: words(`visitItem.${before}`), source: SOURCE })] : [];
  return [...asked, ...byKind(item, base, words)];
}

function byKind(
  { code, kind, options = [] }: ChecklistItem,
  base: { code: string; label: string; source: string; relevant?: Predicate },
  words: Words,
): Field[] {
  const follows = (suffix: string, maxLength = 60) =>
    textField({
      code: `${code}${suffix}`,
      label: `${base.label}: ${words(`visitItem.${suffix}`)}`,
      source: SOURCE,
      relevant: (answers) => typeof answers[code] === 'string',
      maxLength,
      input: 'plain',
    });
  const section = { section: words(kind === 'contact' ? 'visitSection.contacts' : 'visitSection.more') };
  switch (kind) {
    case 'yesNo':
      return [yesNoField(base)];
    case 'choice':
      return [
        choiceField({ ...base, options: options.map((one) => ({ code: one, label: words(`visitOption.${one}`) })) }),
      ];
    case 'number':
      return [numberField({ ...base, ...numberOf(code) })];
    case 'text':
      return [textField({ ...base, ...section, maxLength: 100, input: 'plain' })];
    case 'date':
      return [dateField({ ...base, ...section, future: false })];
    case 'contact':
      return [
        dateField({ ...base, ...section, future: false }),
        place(follows('Place'), section),
        place(follows('Officer'), section),
      ];
    case 'dateAndResult':
      return [dateField({ ...base, ...section, future: false }), place(follows('Result'), section)];
    default:
      return kind satisfies never;
  }
}

function place(field: Field, section: { section: string }): Field {
  return { ...field, ...section };
}

function numberOf(code: string) {
  const known = Object.entries(NUMBERS).find(([name]) => name === code)?.[1];
  return known ?? { unit: '' as const, decimals: 0 as const, hard: { min: 0, max: 999 } };
}
