import type { LocalDate } from '#lib/domain/dates.ts';
import { isDue, type DoseStatus } from '#lib/domain/immunisation/dose-status.ts';
import { isInChildbed } from '#lib/domain/pregnancy/childbed.ts';
import { isTetanusDueInPregnancy } from '#lib/domain/immunisation/tetanus.ts';
import type { PersonRecord } from '#lib/events/person-view.ts';
import { flagOf, numberOf } from '#lib/events/slots.ts';
import type { SupplyEntry } from '#lib/events/supply-view.ts';
import type { VisitRecord } from '#lib/events/visit-view.ts';
import { weighingOf } from '#lib/events/visit-view.ts';
import type { Care } from './care.svelte.ts';
import { dosesGivenOn } from './givings.ts';
import { findSupplyOffers, type SupplyOffer } from './offers.ts';

/** What step 4 is about to do for one visitor. */
export interface VisitServices {
  /** Doses that can be given today, in the order of the schedule. */
  readonly due: readonly DoseStatus[];
  /** A Td is due: she is pregnant and lacks protection. */
  readonly tetanusDue: boolean;
  /** No dose of this child is known. */
  readonly unknown: boolean;
  /** Codes of the doses given today. */
  readonly givenDoses: readonly string[];
  /** What is due besides, as far as who uses the device may give it. */
  readonly offers: readonly SupplyOffer[];
  readonly given: readonly SupplyEntry[];
}

/** What the services rest on. */
export interface ServiceFacts {
  readonly care: Care;
  readonly person: PersonRecord;
  /** The group the person was served in today. */
  readonly group: string;
  readonly visit?: VisitRecord;
  /** Earlier visits: exports tell of vitamin A there. */
  readonly earlier: readonly VisitRecord[];
  /** Reasons of today's interpretation. */
  readonly reasons: readonly string[];
}

const CHILD_GROUPS: ReadonlySet<string> = new Set(['infant', 'toddler', 'preschool', 'school_teen']);

/** Puts together what step 4 offers for one visitor. */
export function servicesOf(facts: ServiceFacts): VisitServices {
  const { care, person, group, visit, reasons } = facts;
  const { today, supplies, doses, episodes } = care;
  const { personId, birthDate, sex } = person;
  const book = doses.bookOf(personId);
  const known = book.doses.length > 0 || book.decisions.length > 0;
  const isChild = CHILD_GROUPS.has(group);
  const deliveryDate = episodes.deliveryOn(personId, today)?.deliveryDate;
  const offers = findSupplyOffers({
    birthDate,
    group,
    ...(sex ? { sex } : {}),
    today,
    reasons,
    sick: flagOf(visit?.row, 'sick') ?? false,
    lastDate: (items) => {
      const given = supplies.lastDate(personId, items, today);
      const told = items.includes('VIT_A_MERAH') ? lastTold(facts.earlier) : undefined;
      return given === undefined || (told !== undefined && told > given) ? told : given;
    },
    motherCapsules: Math.max(
      numberOf(visit?.row, 'vitAMother') ?? 0,
      deliveryDate === undefined ? 0 : supplies.amountBetween(personId, 'VIT_A_NIFAS', deliveryDate, today),
    ),
    childbed: deliveryDate !== undefined && isInChildbed(deliveryDate, today),
  });
  return {
    due: isChild ? doses.statusesOf(person).filter(isDue) : [],
    tetanusDue: group === 'pregnant' && isTetanusDueInPregnancy(doses.tetanusOf(personId), today),
    unknown: isChild && !known,
    givenDoses: dosesGivenOn(person, book, today),
    offers: offers.filter(({ item }) => supplies.mayGive(item)),
    given: supplies.onDay(personId, today),
  };
}

/** The last visit of which a register or an export tells that vitamin A was given. */
function lastTold(visits: readonly VisitRecord[]): LocalDate | undefined {
  return visits
    .map(weighingOf)
    .filter(({ vitaminA }) => vitaminA)
    .reduce<LocalDate | undefined>((last, { date }) => (last === undefined || date > last ? date : last), undefined);
}
