import { compareText, type Row, type Slot } from './fold.ts';

/**
 * Makes one row of what several documents say of one subject: a dose that a cadre copied in `visits` and a nakes checked in `care`.
 * Where `care` states a slot, it alone counts there, since only nakes write it and they have seen what they decide on. Within documents of
 * one kind nothing is preferred: values that differ stay a conflict (SPEC E4). A pure function of the set of rows.
 * @param rows of one table and subject, any order
 * @returns undefined for no rows
 */
export function joinRows(rows: readonly Row[]): Row | undefined {
  const inOrder = [...rows].sort((a, b) => compareText(a.documentId, b.documentId));
  const care = inOrder.filter(isOfCare);
  const others = inOrder.filter((row) => !isOfCare(row));
  const first = others[0] ?? care[0];
  if (!first) return undefined;
  const names = new Set(inOrder.flatMap((row) => Object.keys(row.slots)));
  const slots: { [slot: string]: Slot } = {};
  for (const name of [...names].sort(compareText)) {
    const decided = readingsIn(care, name);
    slots[name] = decided.length > 0 ? decided : readingsIn(others, name);
  }
  return { table: first.table, documentId: first.documentId, subject: first.subject, slots };
}

/** Rows by subject, each subject joined; in the order of subjects. */
export function joinSubjects(rows: readonly Row[]): Row[] {
  const bySubject = Map.groupBy(rows, ({ subject }) => subject);
  return [...bySubject.keys()].sort(compareText).flatMap((subject) => joinRows(bySubject.get(subject) ?? []) ?? []);
}

function isOfCare({ documentId }: Row): boolean {
  return documentId.startsWith('care:');
}

function readingsIn(rows: readonly Row[], name: string): Slot {
  return rows.flatMap((row) => row.slots[name] ?? []).sort((a, b) => compareText(a.eventId, b.eventId));
}
