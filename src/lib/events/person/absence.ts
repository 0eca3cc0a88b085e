import { isLocalDate, type LocalDate } from '#lib/domain/dates.ts';
import type { Row } from '#lib/events/fold.ts';
import { textOf, valueOf } from '#lib/events/slots.ts';

/** A session day that took place. */
export interface HeldSession {
  readonly documentId: string;
  readonly date: LocalDate;
  /** Groups it served; all, where none was named. */
  readonly groups: readonly string[];
}

const NOT_HELD = new Set(['planned', 'cancelled']);

/**
 * The session days that took place before a day, newest first.
 * @param rows of the table `session`
 */
export function heldSessions(rows: readonly Row[], before: LocalDate): HeldSession[] {
  const held = rows.flatMap((row): HeldSession[] => {
    const date = row.documentId.split(':')[2];
    if (date === undefined || !isLocalDate(date) || date >= before) return [];
    if (NOT_HELD.has(textOf(row, 'state') ?? 'planned')) return [];
    const groups = valueOf(row, 'groups');
    const named = Array.isArray(groups) ? groups.filter((group) => typeof group === 'string') : [];
    return [{ documentId: row.documentId, date, groups: named }];
  });
  return held.toSorted((a, b) => (a.date < b.date ? 1 : -1));
}

/** Who may have been missed. */
export interface Expected {
  /** Groups of today; a session that served none of them is passed over. */
  readonly groups: readonly string[];
  /** Sessions before the person was born or came to live here are passed over. */
  readonly since?: LocalDate;
  readonly attended: (session: HeldSession) => boolean;
}

/**
 * How many sessions someone missed one after another, up to the last one held.
 * @param sessions newest first
 * @source homevisit-referral.md 1, item 8
 */
export function missedSessions(sessions: readonly HeldSession[], { groups, since, attended }: Expected): number {
  const served = (session: HeldSession) =>
    session.groups.length === 0 || session.groups.some((group) => groups.includes(group));
  const expected = sessions.filter((session) => served(session) && (since === undefined || session.date >= since));
  const came = expected.findIndex(attended);
  return came === -1 ? expected.length : came;
}
