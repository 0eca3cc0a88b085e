import type { Json } from '#lib/events/envelope.ts';
import type { SlotValues } from '../statement-data.ts';

/** Slots of which some may say nothing. */
export type Gappy = { readonly [slot: string]: Json | undefined };

/** The slots that say something: what was left open is no statement. */
export function withoutGaps(slots: Gappy): SlotValues {
  const stated: { [slot: string]: Json } = {};
  for (const [slot, value] of Object.entries(slots)) if (value !== undefined && value !== '') stated[slot] = value;
  return stated;
}
