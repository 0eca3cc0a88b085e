import type { LocalDate } from '#lib/domain/dates.ts';
import { daysOpen } from '#lib/app/staff/pws/problem-list.ts';
import { formatShortDate } from '#lib/i18n/formats.ts';
import { tw } from '#lib/i18n/pws-text.ts';

/** How long something has been open, in words. */
export interface OpenWords {
  /** `12 hari`, `hari ini`; the day itself of what falls due later this month. */
  readonly days: string;
  /** `sejak 3 Agu`; missing where `days` says it. */
  readonly since?: string;
  /** A week or more. */
  readonly isLong: boolean;
}

const LONG_DAYS = 7;

/** Tells on a day how long something has been open. @param since the day from which it has; later this month for what is counted in it already */
export function openWords({ since }: { readonly since: LocalDate }, today: LocalDate): OpenWords {
  const date = formatShortDate(since, today);
  if (since > today) return { days: tw('problems.from', { date }), isLong: false };
  const count = daysOpen({ since }, today);
  const days = count === 0 ? tw('problems.today') : tw('problems.days', { count });
  return { days, since: tw('problems.since', { date }), isLong: count >= LONG_DAYS };
}
