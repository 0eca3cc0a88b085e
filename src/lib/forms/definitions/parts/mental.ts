import { sumOf } from '#lib/domain/screening/answers.ts';
import { choiceField, numberField, scoreField, textField, yesNoField, type Field } from '../../engine/field.ts';
import { defineForm } from '../../engine/form.ts';
import type { Answers } from '../../engine/answers.ts';
import { options, points } from './options.ts';
import { byNakes, fromYears } from './who.ts';

const PHQ4 = 'Edaran Keswa 2025 (KJ.02.05/B.III/92/2025); lifecycle.md 5.2';
const SRQ20 = 'Kartu ILP dewasa-lansia (earlier print); lifecycle.md 5.2';
const HEADSS = 'Kartu ILP usia sekolah-remaja; lifecycle.md 4.1';

const PHQ_ITEMS = ['phq1', 'phq2', 'phq3', 'phq4'];
const SRQ_ITEMS = Array.from({ length: 20 }, (_, at) => `srq${at + 1}`);

/** Answers given in confidence are answered or refused; "no tool" makes no sense there. */
const blanks = ['refused', 'notPossible', 'notAsked'] as const;

/** Which edition of an instrument was used, saved beside its answers: scores of different ones are never one trend. */
function editionField(code: string, edition: string, items: readonly string[], source: string): Field {
  return textField({
    code,
    label: 'mental.edition',
    source,
    maxLength: 20,
    input: 'plain',
    hidden: true,
    computed: (answers: Answers) => (items.some((one) => answers[one] !== undefined) ? edition : undefined),
  });
}

/** PHQ-4: two questions on mood, two on worry, over two weeks. @source Edaran Keswa 2025; lifecycle.md 5.2 */
export const phq4Form = defineForm({
  code: 'phq4',
  version: 1,
  blanks,
  fields: [
    ...PHQ_ITEMS.map((code) =>
      scoreField({ code, label: `phq4.${code}`, source: PHQ4, options: points('phq4.point', 3) }),
    ),
    ...[
      { code: 'phqMood', items: ['phq1', 'phq2'] },
      { code: 'phqWorry', items: ['phq3', 'phq4'] },
    ].map(({ code, items }) =>
      numberField({
        code,
        label: `phq4.${code}`,
        source: PHQ4,
        unit: '',
        decimals: 0,
        hard: { min: 0, max: 6 },
        relevant: (answers) => sumOf(answers, items) !== undefined,
        computed: (answers) => sumOf(answers, items),
        shownOnly: true,
      }),
    ),
    editionField('phqEdition', '2025-02', PHQ_ITEMS, PHQ4),
  ],
});

/** SRQ-20: twenty questions over thirty days, where the earlier card is still in use. @source lifecycle.md 5.2 */
export const srq20Form = defineForm({
  code: 'srq20',
  version: 1,
  blanks,
  fields: [
    ...SRQ_ITEMS.map((code) => yesNoField({ code, label: `srq20.${code}`, source: SRQ20 })),
    editionField('srqEdition', 'WHO-1994', SRQ_ITEMS, SRQ20),
  ],
});

const HEADSS_ITEMS = [
  'comfortableHome',
  'schoolBurden',
  'bodyImage',
  'substance',
  'sexual',
  'unsafe',
  'peers',
  'suicidal',
];

/** The eight questions for adolescents, asked in private from 10 years on. @source Kartu ILP usia sekolah-remaja; settled.md 18 */
export const headssForm = defineForm({
  code: 'headss',
  version: 1,
  blanks,
  fields: HEADSS_ITEMS.map((code) =>
    yesNoField({
      code,
      label: `headss.${code}`,
      source: HEADSS,
      relevant: fromYears(({ rules }) => rules.adolescent.figures.fromYears.value),
    }),
  ),
});

/** What a nakes notes of a mother's mental screen: that it was done, and its class. @source Ceklis KR; lifecycle.md 1 and 2 */
export const motherMentalField = choiceField({
  code: 'mentalScreen',
  label: 'mental.mother',
  help: 'mental.mother.help',
  source: 'Ceklis KR; lifecycle.md 1 and 2 (?)',
  relevant: byNakes,
  options: options('mental.mother', ['normal', 'perluTindakLanjut', 'belum']),
});
