import type { Management } from '../../management/management.ts';
import type { ProjectionReader } from '../../projection/reader.ts';
import type { PwsPorts } from './ports.ts';
import { subjectsOf } from './projected-subjects.ts';
import type { SubjectSource } from './subjects.ts';

/** Opens what the dashboards stand on: the projection and the Puskesmas's own tables. */
export function openPws(parts: {
  readonly reader: ProjectionReader;
  readonly management: Management;
  readonly now: () => number;
}): PwsPorts & { readonly subjects: SubjectSource } {
  const { reader, management, now } = parts;
  return {
    subjects: subjectsOf(reader),
    readTallies: (puskesmasId, months, only) => reader.readTallies(puskesmasId, months, only),
    countUnitTables: (puskesmasId, months) => management.countUnitTables(puskesmasId, months),
    readDataThrough: (puskesmasId, month) => reader.readDataThrough(puskesmasId, month),
    readIlp: async (puskesmasId) => {
      const profiles = await management.units.listProfiles(puskesmasId);
      return new Map([...profiles].map(([unitId, { ilpStatus }]) => [unitId, ilpStatus !== 'belum']));
    },
    readProjected: async (puskesmasId, year) => {
      const units = await management.units.listPopulation(puskesmasId, year);
      return new Map([...units].map(([unitId, population]) => [unitId, byStripGroup(population)]));
    },
    now,
  };
}

/** The groups of the tables under the names of the strip. */
function byStripGroup(population: { readonly [group: string]: number | undefined }): Map<string, number> {
  return new Map(
    Object.entries(population).flatMap(([group, count]) =>
      count === undefined ? [] : [[group === 'school_teen' ? 'schoolTeen' : group, count] as const],
    ),
  );
}
