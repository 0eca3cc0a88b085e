import { monthlyId, parseDocumentId } from '#lib/doc/document-id.ts';
import { isLocalDate, type LocalDate, type LocalMonth } from '#lib/domain/dates.ts';
import { digestIds } from '#lib/domain/validation/digest.ts';
import type { SessionFacts } from '#lib/domain/validation/session-standing.ts';
import type { Row } from '#lib/events/fold.ts';
import { readSessionStanding, type SessionView } from '#lib/events/validation-view.ts';
import type { ProjectionReader } from '../../projection/reader.ts';
import type { FrozenSession } from './period-store.ts';

/** One session day of a Posyandu as the server has it. */
export interface MonthSession {
  readonly documentId: string;
  readonly posyanduId: string;
  readonly date: LocalDate;
  readonly session: Row;
  readonly visits: readonly Row[];
  readonly view: SessionView;
}

/** States in which a day was held. */
const HELD: ReadonlySet<string> = new Set(['open', 'closed', 'validated', 'reported', 'locked']);

/** Session days of a month of some Posyandu, in the order of their documents; days that only an import speaks of were never opened. */
export async function readMonthSessions(
  reader: Pick<ProjectionReader, 'listSessions' | 'readDocument'>,
  puskesmasId: string,
  month: LocalMonth,
  periodOf: (posyanduId: string) => SessionFacts['period'] | undefined,
): Promise<MonthSession[]> {
  const sessions: MonthSession[] = [];
  const cares = new Map<string, Row[]>();
  for (const documentId of await reader.listSessions(puskesmasId, month)) {
    const ref = parseDocumentId(documentId);
    const date = ref?.period;
    const period = ref && periodOf(ref.posyanduId);
    if (!ref || period === undefined || date === undefined || !isLocalDate(date)) continue;
    const { posyanduId } = ref;
    const rows = await reader.readDocument(puskesmasId, documentId);
    const session = rows.find(({ table }) => table === 'session');
    if (!session) continue;
    const care =
      cares.get(posyanduId) ?? (await reader.readDocument(puskesmasId, monthlyId('care', posyanduId, month)));
    cares.set(posyanduId, care);
    const visits = rows.filter(({ table }) => table === 'visit');
    const validation = care.find(({ table, subject }) => table === 'validation' && subject === documentId);
    const view = readSessionStanding(session, visits, validation, period);
    sessions.push({ documentId, posyanduId, date, session, visits, view });
  }
  return sessions;
}

/** True for a day that was opened, whether or not anybody has closed it. */
export function isHeld({ view }: MonthSession): boolean {
  return HELD.has(view.state);
}

/** What stands in a session now, as a lock keeps it. */
export function freezeSession({ documentId, visits }: MonthSession): FrozenSession {
  const marks = visits.map((row) => [
    row.subject,
    [...new Set(readingsOf(row).map(({ eventId }) => markOf(eventId)))].sort(),
  ]);
  return { documentId, marks: Object.fromEntries(marks) };
}

/** The short mark of one event. */
export function markOf(eventId: string): string {
  return digestIds('', [eventId]);
}

function readingsOf(row: Row) {
  return Object.values(row.slots).flat();
}
