import type { Row } from '#lib/events/fold.ts';
import type { PersonRecord } from '#lib/events/person-view.ts';
import type { VisitRecord } from '#lib/events/visit-view.ts';
import type { Records } from '../records/records.svelte.ts';
import type { Register } from '../register.svelte.ts';
import type { SessionDay } from '../session-day.svelte.ts';
import type { VisitView } from '../visit-views.ts';
import { CareMemo, personOfRow } from './care-memo.ts';
import type { JudgedVisit } from './day-recap.ts';
import type { VisitFacts, VisitResult } from '#lib/events/person/interpret-of.ts';
import { CARE_TABLES, type PersonCare, type Reader } from '#lib/events/person/person-care.ts';
import { ResultMemo } from './result-memo.ts';

/** What the results of a day rest on. */
export interface DayResultsPorts {
  readonly day: Pick<SessionDay, 'date' | 'documentId' | 'visits'>;
  readonly register: Pick<Register, 'loadVisits' | 'canonicalId'>;
  /** Follows `FOLLOWED_TABLES`. */
  readonly records: Pick<Records, 'rows' | 'close'>;
  /** Who looks at them. */
  readonly reader: () => Reader | undefined;
}

/** Tables whose rows the results of a day follow: what they rest on, and what was handed out. */
export const FOLLOWED_TABLES = [...CARE_TABLES, 'supply'] as const;

const NO_ROWS: readonly Row[] = [];

/** What every visit of a session day means; follows each entry, and works out again only what an entry has changed. */
export class DayResults {
  readonly #ports: DayResultsPorts;
  readonly #results = new ResultMemo();
  readonly #care: CareMemo;
  readonly #wanted = new Set<string>();
  /** Visits of other days, loaded when somebody asks for the person. */
  #earlier = $state.raw<ReadonlyMap<string, readonly VisitRecord[]>>(new Map());
  readonly #rows = $derived.by(() => this.#groupRows());
  #isClosed = false;

  constructor(ports: DayResultsPorts) {
    this.#ports = ports;
    this.#care = new CareMemo(ports.day.date);
  }

  /** What a visit means; undefined without a birth date, or while earlier visits are loading. */
  resultOf(view: VisitView): VisitResult | undefined {
    const facts = this.factsOf(view);
    return facts && this.#results.resultOf(facts);
  }

  /** Everybody of the day; whose visit rests on something that the server has refused is not counted, and stands in the tray of what was refused. */
  get judged(): readonly JudgedVisit[] {
    const counted = this.#ports.day.visits.filter(({ tick }) => tick !== 'refused');
    return counted.map((view) => ({ view, result: this.resultOf(view) }));
  }

  /** What the judgement on a visit rests on; undefined while it loads, or while the register has not reached this device. */
  factsOf(view: VisitView): VisitFacts | undefined {
    const { visit, person, personId } = view;
    const earlier = this.#earlierOf(personId);
    if (!person || !earlier) return undefined;
    return { visit, person, earlier, care: this.careOf(person) };
  }

  /** What other documents say of a person today: episodes, doses, values of nakes, and confidential answers this device holds. */
  careOf(person: PersonRecord): PersonCare {
    return this.#care.careOf(person, this.rowsOf(person.personId), this.#ports.reader());
  }

  /** Rows of `FOLLOWED_TABLES` of a person, of every document. */
  rowsOf(personId: string): readonly Row[] {
    return this.#rows.get(this.#ports.register.canonicalId(personId)) ?? NO_ROWS;
  }

  /** Reads the earlier visits of these people again: they may have reached this device since. What is known stands meanwhile. */
  renew(personIds: readonly string[]): void {
    for (const personId of personIds) this.#want(personId);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#ports.records.close();
  }

  #earlierOf(personId: string): readonly VisitRecord[] | undefined {
    const known = this.#earlier.get(personId);
    if (!known) this.#want(personId);
    return known;
  }

  /** Whoever asks in one go is loaded for in one go. */
  #want(personId: string): void {
    if (this.#wanted.size === 0) queueMicrotask(() => void this.#load());
    this.#wanted.add(personId);
  }

  async #load(): Promise<void> {
    const wanted = [...this.#wanted];
    this.#wanted.clear();
    const { register, day } = this.#ports;
    const loaded = await Promise.all(
      wanted.map(async (personId) => {
        const visits = await register.loadVisits(personId);
        return [personId, visits.filter(({ documentId }) => documentId !== day.documentId)] as const;
      }),
    );
    if (!this.#isClosed) this.#earlier = new Map([...this.#earlier, ...loaded]);
  }

  #groupRows(): ReadonlyMap<string, readonly Row[]> {
    const { records, register } = this.#ports;
    const rows = FOLLOWED_TABLES.flatMap((table) => records.rows(table));
    return Map.groupBy(rows, (row) => register.canonicalId(personOfRow(row) ?? ''));
  }
}
