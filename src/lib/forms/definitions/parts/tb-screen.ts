import type { FormContext } from '../../engine/context.ts';
import { always, choiceField, yesNoField, type Field, type Predicate } from '../../engine/field.ts';
import { options } from './options.ts';
import { rulesIn } from './who.ts';

const CARD = 'Kartu ILP; lifecycle.md 0.2';
const NEWER = 'newer form for adults; lifecycle.md 0.2 (?)';

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

type Version = '4item' | 'extended';

function versionIn(context: FormContext): Version {
  return rulesIn(context).rules.tbScreen.figures.version.value;
}
const isVersion =
  (version: Version): Predicate =>
  (_, context) =>
    versionIn(context) === version;

/** Symptoms of tuberculosis from 6 years on, in the version that the rules name. @source Kartu ILP; lifecycle.md 0.2 */
export function tbFields(): Field[] {
  return [
    ...CARD_ITEMS.map((code) => item(code, { relevant: isVersion('4item') })),
    ...EXTENDED_ITEMS.map((code) => item(code, { relevant: isVersion('extended'), source: NEWER })),
    item('tbContact'),
    versionField([...CARD_ITEMS, ...EXTENDED_ITEMS, 'tbContact'], versionIn),
  ];
}

/** The card's items for a child, in its words, with that of one printed variant besides. @source Kartu ILP bayi-balita; lifecycle.md 0.2 */
export function tbFieldsOfChild(): Field[] {
  return [
    item('tbCough', { label: 'tb.tbCough.child' }),
    item('tbFever'),
    item('tbWeight'),
    item('tbContact'),
    item('tbLethargy'),
    versionField([...CARD_ITEMS, 'tbContact', 'tbLethargy'], () => '4item'),
  ];
}

function item(code: string, more: { label?: string; source?: string; relevant?: Predicate } = {}): Field {
  return yesNoField({ code, label: `tb.${code}`, section: 'tb.title', source: CARD, relevant: always, ...more });
}

/** Which version was used, saved with the first answer. */
function versionField(items: readonly string[], version: (context: FormContext) => Version): Field {
  return choiceField({
    code: 'tbScreenVersion',
    label: 'tb.version',
    source: CARD,
    options: options('tb.version', ['4item', 'extended']),
    computed: (answers, context) => (items.some((code) => answers[code] !== undefined) ? version(context) : undefined),
    hidden: true,
  });
}
