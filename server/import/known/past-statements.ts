import type { Json, PosyanduEvent } from '#lib/events/envelope.ts';
import { canonical, foldSubject, type Row } from '#lib/events/fold.ts';

/**
 * What imports have said of people before. A file that says it again says nothing new, also where a person has corrected it since:
 * so a monthly register does not bring its old mistakes back, and finds the people whom they were made about.
 */
export class PastStatements {
  readonly #said = new Map<string, Map<string, Set<string>>>();
  readonly #rows = new Map<string, Row>();

  /** @param events of the importer, on the table `person` */
  constructor(events: readonly PosyanduEvent[]) {
    for (const [subject, own] of Map.groupBy(events, (event) => event.subject)) {
      const row = foldSubject('', { table: 'person', subject }, own);
      if (row) this.#rows.set(subject, row);
      this.#said.set(subject, valuesOf(own));
    }
  }

  /** People as imports alone would have them. */
  get rows(): Iterable<Row> {
    return this.#rows.values();
  }

  /** True where an import has said this of the person before. */
  has(subject: string, slot: string, value: Json): boolean {
    return this.#said.get(subject)?.get(slot)?.has(canonical(value)) === true;
  }
}

function valuesOf(events: readonly PosyanduEvent[]): Map<string, Set<string>> {
  const said = new Map<string, Set<string>>();
  for (const { data } of events) {
    for (const [slot, value] of Object.entries(data))
      said.set(slot, (said.get(slot) ?? new Set()).add(canonical(value)));
  }
  return said;
}
