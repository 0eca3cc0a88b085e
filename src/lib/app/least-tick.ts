import type { Row } from '#lib/events/fold.ts';
import type { Tick } from './problems.ts';
import { readingsOf } from './visit-place.ts';

const LEAST_FIRST: readonly Tick[] = ['refused', 'saving', 'saved', 'shared', 'received'];

/** How far all entries of a row have come: the least of them. */
export function leastTick(row: Row, tickOf: (eventId: string, documentId: string) => Tick): Tick {
  const ticks = new Set(readingsOf(row).map(({ eventId }) => tickOf(eventId, row.documentId)));
  return LEAST_FIRST.find((tick) => ticks.has(tick)) ?? 'received';
}
