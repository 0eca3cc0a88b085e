import type { ChildFact } from '#lib/domain/indicators/child-facts.ts';
import { staffTextOf } from '#lib/i18n/staff-text.ts';

/** What is worth saying of a child, the gravest first. */
const SAID: readonly ChildFact[] = [
  'severeWasted',
  'BGM',
  'oedema',
  'threeT',
  'twoT',
  'T',
  'wasted',
  'severeStunted',
  'stunted',
  'underweight',
  'overweightObese',
  'aboveOrange',
  'faltersAcrossGap',
  'absent',
  'O',
  'B',
  'N',
];

/** What a graver finding says already. */
const SAID_BY: { readonly [fact in ChildFact]?: readonly ChildFact[] } = {
  twoT: ['threeT'],
  T: ['twoT', 'threeT'],
  wasted: ['severeWasted'],
  stunted: ['severeStunted'],
  underweight: ['BGM'],
};

/** Most findings told of one child. */
const MOST = 3;

/** Why a child is on a list, in words: the gravest findings of the month, each once. */
export function factTexts(facts: readonly ChildFact[]): readonly string[] {
  const said = SAID.filter((fact) => facts.includes(fact) && !SAID_BY[fact]?.some((graver) => facts.includes(graver)));
  return said.slice(0, MOST).map((fact) => staffTextOf(`fact.${fact}`));
}
