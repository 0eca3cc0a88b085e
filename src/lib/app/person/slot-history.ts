import type { Json, PosyanduEvent } from '#lib/events/envelope.ts';
import { foldSubject, type Reading, type RowKey } from '#lib/events/fold.ts';
import { isConflict } from '#lib/events/slots.ts';

/** One statement of a slot: what was said, by whom, on which device. */
export interface Statement extends Reading {
  /** Event type it was said with. */
  readonly type: string;
  /** Code of why it was said anew, where it corrects something. */
  readonly reason?: string;
}

/** A statement that no longer stands. */
export interface PastStatement extends Statement {
  /** What came in its place; its value is null where the statement was withdrawn. Missing where a further state of an ordered slot covers it. */
  readonly replacedBy?: Statement;
}

/** One slot of one subject with everything that was ever said of it. */
export interface SlotHistory {
  readonly slot: string;
  /** What stands, at least one; several that differ are a conflict. */
  readonly standing: readonly Statement[];
  /** What stood before, oldest first by the clocks of the devices. */
  readonly past: readonly PastStatement[];
  readonly isConflict: boolean;
}

/**
 * The trail of each slot, in the order of their names. What stands is what the fold says (SPEC E4); nothing that was said is left out.
 * @param events usable events of one subject of one document, any order
 */
export function traceSlots(documentId: string, key: RowKey, events: readonly PosyanduEvent[]): SlotHistory[] {
  const row = foldSubject(documentId, key, events);
  return Object.entries(row?.slots ?? {}).map(([slot, readings]) => {
    const writers = events.filter((event) => Object.hasOwn(event.data, slot));
    const standing = new Set(readings.map(({ eventId }) => eventId));
    const past = distinct(writers).filter(({ id }) => !standing.has(id));
    return {
      slot,
      standing: readings.map((reading) => withReason(reading, writers)),
      past: past.toSorted(byClock).map((event) => pastOf(event, slot, writers)),
      isConflict: isConflict(readings),
    };
  });
}

/** The events that were written until an instant, by the clocks of the devices: the history as it was known then. @param at ms since epoch */
export function eventsUntil(events: readonly PosyanduEvent[], at: number): PosyanduEvent[] {
  return events.filter((event) => event.at <= at);
}

function pastOf(event: PosyanduEvent, slot: string, writers: readonly PosyanduEvent[]): PastStatement {
  const next = writers.filter(({ replaces }) => replaces?.includes(event.id)).toSorted(byClock)[0];
  return { ...statementOf(event, slot), ...(next ? { replacedBy: statementOf(next, slot) } : {}) };
}

function statementOf(event: PosyanduEvent, slot: string): Statement {
  const { id: eventId, type, by, role, device, at } = event;
  const value: Json = event.data[slot] ?? null;
  return { value, eventId, type, by, role, device, at, ...reasonOf(event) };
}

function withReason(reading: Reading, writers: readonly PosyanduEvent[]): Statement {
  const event = writers.find(({ id }) => id === reading.eventId);
  return { ...reading, type: event?.type ?? '', ...(event ? reasonOf(event) : {}) };
}

function reasonOf({ data }: PosyanduEvent): { reason?: string } {
  const reason = data['$reason'];
  return typeof reason === 'string' && reason !== '' ? { reason } : {};
}

function distinct(events: readonly PosyanduEvent[]): PosyanduEvent[] {
  return [...new Map(events.map((event) => [event.id, event])).values()];
}

function byClock(a: PosyanduEvent, b: PosyanduEvent): number {
  return a.at - b.at || (a.id < b.id ? -1 : 1);
}
