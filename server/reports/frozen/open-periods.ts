import type { LocalMonth } from '#lib/domain/dates.ts';
import { RULE_SET } from '#lib/domain/interpretation.ts';
import type { Follower } from '../../projection/follower.ts';
import type { ProjectionReader } from '../../projection/reader.ts';
import type { Rooms } from '../../rooms.ts';
import { Freshness } from '../freshness.ts';
import { computeSkdnReport } from '../skdn.ts';
import { PeriodStore } from './period-store.ts';
import type { PeriodTables } from './period-tables.ts';
import { Periods } from './periods.ts';
import type { MadeReport, ReportMaker, ReportUnit } from './report-maker.ts';

/** What reported and locked months are opened on. */
export interface PeriodParts {
  readonly rooms: Rooms;
  readonly reader: ProjectionReader;
  readonly follower: Pick<Follower, 'catchUp'>;
  /** Reports beside the SKDN, of which a locked month keeps copies. */
  readonly makers?: readonly ReportMaker[];
}

/** Reported and locked months on the rooms of a server or of the admin's shell. */
export function openPeriods({ rooms, reader, follower, makers = [] }: PeriodParts): Periods {
  const { database, units, auth } = rooms;
  return new Periods({
    store: new PeriodStore(database.kysely.$extendTables<PeriodTables>()),
    units,
    reader,
    accounts: auth.accounts,
    follower,
    makers: [skdnMaker({ rooms, reader }), ...makers],
  });
}

/** The SKDN of a desa with its Posyandu, or of one Posyandu. */
function skdnMaker({ rooms, reader }: Pick<PeriodParts, 'rooms' | 'reader'>): ReportMaker {
  const { log, units, now } = rooms;
  const freshness = new Freshness(log);
  return {
    kind: 'skdn',
    levels: ['village', 'posyandu'],
    make: async ({ puskesmasId, unitId }: ReportUnit, month: LocalMonth): Promise<MadeReport> => {
      const all = await computeSkdnReport(reader, units, puskesmasId, month);
      const rows = all.filter((row) => row.unitId === unitId || row.villageId === unitId);
      const through = await freshness.readDataThrough(puskesmasId, month);
      const instants = rows.flatMap((row) => through.get(row.unitId) ?? []);
      const dataThrough = instants.length > 0 ? Math.max(...instants) : null;
      return { month, computedAt: now(), dataThrough, ruleSet: RULE_SET, rows };
    },
  };
}
