import {
  EVENT_TYPES,
  FREE_SLOTS,
  ORDERED_SLOTS,
  findEventType,
  type DocumentKind,
  type TableName,
} from './catalogue.ts';
import { checkEvent, isFromNewerApp, type EventProblem } from './check.ts';
import type { Json, PosyanduEvent } from './envelope.ts';

/** One statement of a slot that nobody has replaced. */
export interface Reading {
  readonly value: Json;
  readonly eventId: string;
  readonly by: string;
  readonly role: string;
  readonly device: string;
  readonly at: number;
}

/** The current readings of a slot, at least one, in the order of their event ids. */
export type Slot = readonly Reading[];

/** The state of one subject in one document. */
export interface Row {
  readonly table: TableName;
  readonly documentId: string;
  readonly subject: string;
  readonly slots: { readonly [slot: string]: Slot };
}

/** An event that is kept but counts for nothing, and why (E9). */
export interface AsideEvent {
  readonly event: PosyanduEvent;
  readonly problem: EventProblem;
}

/** Where an event belongs; the unit in which rows are folded anew. */
export interface RowKey {
  readonly table: TableName;
  readonly subject: string;
}

/** The row an event speaks of, or undefined for a type that only a newer app knows. */
export function rowKeyOf(event: PosyanduEvent): RowKey | undefined {
  const type = findEventType(event.type);
  return type && { table: type.table, subject: event.subject };
}

/**
 * Folds all events of one subject into its row (SPEC E3, E4, E5): a pure function of the set of events.
 * @param events usable events of this subject and table, any order, repetitions allowed
 * @returns undefined where no event states anything
 */
export function foldSubject(documentId: string, key: RowKey, events: readonly PosyanduEvent[]): Row | undefined {
  const slots: { [slot: string]: Slot } = {};
  const writers = groupBySlot(withoutRepetition(events));
  for (const slot of [...writers.keys()].sort()) {
    slots[slot] = currentReadings(`${key.table}.${slot}`, slot, writers.get(slot) ?? []);
  }
  if (Object.keys(slots).length === 0) return undefined;
  return { table: key.table, documentId, subject: key.subject, slots };
}

/**
 * Folds a whole document; what the server and the browser do subject by subject, in one call.
 * @returns rows ordered by table and subject, and the events put aside
 */
export function foldDocument(
  documentId: string,
  kind: DocumentKind,
  events: readonly PosyanduEvent[],
): { rows: Row[]; aside: AsideEvent[] } {
  const bySubject = new Map<string, { key: RowKey; events: PosyanduEvent[] }>();
  const aside = new Map<string, AsideEvent>();
  for (const event of events) {
    const problem = checkEvent(event, kind);
    if (problem) {
      if (!isFromNewerApp(problem)) aside.set(event.id, { event, problem });
      continue;
    }
    const key = rowKeyOf(event);
    if (!key) continue;
    const name = `${key.table} ${key.subject}`;
    const group = bySubject.get(name);
    if (group) group.events.push(event);
    else bySubject.set(name, { key, events: [event] });
  }
  const rows = [...bySubject.keys()].sort().flatMap((name) => {
    const group = bySubject.get(name);
    const row = group && foldSubject(documentId, group.key, group.events);
    return row ? [row] : [];
  });
  return { rows, aside: [...aside.values()].sort((a, b) => compareText(a.event.id, b.event.id)) };
}

/** Event types whose slots lie in `table`. */
export function typesOfTable(table: TableName): string[] {
  return Object.entries(EVENT_TYPES).flatMap(([name, type]) => (type.table === table ? [name] : []));
}

/** What is the same to the last member counts once; the same id with other content (a faulty device) stays visible as a second reading. */
function withoutRepetition(events: readonly PosyanduEvent[]): PosyanduEvent[] {
  const byId = new Map<string, PosyanduEvent[]>();
  for (const event of events) {
    const known = byId.get(event.id);
    if (!known) byId.set(event.id, [event]);
    else if (!known.some((one) => isSame(one, event))) known.push(event);
  }
  return [...byId.values()].flat();
}

function groupBySlot(events: readonly PosyanduEvent[]): Map<string, PosyanduEvent[]> {
  const writers = new Map<string, PosyanduEvent[]>();
  for (const event of events) {
    for (const slot of Object.keys(event.data)) {
      if (slot.startsWith('$')) continue;
      const list = writers.get(slot);
      if (list) list.push(event);
      else writers.set(slot, [event]);
    }
  }
  return writers;
}

function currentReadings(place: string, slot: string, writers: readonly PosyanduEvent[]): Slot {
  // Nearly every slot of nearly every visit: one author, nothing to weigh.
  if (writers.length === 1) return [readingOf(writers[0]!, slot)];
  const replaced = new Set(writers.flatMap((event) => (event.replaces ?? []).filter((id) => id !== event.id)));
  const standing = writers.filter((event) => !replaced.has(event.id));
  // Events that replace each other in a circle cannot be honest; showing all of them hides nothing.
  const current = standing.length > 0 ? standing : writers;
  const readings = current.map((event) => readingOf(event, slot)).sort(compareReadings);
  if (FREE_SLOTS.has(place)) return readings.slice(0, 1);
  const order = ORDERED_SLOTS[place];
  return order ? [furthest(readings, order)] : readings;
}

function furthest(readings: readonly Reading[], order: readonly string[]): Reading {
  const rank = (reading: Reading) => order.indexOf(String(reading.value));
  return readings.reduce((best, reading) => (rank(reading) > rank(best) ? reading : best));
}

function readingOf(event: PosyanduEvent, slot: string): Reading {
  const { id: eventId, by, role, device, at } = event;
  return { value: event.data[slot] ?? null, eventId, by, role, device, at };
}

/** By event id; the rest decides only where one id bears several contents, so that order of arrival never does. */
function compareReadings(a: Reading, b: Reading): number {
  return compareText(a.eventId, b.eventId) || compareText(contentOf(a), contentOf(b));
}

function contentOf({ value, by, role, device, at }: Reading): string {
  return canonical([value, by, role, device, at]);
}

function isSame(a: PosyanduEvent, b: PosyanduEvent): boolean {
  return a === b || canonicalEvent(a) === canonicalEvent(b);
}

function canonicalEvent({ type, v, subject, data, by, role, device, at, replaces = [] }: PosyanduEvent): string {
  return canonical([type, v, subject, data, by, role, device, at, replaces]);
}

/** Code unit order: the same on every machine, unlike a locale's. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** JSON with keys in order, so that equal values give equal text. */
export function canonical(value: Json): string {
  return JSON.stringify(value, (_key, part: Json) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => compareText(a, b)))
      : part,
  );
}
