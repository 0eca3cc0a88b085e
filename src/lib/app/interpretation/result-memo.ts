import { interpretOf, type VisitFacts, type VisitResult } from '#lib/events/person/interpret-of.ts';

interface Remembered {
  readonly facts: VisitFacts;
  readonly result: VisitResult | undefined;
}

/** Interprets a visit again only when something that it rests on has changed: a day of two hundred people stays quick. */
export class ResultMemo {
  readonly #remembered = new Map<string, Remembered>();

  resultOf(facts: VisitFacts): VisitResult | undefined {
    const { personId } = facts.visit;
    const known = this.#remembered.get(personId);
    if (known && isSame(known.facts, facts)) return known.result;
    const result = interpretOf(facts);
    this.#remembered.set(personId, { facts, result });
    return result;
  }
}

/** Rows are replaced when they change, so it is enough to look whether they are the same ones. */
function isSame(a: VisitFacts, b: VisitFacts): boolean {
  return a.visit.row === b.visit.row && a.person === b.person && a.earlier === b.earlier && a.care === b.care;
}
