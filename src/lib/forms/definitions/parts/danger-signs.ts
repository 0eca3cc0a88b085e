import { dangerSignsOf, type DangerSignList } from '#lib/domain/screening/danger-signs.ts';
import { flagIn, type Answers } from '../../engine/answers.ts';
import { choicesField, yesNoField, type Field, type Predicate } from '../../engine/field.ts';

const SOURCE = 'Ceklis KR; homevisit-referral.md 2; settled.md 13';

/** The slot of one sign: `dangerFeverOver2d`. */
export function signSlot(sign: string): string {
  return `danger${sign.charAt(0).toUpperCase()}${sign.slice(1)}`;
}

/**
 * Danger signs, each asked by itself, and the list that follows from the answers: it holds what was answered with yes as soon as there is
 * one, and is empty only once every sign was answered with no (FO13).
 * @param lists of which one is asked of a person, each with when it is asked
 */
export function dangerSignFields(
  lists: readonly { readonly list: DangerSignList; readonly relevant?: Predicate }[],
): Field[] {
  const asked = lists.map(({ list, relevant = () => true }) => ({ relevant, signs: dangerSignsOf(list) }));
  const codes = [...new Set(asked.flatMap(({ signs }) => signs))];
  const rows = codes.map((sign) =>
    yesNoField({
      code: signSlot(sign),
      label: `danger.${sign}`,
      source: SOURCE,
      sign: true,
      blanks: [],
      relevant: (answers, context) =>
        asked.some(({ relevant, signs }) => signs.includes(sign) && relevant(answers, context)),
    }),
  );
  return [
    ...rows,
    choicesField({
      code: 'dangerSigns',
      label: 'danger.list',
      source: SOURCE,
      hidden: true,
      options: codes.map((code) => ({ code, label: `danger.${code}` })),
      computed: (answers, context) => {
        const here = asked.find(({ relevant }) => relevant(answers, context));
        return here && signsIn(answers, here.signs);
      },
    }),
  ];
}

function signsIn(answers: Answers, signs: readonly string[]): string[] | undefined {
  const present = signs.filter((sign) => flagIn(answers, signSlot(sign)) === true);
  const open = signs.some((sign) => flagIn(answers, signSlot(sign)) === undefined);
  return open && present.length === 0 ? undefined : present;
}
