import { cardGroup, completedMonths } from '#lib/domain/age.ts';
import { registerId, sessionId } from '#lib/doc/document-id.ts';
import type { Json } from '#lib/events/envelope.ts';
import { issueOf, type ImportIssue } from '../issue.ts';
import { compareSlots } from '../known/slot-changes.ts';
import { sourceOf, type DocumentPlan, type PlannedEvent } from '../planned-events.ts';
import type { Child, IdentifiedRow } from './identify-rows.ts';
import type { KnownVisits } from './known-visits.ts';
import type { Measures, WeighedRow } from './weighed-row.ts';

type Values = { readonly [slot: string]: Json };

interface NewStatement {
  readonly type: string;
  readonly data: Values;
  readonly questions?: readonly string[];
}

/** Headings of the columns that slots are read from. */
export type SlotHeadings = { readonly [slot in keyof Measures]?: string };

/**
 * Turns rows into events: the session of the day, who came, what was measured. What stands already is not said again, and no value
 * that differs from a standing one is added: a second, other value of the same day is asked about.
 */
export class VisitPlanner {
  readonly issues: ImportIssue[] = [];
  readonly #known: KnownVisits;
  readonly #headings: SlotHeadings;
  readonly #events = new Map<string, PlannedEvent[]>();
  /** What this import itself has said of a visit, by document and person. */
  readonly #said = new Map<string, Map<string, Json>>();
  readonly #born = new Set<string>();

  constructor(known: KnownVisits, headings: SlotHeadings) {
    this.#known = known;
    this.#headings = headings;
  }

  /** Registers a child that no register holds. */
  takeNewChild({ row, child }: IdentifiedRow): void {
    const { name, sex, birthDate, nik, motherName } = row.identity;
    const status = child.visitor ? { outOfArea: true } : { status: 'active' };
    const data = present({ name, sex, birthDate, nik, motherName, ...row.residence, ...row.birth, ...status });
    this.#born.add(child.personId);
    this.#say(registerId(child.homeId), {
      type: 'person',
      subject: child.personId,
      data: { ...data, $source: sourceOf(row) },
    });
  }

  /**
   * Takes what a row measured.
   * @param questions codes of the doubts about these measurements; they mark the event
   */
  takeVisit({ row, child, posyanduId }: IdentifiedRow, questions: readonly string[] = []): void {
    this.#takeBirth(row, child);
    const documentId = this.#sessionOf(row, child, posyanduId);
    const { kiaBook, position, ...measured } = row.measures;
    const measurement = present({
      ...measured,
      position: measured.lengthHeightCm === undefined ? undefined : position,
    });
    this.#sayNew(row, child, documentId, {
      type: 'attendance',
      data: this.#attendance(row, child, documentId, kiaBook),
    });
    this.#sayNew(row, child, documentId, { type: 'measurement', data: measurement, questions });
  }

  /** What is planned, the session's own event first in its document. */
  finish(): DocumentPlan[] {
    return [...this.#events].map(([documentId, events]) => {
      if (!documentId.startsWith('session:') || this.#known.hasSession(documentId)) return { documentId, events };
      const groups = [
        ...new Set(events.flatMap(({ data }) => (typeof data['group'] === 'string' ? data['group'] : []))),
      ];
      const session = { type: 'session', subject: 'session', data: { state: 'closed', source: 'eppgbm', groups } };
      return { documentId, events: [session, ...events] };
    });
  }

  /** A row that holds nothing but the head belongs to the visit at which the child was weighed that day. */
  #sessionOf({ date, measures }: WeighedRow, { personId }: Child, posyanduId: string): string {
    const own = sessionId(posyanduId, date);
    const headOnly = measures.headCm !== undefined && measures.weightKg === undefined;
    if (!headOnly || this.#known.find(personId, own)) return own;
    return this.#known.onDay(personId, date)[0]?.documentId ?? own;
  }

  #attendance(row: WeighedRow, child: Child, documentId: string, kiaBook: boolean | undefined): Values {
    const group = child.birthDate && cardGroup(completedMonths(child.birthDate, row.date));
    const standing = this.#known.find(child.personId, documentId)?.slots;
    // The group follows from the birth date, which may have been mended since: it is stated once.
    return present({
      group: standing?.['group'] ? undefined : group,
      kiaBook,
      outOfArea: child.visitor || undefined,
    });
  }

  /** What a row knows of the person and the register does not: birth weight and length, a missing birth date or sex. Said once. */
  #takeBirth(row: WeighedRow, { personId, homeId, known }: Child): void {
    if (!known || this.#born.has(personId)) return;
    this.#born.add(personId);
    const { birthDate, sex } = row.identity;
    const missing = Object.entries(present({ ...row.birth, birthDate, sex })).filter(
      ([slot]) => !known.row.slots[slot],
    );
    if (missing.length === 0) return;
    const data = { ...Object.fromEntries(missing), $source: sourceOf(row) };
    this.#say(registerId(homeId), { type: 'person', subject: personId, data });
  }

  #sayNew(row: WeighedRow, child: Child, documentId: string, event: NewStatement): void {
    const said = this.#saidOf(documentId, child.personId);
    const fresh: { [slot: string]: Json } = {};
    const { added, updated, contradicted } = compareSlots(this.#known.find(child.personId, documentId), event.data);
    for (const slot of [...Object.keys(updated), ...contradicted]) this.#doubt(row, slot, event.data[slot]);
    for (const [slot, value] of Object.entries(added)) {
      if (!said.has(slot)) fresh[slot] = value;
      else if (said.get(slot) !== value) this.#doubt(row, slot, value);
    }
    for (const [slot, value] of Object.entries(fresh)) said.set(slot, value);
    if (Object.keys(fresh).length === 0) return;
    const $questions = event.questions?.length ? event.questions : undefined;
    const data = present({ ...fresh, $questions, $source: sourceOf(row) });
    this.#say(documentId, { type: event.type, subject: this.#subjectOf(child, documentId), data });
  }

  /** A visit that stands under a merged double keeps its key. */
  #subjectOf({ personId }: Child, documentId: string): string {
    return this.#known.find(personId, documentId)?.subject ?? personId;
  }

  #saidOf(documentId: string, personId: string): Map<string, Json> {
    const key = `${documentId} ${personId}`;
    const said = this.#said.get(key) ?? new Map<string, Json>();
    this.#said.set(key, said);
    return said;
  }

  #doubt(row: WeighedRow, slot: string, value: Json | undefined): void {
    const column = isMeasure(slot, this.#headings) ? (this.#headings[slot] ?? '') : '';
    this.issues.push(issueOf(row, 'SAME_DAY_DIFFERS', { column, value: String(value) }));
  }

  #say(documentId: string, event: PlannedEvent): void {
    const events = this.#events.get(documentId);
    if (events) events.push(event);
    else this.#events.set(documentId, [event]);
  }
}

function isMeasure(slot: string, headings: SlotHeadings): slot is keyof SlotHeadings {
  return Object.hasOwn(headings, slot);
}

function present(values: { readonly [slot: string]: Json | undefined }): Values {
  return Object.fromEntries(
    Object.entries(values).flatMap(([slot, value]) => (value === undefined ? [] : [[slot, value]])),
  );
}
