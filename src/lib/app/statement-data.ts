import type { Json } from '#lib/events/envelope.ts';
import { canonical, type Row } from '#lib/events/fold.ts';
import { effectiveReading, eventsToReplace, isConflict } from '#lib/events/slots.ts';
import { isBlank, type Answers, type AnswerValue } from '#lib/forms/engine/answers.ts';

/** Slots with their values, as an event states them. */
export type SlotValues = { readonly [slot: string]: Json };

/** The answers of a form as slots; what nobody has answered is left out. */
export function toSlots(answers: Answers): SlotValues {
  const slots: { [slot: string]: Json } = {};
  for (const [code, value] of Object.entries(answers)) {
    if (value !== undefined && value !== '') slots[code] = toJson(value);
  }
  return slots;
}

/**
 * The slots in which something new is said: another value than the standing one, or an end to a conflict.
 * Saying again what stands would only be noise in the history.
 */
export function newSlots(row: Row | undefined, slots: SlotValues): SlotValues {
  return Object.fromEntries(
    Object.entries(slots).filter(([slot, value]) => {
      const standing = row?.slots[slot];
      const reading = effectiveReading(standing);
      if (!reading) return value !== null;
      return isConflict(standing) || canonical(reading.value) !== canonical(value);
    }),
  );
}

/**
 * The events that a statement on these slots replaces: those standing that its author has seen.
 * @param seen ids that were on the screen when the form was opened; all that stand where left out
 */
export function replacedBy(
  row: Row | undefined,
  slots: SlotValues,
  seen?: ReadonlySet<string> | undefined,
): readonly string[] {
  const standing = eventsToReplace(row, Object.keys(slots));
  return seen ? standing.filter((id) => seen.has(id)) : standing;
}

/** Ids of all events that stand anywhere in a row. */
export function standingIds(row: Row | undefined): string[] {
  return eventsToReplace(row, Object.keys(row?.slots ?? {}));
}

function toJson(value: AnswerValue): Json {
  return isBlank(value) ? { empty: value.empty } : value;
}
