import { isLocalDate, type LocalDate } from '#lib/domain/dates.ts';
import { isEmpty } from './empty.ts';
import type { Json } from './envelope.ts';
import { canonical, compareText, type Reading, type Row, type Slot } from './fold.ts';

/** How far the word of a role goes while a conflict is open; persons decide in the end. @source session.md 6, settled.md 17 */
const RANK: { readonly [role: string]: number } = {
  system: 0,
  cadre: 1,
  cadre_lead: 1,
  village_nurse: 2,
  health_officer: 3,
  phc_head: 3,
};

/** True when the standing readings of a slot differ in value; equal values are no conflict (SPEC E4). */
export function isConflict(slot: Slot | undefined): boolean {
  if (!slot || slot.length < 2) return false;
  const first = canonical(slot[0]!.value);
  return slot.some((reading) => canonical(reading.value) !== first);
}

/** Names of the slots of a row that are in conflict, in order. */
export function conflictsOf(row: Row): string[] {
  return Object.keys(row.slots).filter((name) => isConflict(row.slots[name]));
}

/** The reading that rules interpret with: the only one, or of a conflict that of the highest role, then the smallest event id. */
export function effectiveReading(slot: Slot | undefined): Reading | undefined {
  if (!slot) return undefined;
  if (slot.length === 1) return slot[0];
  return [...slot].sort((a, b) => (RANK[b.role] ?? 0) - (RANK[a.role] ?? 0) || compareText(a.eventId, b.eventId))[0];
}

/** The effective value of a slot, or undefined where it is unset, withdrawn (null) or deliberately empty. */
export function valueOf(row: Row | undefined, slot: string): Exclude<Json, null> | undefined {
  const value = effectiveReading(row?.slots[slot])?.value;
  return value === null || value === undefined || isEmpty(value) ? undefined : value;
}

/** The effective value when it is a finite number. */
export function numberOf(row: Row | undefined, slot: string): number | undefined {
  const value = valueOf(row, slot);
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** The effective value when it is text. */
export function textOf(row: Row | undefined, slot: string): string | undefined {
  const value = valueOf(row, slot);
  return typeof value === 'string' ? value : undefined;
}

/** The effective value when it is yes or no. */
export function flagOf(row: Row | undefined, slot: string): boolean | undefined {
  const value = valueOf(row, slot);
  return typeof value === 'boolean' ? value : undefined;
}

/** The effective value when it is a day of the calendar. */
export function dateOf(row: Row | undefined, slot: string): LocalDate | undefined {
  const text = textOf(row, slot);
  return text !== undefined && isLocalDate(text) ? text : undefined;
}

/** The events a correction of this slot must name in `replaces`, so that what its author saw is settled. */
export function eventsToReplace(row: Row | undefined, slots: readonly string[]): string[] {
  const ids = new Set(slots.flatMap((slot) => (row?.slots[slot] ?? []).map((reading) => reading.eventId)));
  return [...ids].sort(compareText);
}
