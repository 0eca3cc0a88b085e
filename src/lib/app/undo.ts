import type { Json, PosyanduEvent } from '#lib/events/envelope.ts';
import { canonical, type Row } from '#lib/events/fold.ts';
import type { EventTypeName } from '#lib/events/catalogue.ts';
import { findEventType } from '#lib/events/catalogue.ts';
import type { Statement } from './recorder.ts';

/** An own event, and the row as it stood before it. */
export interface Undoable {
  readonly event: PosyanduEvent;
  readonly before: Row | undefined;
}

/** True when in some slot another event already stands on top of this one, or beside it. */
export function isSuperseded({ event }: Undoable, row: Row | undefined): boolean {
  return slotsOf(event).some((slot) => !row?.slots[slot]?.some((reading) => reading.eventId === event.id));
}

/**
 * Statements that make the row what it was before an event: each slot gets back the values that stood, several where they were in conflict,
 * or is withdrawn where there was nothing. The event stays in the history.
 */
export function undoStatements({ event, before }: Undoable): Statement[] {
  const type = event.type;
  if (!isOwnType(type)) return [];
  const slots = slotsOf(event);
  const values = slots.map((slot) => [slot, distinctValues(before, slot)] as const);
  const rounds = Math.max(...values.map(([, stood]) => stood.length), 0);
  return Array.from({ length: rounds }, (_, round) => ({
    type,
    subject: event.subject,
    data: {
      ...Object.fromEntries(values.flatMap(([slot, stood]) => (round in stood ? [[slot, stood[round]!]] : []))),
      $reason: 'undo',
    },
    replaces: [event.id],
  }));
}

function slotsOf(event: PosyanduEvent): string[] {
  return Object.keys(event.data).filter((slot) => !slot.startsWith('$'));
}

function distinctValues(row: Row | undefined, slot: string): Json[] {
  const values = new Map((row?.slots[slot] ?? []).map(({ value }) => [canonical(value), value]));
  return values.size === 0 ? [null] : [...values.values()];
}

function isOwnType(name: string): name is EventTypeName {
  return findEventType(name) !== undefined;
}
