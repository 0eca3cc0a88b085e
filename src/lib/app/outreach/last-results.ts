import { completedMonths, cardGroup } from '#lib/domain/age.ts';
import type { LocalDate } from '#lib/domain/dates.ts';
import { cardOf, type Card } from '#lib/domain/interpretation/card.ts';
import { interpretOf, type VisitResult } from '#lib/events/person/interpret-of.ts';
import type { KnownPerson } from './known-person.ts';

/** What a visit to a session day meant. */
export interface DatedResult {
  readonly date: LocalDate;
  readonly documentId: string;
  readonly result: VisitResult;
}

/** Older visits are not looked at: by then the person has become another case. */
const LOOK_BACK_VISITS = 6;

/**
 * The last result of each card under which the person still is: a child that has grown out of its card, or a pregnancy that has ended,
 * leaves no reason behind.
 */
export function findLastResults(known: KnownPerson, on: LocalDate): DatedResult[] {
  const { person, visits, careOn } = known;
  const results = new Map<Card, DatedResult>();
  for (const visit of visits.slice(0, LOOK_BACK_VISITS)) {
    const result = interpretOf({ visit, person, earlier: visits, care: careOn(visit.date) });
    if (!result || results.has(result.card) || result.interpretation.findings.length === 0) continue;
    if (isStillUnder(result.card, known, on)) {
      results.set(result.card, { date: visit.date, documentId: visit.documentId, result });
    }
  }
  return [...results.values()];
}

function isStillUnder(card: Card, { person, care }: KnownPerson, on: LocalDate): boolean {
  if (card === 'pregnant') return care.pregnancy !== undefined;
  if (card === 'postpartum') return care.delivery !== undefined;
  return person.birthDate !== undefined && cardOf(cardGroup(completedMonths(person.birthDate, on))) === card;
}
