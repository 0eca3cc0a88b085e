import { addMonths, monthOf, type LocalDate } from '#lib/domain/dates.ts';
import { monthlyId, parseDocumentId } from '#lib/doc/document-id.ts';
import type { Row } from '#lib/events/fold.ts';
import type { ProjectionReader } from '../projection/reader.ts';

/** Who has written nothing for so many months counts as not active. @source design default */
export const QUIET_MONTHS = 3;

/**
 * When each author last wrote something for some Posyandu, within the last months: ms since epoch by account id. What the author's device said
 * of the time is shown, and decides nothing.
 */
export async function readLastWritten(
  reader: Pick<ProjectionReader, 'listSessions' | 'readDocument'>,
  of: { readonly puskesmasId: string; readonly posyanduIds: ReadonlySet<string>; readonly today: LocalDate },
): Promise<Map<string, number>> {
  const last = new Map<string, number>();
  for (let back = 0; back <= QUIET_MONTHS; back += 1) {
    const month = addMonths(monthOf(of.today), -back);
    const sessions = (await reader.listSessions(of.puskesmasId, month)).filter((id) =>
      of.posyanduIds.has(parseDocumentId(id)?.posyanduId ?? ''),
    );
    const visits = [...of.posyanduIds].map((posyanduId) => monthlyId('visits', posyanduId, month));
    for (const documentId of [...sessions, ...visits]) {
      noteAuthors(await reader.readDocument(of.puskesmasId, documentId), last);
    }
  }
  return last;
}

function noteAuthors(rows: readonly Row[], last: Map<string, number>): void {
  for (const reading of rows.flatMap(({ slots }) => Object.values(slots).flat())) {
    const { by, at } = reading;
    if (at > (last.get(by) ?? 0)) last.set(by, at);
  }
}
