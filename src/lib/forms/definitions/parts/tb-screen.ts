import { completedMonths } from '#lib/domain/age.ts';
import type { FormContext } from '../../engine/context.ts';
import { choiceField, yesNoField, type Field, type Predicate } from '../../engine/field.ts';
import { options } from './options.ts';
import { rulesIn } from './who.ts';

const CARD = 'Kartu ILP; lifecycle.md 0.2';
const NEWER = 'newer adult form; lifecycle.md 0.2 (?)';

/** Items of the printed card, and those that the newer form asks in their place. */
const CARD_ITEMS = ['tbCough', 'tbFever', 'tbWeight'] as const;
const EXTENDED_ITEMS = [
  'tbCough2w',
  'tbCoughShort',
  'tbAppetite',
  'tbWeightLoss',
  'tbWeak',
  'tbNightSweat',
  'tbBloodCough',
  'tbDyspnoea',
] as const;

/** Which form is asked: children get the printed card's always. */
function versionIn(context: FormContext): '4item' | 'extended' {
  return isChild(context) ? '4item' : rulesIn(context).rules.tbScreen.figures.version.value;
}

const isCard: Predicate = (_, context) => versionIn(context) === '4item';
const isExtended: Predicate = (_, context) => versionIn(context) === 'extended';

/** Months of age below which the words of the card for children are used. @source README.md of the domain, groups */
const CHILD_BELOW_MONTHS = 72;

function isChild({ birthDate, today }: FormContext): boolean {
  return birthDate !== undefined && completedMonths(birthDate, today) < CHILD_BELOW_MONTHS;
}

const ITEMS = [...CARD_ITEMS, ...EXTENDED_ITEMS, 'tbContact', 'tbLethargy'];

const item = (code: string, relevant: Predicate, source: string, label = `tb.${code}`): Field =>
  yesNoField({ code, label, section: 'tb.title', source, relevant });

/**
 * Symptoms of tuberculosis, in the version that the rules name; which one was used is saved with the answers.
 * @param ofChild in the words of the card for children, with the item of one printed variant besides
 * @source Kartu ILP; lifecycle.md 0.2
 */
export function tbFields({ ofChild = false }: { readonly ofChild?: boolean } = {}): Field[] {
  return [
    ...CARD_ITEMS.map((code) =>
      item(code, isCard, CARD, ofChild && code === 'tbCough' ? 'tb.tbCough.child' : undefined),
    ),
    ...EXTENDED_ITEMS.map((code) => item(code, isExtended, NEWER)),
    item('tbContact', () => true, CARD),
    ...(ofChild ? [item('tbLethargy', isCard, 'Kartu ILP, variant for children; lifecycle.md 0.2')] : []),
    choiceField({
      code: 'tbScreenVersion',
      label: 'tb.version',
      source: 'lifecycle.md 0.2',
      options: options('tb.version', ['4item', 'extended']),
      computed: (answers, context) =>
        ITEMS.some((code) => answers[code] !== undefined) ? versionIn(context) : undefined,
      hidden: true,
    }),
  ];
}
