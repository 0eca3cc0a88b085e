import type { CarriedTuple } from '#lib/doc/document-head.ts';
import type { Grant } from './rights-port.ts';

/** Place of the author's account in an event's tuple (SPEC E2). */
const BY = 5;

/**
 * Says whether a tuple may stand in the name of its author (SPEC SY12): what the own device of a nakes writes into its own array is by her
 * account. A tablet is shared by the cadres of its Posyandu, and what a device carries for another was looked at when that one wrote it.
 */
export function isOwnAuthor({ deviceId, accountId }: Grant, tuple: CarriedTuple): boolean {
  if (accountId === null || tuple.device !== deviceId) return true;
  // Only here, for its values are made when they are looked at.
  const { raw } = tuple;
  return Array.isArray(raw) && raw[BY] === accountId;
}
