import { CARD_BOUNDS, completedMonths } from '#lib/domain/age.ts';
import type { LocalDate } from '#lib/domain/dates.ts';
import { vitaminAForMother } from '#lib/domain/pregnancy/support.ts';
import { offerDewormingMg, offerVitaminA, recoveryFoodDays } from '#lib/domain/screening/supplements.ts';
import { SUPPLY_UNITS, type SupplyItem } from '#lib/events/supply-view.ts';

/** Something that is due today, with the amount to offer. */
export interface SupplyOffer {
  readonly item: SupplyItem;
  readonly amount: number;
  /** What the amount counts. */
  readonly unit: string;
}

type Due = Omit<SupplyOffer, 'unit'>;

/** What an offer rests on. */
export interface OfferInput {
  readonly birthDate?: LocalDate;
  /** Group served in today: `pregnant`, `postpartum`, or a group of age. */
  readonly group: string;
  readonly sex?: 'm' | 'f';
  readonly today: LocalDate;
  /** Reasons of today's interpretation. */
  readonly reasons: readonly string[];
  /** Sick today: worming waits. */
  readonly sick: boolean;
  /** Items with the day they were last given. */
  readonly lastDate: (items: readonly SupplyItem[]) => LocalDate | undefined;
  /** Capsules that a mother has had since the birth. */
  readonly motherCapsules: number;
  /** Days since the birth, in childbed. */
  readonly childbed: boolean;
}

/** Tablets handed out for a month: one a day. @source Kartu ILP ibu hamil */
const TABLETS_A_MONTH = 30;
/** Tablets for a teenage girl until the next session: one a week. @source Kartu ILP usia sekolah-remaja */
const TABLETS_TO_NEXT_SESSION = 4;
/** Age in completed months from which girls get weekly tablets. @source Kartu ILP: remaja putri; UKS grade 7 */
const TEEN_FROM_MONTHS = 12 * 12;

const CAPSULES = ['VIT_A_BIRU', 'VIT_A_MERAH'] as const;

/** What is due for somebody today, in the order in which it is handed out. Nothing that was given today is offered again. */
export function findSupplyOffers(input: OfferInput): SupplyOffer[] {
  const offers = input.group === 'pregnant' || input.group === 'postpartum' ? forMother(input) : byAge(input);
  return offers
    .filter(({ item }) => input.lastDate([item]) !== input.today)
    .map(({ item, amount }) => ({ item, amount, unit: SUPPLY_UNITS[item] }));
}

function forMother({ group, reasons, motherCapsules, childbed }: OfferInput): Due[] {
  const tablets: Due = { item: 'TTD', amount: TABLETS_A_MONTH };
  if (group === 'pregnant') {
    return reasons.includes('PREG_KEK') ? [tablets, { item: 'MT_BUMIL_KEK', amount: TABLETS_A_MONTH }] : [tablets];
  }
  if (!childbed) return [];
  const { capsules } = vitaminAForMother();
  return motherCapsules < capsules ? [{ item: 'VIT_A_NIFAS', amount: 1 }, tablets] : [tablets];
}

function byAge({ birthDate, sex, today, reasons, sick, lastDate }: OfferInput): Due[] {
  if (birthDate === undefined) return [];
  const offers: Due[] = [];
  const capsule = offerVitaminA({ birthDate, lastGivenDate: lastDate(CAPSULES) }, today);
  if (capsule) offers.push({ item: capsule.item, amount: 1 });
  const ageMonths = completedMonths(birthDate, today);
  const mg = offerDewormingMg({ birthDate, lastGivenDate: lastDate(['ALBENDAZOLE']) }, today);
  if (mg !== undefined && !sick && ageMonths < CARD_BOUNDS.school_teen)
    offers.push({ item: 'ALBENDAZOLE', amount: mg });
  const food = recoveryFoodDays(reasons);
  if (food) offers.push({ item: 'MT_PEMULIHAN', amount: food.from });
  if (sex === 'f' && ageMonths >= TEEN_FROM_MONTHS && ageMonths < CARD_BOUNDS.adult) {
    offers.push({ item: 'TTD', amount: TABLETS_TO_NEXT_SESSION });
  }
  return offers;
}
