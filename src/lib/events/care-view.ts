import type { LocalDate } from '#lib/domain/dates.ts';
import type { Json } from './envelope.ts';
import type { Reading, Row } from './fold.ts';
import { joinSubjects } from './joined-row.ts';
import { dateOf, effectiveReading, flagOf, textOf } from './slots.ts';

/** Kinds of contact with nakes: antenatal (K1-K6), postnatal of the mother (KF), of the newborn (KN). @source lifecycle.md 1-3 */
export const CONTACT_KINDS = ['anc', 'pnc', 'neo'] as const;
export type ContactKind = (typeof CONTACT_KINDS)[number];

/** One examination of a mother or a newborn. Which K, KF or KN it is follows from its day. */
export interface ContactEntry {
  readonly id: string;
  readonly personId: string;
  readonly documentId: string;
  readonly kind: ContactKind;
  readonly date: LocalDate;
  readonly byDoctor?: boolean;
  readonly place?: string;
  readonly officer?: string;
  readonly stated: Reading;
}

/** Values that nakes measured on one day, by field code; a blank with its reason is one of them. */
export interface LabEntry {
  readonly id: string;
  readonly personId: string;
  readonly documentId: string;
  readonly date: LocalDate;
  readonly values: { readonly [code: string]: Exclude<Json, null> };
}

const LAB_FRAME: ReadonlySet<string> = new Set(['personId', 'date', 'voidReason']);

/** Reads the rows of the table `contact`; those taken back are left out. */
export function readContacts(rows: readonly Row[]): ContactEntry[] {
  return joinSubjects(rows).flatMap((row) => {
    const personId = textOf(row, 'personId');
    const kind = CONTACT_KINDS.find((one) => one === textOf(row, 'kind'));
    const date = dateOf(row, 'date');
    const stated = effectiveReading(row.slots['kind']);
    if (personId === undefined || !kind || date === undefined || !stated || isVoid(row)) return [];
    const { subject: id, documentId } = row;
    const place = textOf(row, 'place');
    const officer = textOf(row, 'officer');
    return [{ id, personId, documentId, kind, date, byDoctor: flagOf(row, 'byDoctor'), place, officer, stated }];
  });
}

/** Reads the rows of the table `lab`; those taken back are left out. */
export function readLabs(rows: readonly Row[]): LabEntry[] {
  return joinSubjects(rows).flatMap((row) => {
    const personId = textOf(row, 'personId');
    const date = dateOf(row, 'date');
    if (personId === undefined || date === undefined || isVoid(row)) return [];
    const values: { [code: string]: Exclude<Json, null> } = {};
    for (const code of Object.keys(row.slots)) {
      const value = LAB_FRAME.has(code) ? undefined : effectiveReading(row.slots[code])?.value;
      if (value !== undefined && value !== null) values[code] = value;
    }
    return [{ id: row.subject, personId, documentId: row.documentId, date, values }];
  });
}

function isVoid(row: Row): boolean {
  return textOf(row, 'voidReason') !== undefined;
}
