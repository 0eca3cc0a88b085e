import { calendarDay, daysBetween, isLocalDate, type LocalDate } from '../dates.ts';
import type { Sex } from '../person.ts';
import { editDistance, isLetterSlip } from './letter-slips.ts';
import { foldName, type FoldedName } from './name-folding.ts';
import { isComparableNik } from './nik.ts';

/** What is written down of a person, as far as it tells one from another. */
export interface PersonTraits {
  readonly name?: string;
  readonly sex?: Sex;
  readonly birthDate?: LocalDate;
  readonly birthDateEstimated?: boolean;
  readonly nik?: string;
  readonly familyCardNo?: string;
  readonly motherName?: string;
  readonly motherNik?: string;
}

/** Traits with the names folded, so that many comparisons fold once. */
export interface FoldedTraits extends Omit<PersonTraits, 'name' | 'motherName'> {
  readonly name?: FoldedName;
  readonly mother?: FoldedName;
}

/** What two records share, or what parts them. */
export type LikenessReason =
  | 'nik.same'
  | 'nik.oneDigit'
  | 'nik.differs'
  | 'name.same'
  | 'name.slip'
  | 'name.alike'
  | 'name.newborn'
  | 'name.differs'
  | 'birthDate.same'
  | 'birthDate.swapped'
  | 'birthDate.oneField'
  | 'birthDate.estimated'
  | 'birthDate.differs'
  | 'sex.same'
  | 'sex.differs'
  | 'mother.same'
  | 'mother.alike'
  | 'mother.differs'
  | 'family.same'
  | 'family.differs'
  | 'birthOrder.differs';

/**
 * `certain`: the same person, beyond what chance or twins explain; `likely`: a person must look; `unlikely`: two people.
 * A certain double may be joined by the machine, since a join can be parted again.
 */
export type LikenessVerdict = 'certain' | 'likely' | 'unlikely';

export interface Likeness {
  readonly verdict: LikenessVerdict;
  /** Sum of the weights of `reasons`; comparable between candidates for one person. */
  readonly score: number;
  readonly reasons: readonly LikenessReason[];
}

/**
 * How far each finding speaks for or against one person, in steps of about a factor of e. Family findings are few, because
 * brothers, sisters and twins share them all; a name that differs outweighs them.
 */
const WEIGHTS: { readonly [reason in LikenessReason]: number } = {
  'nik.same': 12,
  'nik.oneDigit': 5,
  'nik.differs': -6,
  'name.same': 4,
  'name.slip': 3,
  'name.alike': 2,
  'name.newborn': 2,
  'name.differs': -7,
  'birthDate.same': 4,
  'birthDate.swapped': 3,
  'birthDate.oneField': 1,
  'birthDate.estimated': 0,
  'birthDate.differs': -6,
  'sex.same': 0.5,
  'sex.differs': -3,
  'mother.same': 3,
  'mother.alike': 1.5,
  'mother.differs': -5,
  'family.same': 3,
  'family.differs': -0.5,
  'birthOrder.differs': -9,
};

/** From this score on a pair is shown to a person. Tried on the pairs of a register of 2,400 people: see the contract test. */
const LIKELY_FROM = 7;
/** Birth dates that were taxed may lie this far apart. */
const ESTIMATE_DAYS = 2 * 366;

/** Folds the names of a record. */
export function foldTraits(traits: PersonTraits): FoldedTraits {
  const { name, motherName, ...rest } = traits;
  return {
    ...rest,
    ...(name ? { name: foldName(name) } : {}),
    ...(motherName ? { mother: foldName(motherName) } : {}),
  };
}

/** Weighs whether two records speak of one person. Symmetric in its arguments. */
export function computeLikeness(a: FoldedTraits, b: FoldedTraits): Likeness {
  const found = [
    compareNik(ownNik(a), ownNik(b)),
    compareName(a, b),
    compareBirthDate(a, b),
    compareSex(a, b),
    compareMother(a, b),
    compareFamily(a, b),
    compareBirthOrder(a.name, b.name),
  ];
  const reasons = found.filter((reason) => reason !== undefined);
  const score = reasons.reduce((sum, reason) => sum + WEIGHTS[reason], 0);
  return { verdict: judge(new Set(reasons), score), score, reasons };
}

/**
 * Whether two records can come out as more than `unlikely` at all, judged by what needs no folding of names. Exact on one side: false means that
 * `computeLikeness` would say `unlikely`. Of a register few remain, so that comparing with everybody takes no time that a cadre would notice.
 */
export function mayBeAlike(a: PersonTraits, b: PersonTraits): boolean {
  const plain = [
    compareBirthDate(a, b),
    compareNik(ownNik(a), ownNik(b)),
    compareSex(a, b),
    compareFamily(a, b),
    a.name && b.name ? 'name.same' : undefined,
    hasMother(a) && hasMother(b) ? 'mother.same' : undefined,
  ] satisfies (LikenessReason | undefined)[];
  return plain.reduce((sum, reason) => sum + (reason ? WEIGHTS[reason] : 0), 0) >= LIKELY_FROM;
}

function hasMother({ motherName, motherNik }: PersonTraits): boolean {
  return Boolean(motherName) || isComparableNik(motherNik);
}

function judge(has: ReadonlySet<LikenessReason>, score: number): LikenessVerdict {
  if (score < LIKELY_FROM) return 'unlikely';
  if (has.has('name.differs') || has.has('birthOrder.differs')) return has.has('nik.same') ? 'likely' : 'unlikely';
  const oneSpelling = has.has('name.same') || has.has('name.slip');
  if (has.has('nik.same')) {
    const born = !has.has('birthDate.differs') && !has.has('sex.differs');
    return born || (oneSpelling && !has.has('sex.differs')) ? 'certain' : 'likely';
  }
  if (has.has('nik.differs')) return 'likely';
  if (!has.has('birthDate.same') || !has.has('mother.same') || has.has('sex.differs')) return 'likely';
  // One family: a slip in the name, or its not being given yet, is explained. No family card on one side: the name must agree.
  if (has.has('family.same')) return oneSpelling || has.has('name.newborn') ? 'certain' : 'likely';
  return has.has('name.same') && !has.has('family.differs') ? 'certain' : 'likely';
}

