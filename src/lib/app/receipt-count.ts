import type { Row } from '#lib/events/fold.ts';
import type { Tick } from './problems.ts';
import { readingsOf } from './visit-place.ts';

/** How far an entry has come; `validated` beyond the server. */
export type ReceiptStep = 'refused' | 'saved' | 'shared' | 'received' | 'validated';

/** Entries by the furthest step each has come to: the parts add up to `total`. */
export type ReceiptCount = { readonly [step in ReceiptStep]: number } & { readonly total: number };

/** What is known of entries and visits. */
export interface ReceiptKnowledge {
  tickOf(eventId: string, documentId: string): Tick;
  isValidated(visit: Row): boolean;
}

/** How far the entries of visits have come: each entry that stands, counted once. An entry on its way to the disk counts with those on this device. */
export function countReceipts(visits: readonly Row[], { tickOf, isValidated }: ReceiptKnowledge): ReceiptCount {
  const counts = { total: 0, refused: 0, saved: 0, shared: 0, received: 0, validated: 0 };
  for (const visit of visits) {
    const validated = isValidated(visit);
    for (const eventId of new Set(readingsOf(visit).map((reading) => reading.eventId))) {
      counts.total += 1;
      counts[stepOf(tickOf(eventId, visit.documentId), validated)] += 1;
    }
  }
  return counts;
}

/** A nakes has seen what she approves of, but it is at the server only by its own receipt. */
function stepOf(tick: Tick, validated: boolean): ReceiptStep {
  if (tick === 'saving') return 'saved';
  return tick === 'received' && validated ? 'validated' : tick;
}
