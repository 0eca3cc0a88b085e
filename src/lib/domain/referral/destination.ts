import type { ReferralLevel } from '../interpretation.ts';

/** Where a card refers to. @source lifecycle.md 0.4 */
export const DESTINATIONS = ['tidak', 'pustu', 'puskesmas', 'rs'] as const;
export type Destination = (typeof DESTINATIONS)[number];

/**
 * The destination that is proposed for a level; people change it. An emergency goes to the nearest place that can help,
 * with the Pustu told by phone.
 * @source homevisit-referral.md 3; bawaan rancangan
 */
export function proposeDestination(level: ReferralLevel): Destination {
  if (level === 'none') return 'tidak';
  return level === 'routine' ? 'pustu' : 'puskesmas';
}
