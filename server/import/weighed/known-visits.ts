import { readVisit, weighingOf, type VisitRecord } from '#lib/events/visit-view.ts';
import type { Row } from '#lib/events/fold.ts';
import type { Weighing } from '#lib/domain/growth/weighing.ts';

/** Visits that stand before an import, by the person who is kept after merges. */
export class KnownVisits {
  readonly #visits: ReadonlyMap<string, readonly VisitRecord[]>;
  readonly #sessions: ReadonlySet<string>;

  /**
   * @param rows table `visit` of the people concerned, and of people merged into them; table `session` of the days concerned
   * @param keptOf leads from a visit's person to the one who is kept
   */
  constructor(rows: readonly Row[], keptOf: (personId: string) => string) {
    const visits = rows.flatMap((row) => readVisit(row) ?? []);
    this.#visits = Map.groupBy(visits, (visit) => keptOf(visit.personId));
    this.#sessions = new Set(rows.filter((row) => row.table === 'session').map((row) => row.documentId));
  }

  /** The row of a person at a session. */
  find(personId: string, documentId: string): Row | undefined {
    return this.#visits.get(personId)?.find((visit) => visit.documentId === documentId)?.row;
  }

  /** A person's visits on a day, at whatever Posyandu. */
  onDay(personId: string, date: string): readonly VisitRecord[] {
    return this.#visits.get(personId)?.filter((visit) => visit.date === date) ?? [];
  }

  /** Everything measured of a person so far. */
  weighingsOf(personId: string): Weighing[] {
    return (this.#visits.get(personId) ?? []).map(weighingOf);
  }

  hasSession(documentId: string): boolean {
    return this.#sessions.has(documentId);
  }
}
