import type { TableName } from '#lib/events/catalogue.ts';
import type { Json } from '#lib/events/envelope.ts';
import type { Row } from '#lib/events/fold.ts';

/** A row with one reading a slot, by a cadre unless said otherwise. */
export function makeRow(
  place: { readonly documentId: string; readonly table: TableName; readonly subject: string },
  slots: { readonly [slot: string]: Json },
  by: { readonly role?: string; readonly device?: string } = {},
): Row {
  const { role = 'cadre', device = 'T1' } = by;
  const readings = Object.entries(slots).map(
    ([slot, value]) => [slot, [{ value, eventId: `${place.subject} ${slot}`, by: 'K1', role, device, at: 1 }]] as const,
  );
  return { ...place, slots: Object.fromEntries(readings) };
}