/** A child that bears its mother's NIK in a register has none of its own yet. */
function ownNik(traits: Pick<PersonTraits, 'nik' | 'motherNik'>): string | undefined {
  return traits.nik === traits.motherNik ? undefined : traits.nik;
}

function compareNik(a: string | undefined, b: string | undefined): LikenessReason | undefined {
  if (!isComparableNik(a) || !isComparableNik(b)) return undefined;
  if (a === b) return 'nik.same';
  return editDistance(a, b, 1) === 1 ? 'nik.oneDigit' : 'nik.differs';
}

function compareName(a: FoldedTraits, b: FoldedTraits): LikenessReason | undefined {
  if (!a.name || !b.name) return undefined;
  if (a.name.newborn !== b.name.newborn) {
    const [baby, other] = a.name.newborn ? [a.name, b] : [b.name, a];
    return other.mother && likeNames(baby, other.mother) ? 'name.newborn' : 'name.differs';
  }
  return compareFolded(a.name, b.name);
}

/** Compares two folded names that are both of a person, or both of a newborn's mother. */
export function compareFolded(a: FoldedName, b: FoldedName): 'name.same' | 'name.slip' | 'name.alike' | 'name.differs' {
  if (a.key === b.key) return 'name.same';
  if (isLetterSlip(a.key, b.key) || isLetterSlip(a.text, b.text)) return 'name.slip';
  return likeNames(a, b) ? 'name.alike' : 'name.differs';
}

/** One name is the other with words left out, or most letters agree. */
function likeNames(a: FoldedName, b: FoldedName): boolean {
  if (a.key === b.key || isLetterSlip(a.text, b.text)) return true;
  const [few, many] = a.sounds.length <= b.sounds.length ? [a.sounds, b.sounds] : [b.sounds, a.sounds];
  if (few.every((word) => many.some((other) => word === other || (word.length > 3 && isLetterSlip(word, other)))))
    return true;
  const longest = Math.max(a.key.length, b.key.length);
  const allowed = Math.floor(longest / 6);
  return allowed > 0 && editDistance(a.key, b.key, allowed) <= allowed;
}

function compareMother(a: FoldedTraits, b: FoldedTraits): LikenessReason | undefined {
  if (isComparableNik(a.motherNik) && a.motherNik === b.motherNik) return 'mother.same';
  if (!a.mother || !b.mother) return undefined;
  const names = compareFolded(a.mother, b.mother);
  if (names === 'name.same') return 'mother.same';
  return names === 'name.differs' ? 'mother.differs' : 'mother.alike';
}

type Born = Pick<PersonTraits, 'birthDate' | 'birthDateEstimated'>;

function compareBirthDate(a: Born, b: Born): LikenessReason | undefined {
  if (!a.birthDate || !b.birthDate) return undefined;
  if (a.birthDate === b.birthDate) return 'birthDate.same';
  // Nothing below reaches further than an estimate does; most pairs of a register end here.
  const yearsApart = Math.abs(Number(a.birthDate.slice(0, 4)) - Number(b.birthDate.slice(0, 4)));
  if (yearsApart > ESTIMATE_DAYS / 365 + 1) return 'birthDate.differs';
  if (swapDayAndMonth(a.birthDate) === b.birthDate) return 'birthDate.swapped';
  const estimated = a.birthDateEstimated === true || b.birthDateEstimated === true;
  if (estimated && Math.abs(daysBetween(a.birthDate, b.birthDate)) <= ESTIMATE_DAYS) return 'birthDate.estimated';
  return oneFieldDiffers(a.birthDate, b.birthDate) ? 'birthDate.oneField' : 'birthDate.differs';
}

/** The date with day and month exchanged, where the calendar has it. */
export function swapDayAndMonth(date: LocalDate): LocalDate | undefined {
  const swapped = `${date.slice(0, 5)}${date.slice(8)}-${date.slice(5, 7)}`;
  return isLocalDate(swapped) ? swapped : undefined;
}

function oneFieldDiffers(a: LocalDate, b: LocalDate): boolean {
  const x = calendarDay(a);
  const y = calendarDay(b);
  const differing = [x.year !== y.year, x.month !== y.month, x.day !== y.day].filter(Boolean).length;
  // A year of birth mistyped by one digit is a slip; parents and children of one name are decades apart.
  return differing === 1 && Math.abs(x.year - y.year) <= 1;
}

function compareSex(a: Pick<PersonTraits, 'sex'>, b: Pick<PersonTraits, 'sex'>): LikenessReason | undefined {
  if (!a.sex || !b.sex) return undefined;
  return a.sex === b.sex ? 'sex.same' : 'sex.differs';
}

function compareFamily(
  a: Pick<PersonTraits, 'familyCardNo'>,
  b: Pick<PersonTraits, 'familyCardNo'>,
): LikenessReason | undefined {
  if (!a.familyCardNo || !b.familyCardNo) return undefined;
  return a.familyCardNo === b.familyCardNo ? 'family.same' : 'family.differs';
}

function compareBirthOrder(a: FoldedName | undefined, b: FoldedName | undefined): LikenessReason | undefined {
  const known = a?.birthOrder !== undefined && b?.birthOrder !== undefined;
  return known && a.birthOrder !== b.birthOrder ? 'birthOrder.differs' : undefined;
}
