/** The figures of the recap, in the order of the F1 report; each is a fact of the children. @source pws.md 6.1 */
export const FIGURES = [
  'S',
  'K',
  'D',
  'N',
  'T',
  'O',
  'B',
  'absent',
  'twoT',
  'threeT',
  'BGM',
  'underweight',
  'stunted',
  'wasted',
] as const;
export type Figure = (typeof FIGURES)[number];
