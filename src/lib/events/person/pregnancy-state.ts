import { addDays, type LocalDate } from '#lib/domain/dates.ts';
import { isServedAsMother } from '#lib/domain/pregnancy/childbed.ts';
import { dueDateByLmp, lmpOfDueDate } from '#lib/domain/pregnancy/gestation.ts';
import type { PregnancyRecord } from '#lib/events/pregnancy-view.ts';

/** No pregnancy lasts longer. @source lifecycle.md 1, HPHT */
export const LONGEST_PREGNANCY_DAYS = 310;

/** How an episode stands on a day. */
export type EpisodeState =
  | 'pregnant'
  /** From the birth until the child is two. */
  | 'mother'
  | 'ended'
  /** Still open although no pregnancy lasts so long: somebody must say how it ended. */
  | 'unclosed';

/** Says how an episode stands on a day. */
export function episodeStateOn(record: PregnancyRecord, on: LocalDate): EpisodeState {
  const { outcome, deliveryDate, endedDate } = record;
  if (deliveryDate !== undefined && deliveryDate <= on) return isServedAsMother(deliveryDate, on) ? 'mother' : 'ended';
  if (outcome !== undefined && (endedDate === undefined || endedDate <= on)) return 'ended';
  const lmp = lmpOf(record);
  return lmp !== undefined && on > addDays(lmp, LONGEST_PREGNANCY_DAYS) ? 'unclosed' : 'pregnant';
}

/** The first day of the last period that weeks are counted from: by ultrasound where that is said to hold. */
export function lmpOf({ lmp, edd, eddSource }: PregnancyRecord): LocalDate | undefined {
  return edd !== undefined && (eddSource === 'usg' || lmp === undefined) ? lmpOfDueDate(edd) : lmp;
}

/** The expected day of birth. */
export function dueDateOf(record: PregnancyRecord): LocalDate | undefined {
  const { edd, eddSource, lmp } = record;
  if (edd !== undefined && (eddSource === 'usg' || lmp === undefined)) return edd;
  return lmp === undefined ? edd : dueDateByLmp(lmp);
}

/**
 * Open pregnancies of one woman: two tablets may have begun one each.
 * @returns the one that counts, with the most known and then the smallest id, whatever came first; and the others, to be joined by a person
 */
export function choosePregnancy(
  open: readonly PregnancyRecord[],
): { readonly current: PregnancyRecord; readonly doubles: readonly PregnancyRecord[] } | undefined {
  const known = (record: PregnancyRecord) => Object.values(record).filter((value) => value !== undefined).length;
  const [current, ...doubles] = [...open].sort((a, b) => known(b) - known(a) || (a.id < b.id ? -1 : 1));
  return current && { current, doubles };
}
