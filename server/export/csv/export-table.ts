import { isConfidentialAnswer } from '#lib/domain/screening/confidential.ts';
import type { Json } from '#lib/events/envelope.ts';
import type { Row } from '#lib/events/fold.ts';
import { conflictsOf, effectiveReading } from '#lib/events/slots.ts';
import type { ProjectionReader } from '../../projection/reader.ts';
import type { ExportTable } from '../export-row.ts';
import type { SheetCell } from '../sheets/cell.ts';
import type { ExportAsked } from '../unit-choice.ts';
import { ORIGIN_COLUMNS, PLACE_COLUMNS, type CsvTable } from './table-columns.ts';

/** Slots that say how a value came in, not what it is. */
const HIDDEN = '$';

/** A table of some Posyandu: one column a slot that any row has, by name. Dates and codes as they are stored. */
export async function exportTable(
  reader: Pick<ProjectionReader, 'listRows'>,
  { code, table }: CsvTable,
  { puskesmasId, units }: Pick<ExportAsked, 'puskesmasId' | 'units'>,
): Promise<ExportTable> {
  const own = new Set(units.map(({ posyanduId }) => posyanduId));
  const rows = (await reader.listRows(puskesmasId, table)).filter((row) => own.has(posyanduOf(row)));
  const slots = [...new Set(rows.flatMap((row) => Object.keys(row.slots)))]
    .filter((slot) => !slot.startsWith(HIDDEN) && !isConfidentialAnswer(slot))
    .sort();
  return {
    name: code,
    columns: [...PLACE_COLUMNS, ...slots, ...ORIGIN_COLUMNS],
    rows: rows.map((row) => ({ key: `${row.documentId} ${row.subject}`, cells: cellsOf(row, slots) })),
  };
}

function cellsOf(row: Row, slots: readonly string[]): SheetCell[] {
  const readings = slots.map((slot) => effectiveReading(row.slots[slot]));
  const last = readings.reduce((latest, one) => (one && (!latest || one.at > latest.at) ? one : latest), undefined);
  return [
    posyanduOf(row),
    row.documentId,
    row.subject,
    ...readings.map((reading) => cellOf(reading?.value)),
    conflictsOf(row).join(' '),
    last?.by ?? '',
    last ? new Date(last.at).toISOString() : '',
  ];
}

/** Lists with spaces between their codes; a blank with its reason as `kosong: reason`. */
function cellOf(value: Json | undefined): SheetCell {
  if (value === undefined || value === null) return null;
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 'ya' : 'tidak';
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(String).join(' ');
  return 'empty' in value ? `kosong: ${String(value['empty'])}` : JSON.stringify(value);
}

function posyanduOf({ documentId }: Row): string {
  return documentId.split(':')[1] ?? '';
}
