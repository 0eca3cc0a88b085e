import type { PersonFile } from '#lib/app/person/person-file.svelte.ts';
import type { SlotHistory } from '#lib/app/person/slot-history.ts';
import { formatMediumDate, formatTime } from '#lib/i18n/formats.ts';
import { hasPersonText, personTextOf, tp } from '#lib/i18n/person-text.ts';
import { localDateOf } from '#lib/app/today.ts';

type Statement = SlotHistory['standing'][number];
type Past = SlotHistory['past'][number];
export type Names = PersonFile['names'];

/** Who wrote something, on which device, when. */
export function writtenBy({ by, role, device, at }: Statement, names: Names): string {
  const name = role === 'system' ? tp('timeline.import') : names.nameOf(by);
  return tp('timeline.written', { name, device: names.nameOfDevice(device), ...momentOf(at) });
}

/** What became of a statement that no longer stands. */
export function endOf({ replacedBy }: Past, names: Names): string {
  if (!replacedBy) return tp('timeline.covered');
  const { by, role, at, value, reason } = replacedBy;
  const name = role === 'system' ? tp('timeline.import') : names.nameOf(by);
  const told = tp(value === null ? 'timeline.withdrawn' : 'timeline.corrected', { name, ...momentOf(at) });
  return reason === undefined ? told : `${told}: ${reasonOf(reason)}`;
}

/** Why something was stated anew: known reasons in words, others as they were typed. */
export function reasonOf(reason: string): string {
  const key = `timeline.reason.${reason}`;
  return hasPersonText(key) ? personTextOf(key) : reason;
}

function momentOf(at: number): { date: string; time: string } {
  return { date: formatMediumDate(localDateOf(at)), time: formatTime(at) };
}
