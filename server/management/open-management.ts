import { randomBytes } from 'node:crypto';
import type { ProjectionReader } from '../projection/reader.ts';
import type { Rooms } from '../rooms.ts';
import { UnitChanges } from '../units/unit-changes.ts';
import type { UnitTables } from '../units/units-tables.ts';
import { Management } from './management.ts';

/** Klaster 1 on the rooms of a server or of the admin's shell. */
export function openManagement(
  { database, units, now }: Pick<Rooms, 'database' | 'units' | 'now'>,
  reader: Pick<ProjectionReader, 'readDocument'>,
): { readonly management: Management; readonly unitChanges: UnitChanges } {
  return {
    management: new Management({ database, units, rows: reader, now, random: randomBytes }),
    unitChanges: new UnitChanges(database.kysely.$extendTables<UnitTables>()),
  };
}
