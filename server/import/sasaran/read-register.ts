import type { LocalDate } from '#lib/domain/dates.ts';
import type { ImportIssue } from '../issue.ts';
import { notARow } from '../rows-apart.ts';
import type { Table } from '../sheet/table.ts';
import type { SasaranField } from './columns.ts';
import { assignPosyandu, type NamedPosyandu } from './assign-posyandu.ts';
import { findDoubles } from './find-doubles.ts';
import { readRegisterRow } from './read-row.ts';
import type { RegisterRecord } from './register-record.ts';

/** A row that is to be registered. */
export interface RegisterEntry {
  readonly record: RegisterRecord;
  readonly posyandu: NamedPosyandu;
  /** The row of the same person that is kept, for the extra row of a certain double. */
  readonly keptFor?: RegisterRecord;
}

/** A register as a whole, understood: all that can be said before the database is looked at. */
export interface Register {
  readonly entries: readonly RegisterEntry[];
  /** Posyandu that the rows belong to. */
  readonly posyandu: readonly NamedPosyandu[];
  readonly issues: readonly ImportIssue[];
}

/**
 * Reads a register. Of the extra row of a double only that is said, since the kept row stands for the person.
 * @param known keys of the Posyandu that the desa has already
 */
export function readRegister(table: Table<SasaranField>, today: LocalDate, known: ReadonlySet<string>): Register {
  const records = table.rows.map((row) => readRegisterRow(row, today));
  const { byRecord, issues: posyanduIssues } = assignPosyandu(records, known);
  const placed = records.filter((record) => byRecord.has(record));
  const { repeated, keptFor, issues: doubleIssues } = findDoubles(placed);
  const entries = placed.flatMap((record) => {
    const posyandu = byRecord.get(record);
    if (!posyandu || repeated.has(record)) return [];
    const kept = keptFor.get(record);
    return [kept ? { record, posyandu, keptFor: kept } : { record, posyandu }];
  });
  const spokenFor = new Set([...repeated, ...keptFor.keys()].map(({ dataRow }) => dataRow));
  const ofCells = [...records.flatMap((record) => record.issues), ...posyanduIssues];
  return {
    entries,
    posyandu: [...new Set(entries.map((entry) => entry.posyandu))],
    issues: [
      ...ofCells.filter(({ dataRow }) => !spokenFor.has(dataRow)),
      ...doubleIssues,
      ...table.others.map(notARow),
    ],
  };
}
