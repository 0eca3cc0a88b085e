import { parseDocumentId } from '#lib/doc/document-id.ts';
import { findEventType, FREE_SLOTS, ORDERED_SLOTS, type EventTypeName } from '#lib/events/catalogue.ts';
import { checkEvent } from '#lib/events/check.ts';
import type { Json } from '#lib/events/envelope.ts';
import { slotsBeside } from '../join-conflicts.ts';
import type { Part } from '../records/row-writer.ts';
import type { SlotValues } from '../statement-data.ts';
import type { SlotHistory, Statement } from './slot-history.ts';
import type { TimelineEntry } from './timeline.ts';

/** Why a value is stated that was stated before: it ends a conflict, or it is brought back. */
export type RestateReason = 'settled' | 'restored';

/** Who would state it, on which device, for which Posyandu. */
export interface RestateAuthor {
  readonly role: string;
  readonly deviceId: string;
  readonly posyanduId: string;
}

/**
 * Whether somebody may make this statement stand (again): a value, in a document of the Posyandu that is worked for, of a type that this role and
 * device may write there. States that only ever go further (steps, referrals) are not brought back.
 */
export function mayRestate(
  { documentId, subject }: Pick<TimelineEntry, 'documentId' | 'subject'>,
  { slot }: Pick<SlotHistory, 'slot'>,
  { type, value }: Pick<Statement, 'type' | 'value'>,
  { role, deviceId, posyanduId }: RestateAuthor,
): boolean {
  const ref = parseDocumentId(documentId);
  const known = isOwnType(type) ? findEventType(type) : undefined;
  if (!ref || !known || ref.posyanduId !== posyanduId || value === null) return false;
  const place = `${known.table}.${slot}`;
  if (Object.hasOwn(ORDERED_SLOTS, place) || FREE_SLOTS.has(place)) return false;
  const event = { id: '', type, v: known.version, subject, data: {}, by: '', role, device: deviceId, at: 0 };
  return checkEvent(event, ref.kind) === undefined;
}

/**
 * The statement that makes a value stand again, with what belongs to it: of blood pressure both figures of the one reading, since the upper of one and
 * the lower of another were never measured. Undefined for a type that only a newer app knows.
 */
export function restatementOf(
  entry: Pick<TimelineEntry, 'slots'>,
  slot: string,
  { eventId, type }: Pick<Statement, 'eventId' | 'type'>,
  reason: RestateReason,
): Part | undefined {
  if (!isOwnType(type)) return undefined;
  const values = new Map<string, Json>();
  for (const name of slotsBeside(slot)) {
    const history = entry.slots.find((one) => one.slot === name);
    const stated = [...(history?.standing ?? []), ...(history?.past ?? [])].find((one) => one.eventId === eventId);
    if (stated) values.set(name, stated.value);
  }
  return { type, slots: Object.fromEntries(values), notes: { $reason: reason } };
}

/**
 * The statement of a value that nobody has stated before: it ends a conflict as a chosen one does. It is of the type with which one of those that differ was
 * said; undefined for a type that only a newer app knows.
 * @param slots of blood pressure both figures (`slotsBeside`)
 * @param confirmed codes of answers that were doubted and confirmed
 */
export function thirdValueOf(
  { type }: Pick<Statement, 'type'>,
  slots: SlotValues,
  confirmed: readonly string[],
): Part | undefined {
  if (!isOwnType(type)) return undefined;
  const notes = {
    $reason: 'settled' satisfies RestateReason,
    ...(confirmed.length > 0 ? { $confirmed: confirmed } : {}),
  };
  return { type, slots, notes };
}

function isOwnType(name: string): name is EventTypeName {
  return findEventType(name) !== undefined;
}
