import type { Json } from '#lib/events/envelope.ts';
import { compareText, type Reading, type Row } from '#lib/events/fold.ts';

type Slots = Row['slots'];

/** In which event something was said, by whom and when. */
type Statement = readonly [eventId: string, by: string, role: string, device: string, at: number];

/** Slots as they are stored: each statement once; of each reading its value, then the place of its statement. */
interface PackedSlots {
  readonly said?: readonly Statement[];
  readonly slots?: { readonly [slot: string]: readonly Json[] };
}

/**
 * Slots as text, a fifth as long as with every reading spelt out: one event fills many slots, and a long row takes pages of its own. The same
 * readings give the same statements and values.
 */
export function packSlots(slots: Slots): string {
  const said: Reading[] = [];
  for (const slot in slots) {
    for (const reading of slots[slot] ?? []) if (findSaid(said, reading) < 0) said.push(reading);
  }
  said.sort(byStatement);
  const packed = Object.entries(slots).map(([slot, readings]) => {
    const values: Json[] = [];
    for (const reading of readings) values.push(reading.value, findSaid(said, reading));
    return [slot, values] as const;
  });
  return JSON.stringify({ said: said.map(statementOf), slots: Object.fromEntries(packed) });
}

/** Reads what `packSlots` has written. */
export function unpackSlots(text: string): Slots {
  const { said = [], slots = {} } = JSON.parse(text) as PackedSlots;
  const unpacked = Object.entries(slots).map(([slot, values]) => {
    const readings: Reading[] = [];
    for (let at = 0; at + 1 < values.length; at += 2) {
      const statement = said[Number(values[at + 1])];
      if (!statement) continue;
      const [eventId, by, role, device, statedAt] = statement;
      readings.push({ value: values[at] ?? null, eventId, by, role, device, at: statedAt });
    }
    return [slot, readings] as const;
  });
  return Object.fromEntries(unpacked);
}

function statementOf({ eventId, by, role, device, at }: Reading): Statement {
  return [eventId, by, role, device, at];
}

/** The place of a reading's statement, or -1. There are few, and two contents may bear one id (E10). */
function findSaid(said: readonly Reading[], reading: Reading): number {
  return said.findLastIndex((one) => one.eventId === reading.eventId && byStatement(one, reading) === 0);
}

function byStatement(a: Reading, b: Reading): number {
  return (
    compareText(a.eventId, b.eventId) ||
    compareText(a.device, b.device) ||
    a.at - b.at ||
    compareText(a.by, b.by) ||
    compareText(a.role, b.role)
  );
}
