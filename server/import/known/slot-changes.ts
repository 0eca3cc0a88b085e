import type { Json } from '#lib/events/envelope.ts';
import { canonical, type Row } from '#lib/events/fold.ts';
import { effectiveReading } from '#lib/events/slots.ts';

/** What an import would change in a row that stands already. */
export interface SlotChanges {
  /** Slots that say something new. */
  readonly added: { readonly [slot: string]: Json };
  /** Slots in which an earlier import said something else. */
  readonly updated: { readonly [slot: string]: Json };
  /** Slots in which a person has said something else; an import never overrules people. */
  readonly contradicted: readonly string[];
}

/** True for a value that an import has said of this subject before. */
export type SaidBefore = (slot: string, value: Json) => boolean;

const IMPORTER = 'system';
const never: SaidBefore = () => false;

/**
 * Compares the values of an imported row with what stands. Equal values change nothing, nor do values that an import has said before:
 * importing twice adds no event, and brings no corrected mistake back.
 */
export function compareSlots(
  row: Row | undefined,
  values: { readonly [slot: string]: Json },
  saidBefore: SaidBefore = never,
): SlotChanges {
  const added: { [slot: string]: Json } = {};
  const updated: { [slot: string]: Json } = {};
  const contradicted: string[] = [];
  for (const [slot, value] of Object.entries(values)) {
    const readings = row?.slots[slot] ?? [];
    const standing = effectiveReading(readings);
    if (standing === undefined) added[slot] = value;
    else if (readings.some((reading) => canonical(reading.value) === canonical(value)) || saidBefore(slot, value))
      continue;
    else if (readings.every((reading) => reading.role === IMPORTER)) updated[slot] = value;
    else contradicted.push(slot);
  }
  return { added, updated, contradicted };
}

/** True where everything that an import says stands already. */
export function isKnown(row: Row, values: { readonly [slot: string]: Json }, saidBefore?: SaidBefore): boolean {
  const { added, updated, contradicted } = compareSlots(row, values, saidBefore);
  return Object.keys(added).length + Object.keys(updated).length + contradicted.length === 0;
}
