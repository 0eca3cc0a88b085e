import type { SubjectHistory } from '#lib/db/histories.ts';
import { isLocalDate, type LocalDate } from '#lib/domain/dates.ts';
import type { TableName } from '#lib/events/catalogue.ts';
import { compareText, foldSubject, type Row } from '#lib/events/fold.ts';
import { textOf } from '#lib/events/slots.ts';
import { eventsUntil, traceSlots, type SlotHistory } from './slot-history.ts';

/** Something that happened to a person, or was decided about one: one row of one document, with its trail. */
export interface TimelineEntry {
  /** Unique in a timeline. */
  readonly key: string;
  readonly table: TableName;
  readonly documentId: string;
  readonly subject: string;
  /** The day it speaks of. */
  readonly date: LocalDate;
  /** When it was last written to, ms since epoch. */
  readonly writtenAt: number;
  readonly row: Row;
  readonly slots: readonly SlotHistory[];
  /** Slots with several different standing values. */
  readonly conflicts: number;
  /** Statements that no longer stand. */
  readonly corrections: number;
}

/** How a timeline is read. */
export interface TimelineOptions {
  /** The calendar day of an instant, for rows that name no day. */
  readonly dayOf: (at: number) => LocalDate;
  /** Only what was written until this instant, ms since epoch: the history as it was known then. Everything, where left out. */
  readonly until?: number;
}

/** Slots that name the day a row speaks of, the best first. */
const DAY_SLOTS = ['date', 'visitDate', 'proposedDate', 'deliveryDate', 'endedDate'];

/**
 * All that is known of one person in the order of days, the newest first; a pure function of the histories, in whatever order they come.
 * Two documents that speak of one subject (a referral proposed and decided) are two entries.
 */
export function buildTimeline(histories: readonly SubjectHistory[], options: TimelineOptions): TimelineEntry[] {
  return histories.flatMap((history) => entryOf(history, options) ?? []).toSorted(newestFirst);
}

/** Instants at which something of the histories was written, one a day (its last), newest first: the moments a history can be looked at. */
export function writtenDays(
  histories: readonly SubjectHistory[],
  dayOf: (at: number) => LocalDate,
): { readonly day: LocalDate; readonly at: number }[] {
  const days = new Map<LocalDate, number>();
  for (const { at } of histories.flatMap(({ events }) => events)) {
    const day = dayOf(at);
    days.set(day, Math.max(at, days.get(day) ?? at));
  }
  return [...days].map(([day, at]) => ({ day, at })).toSorted((a, b) => compareText(b.day, a.day));
}

function entryOf(history: SubjectHistory, { dayOf, until }: TimelineOptions): TimelineEntry | undefined {
  const { documentId, table, subject } = history;
  const events = until === undefined ? history.events : eventsUntil(history.events, until);
  const row = foldSubject(documentId, { table, subject }, events);
  if (!row) return undefined;
  const slots = traceSlots(documentId, row, events);
  return {
    key: `${documentId} ${table} ${subject}`,
    table,
    documentId,
    subject,
    date: dayIn(row) ?? dayOf(Math.min(...events.map(({ at }) => at))),
    writtenAt: Math.max(...events.map(({ at }) => at)),
    row,
    slots,
    conflicts: slots.filter(({ isConflict }) => isConflict).length,
    corrections: slots.reduce((sum, { past }) => sum + past.length, 0),
  };
}

/** The day of the session, or the day that the row states. */
function dayIn(row: Row): LocalDate | undefined {
  const days = [row.documentId.split(':')[2], ...DAY_SLOTS.map((slot) => textOf(row, slot))];
  return days.find((day): day is LocalDate => day !== undefined && isLocalDate(day));
}

function newestFirst(a: TimelineEntry, b: TimelineEntry): number {
  return compareText(b.date, a.date) || b.writtenAt - a.writtenAt || compareText(a.key, b.key);
}
