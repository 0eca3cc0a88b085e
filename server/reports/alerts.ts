import type { LocalDate } from '#lib/domain/dates.ts';
import { findReportAlerts, type FollowUpState } from '#lib/domain/surveillance/alerts.ts';
import type { CommunityEvent } from '#lib/domain/surveillance/community-report.ts';
import { readReports } from '#lib/events/report-view.ts';
import type { ProjectionReader } from '../projection/reader.ts';

/** A Posyandu of which alerts are asked. */
export interface AlertingUnit {
  readonly posyanduId: string;
  readonly name: string;
  readonly villageId: string;
  readonly villageName: string;
}

/** Something in a hamlet that needs somebody today. Says what, where and how many; never who, and no free text, which could say so. */
export interface Alert {
  readonly reportId: string;
  readonly posyanduId: string;
  readonly posyandu: string;
  readonly village: string;
  readonly hamlet: string;
  readonly eventType: CommunityEvent;
  readonly date: LocalDate;
  readonly cases: number;
  readonly deaths: number;
  readonly ageGroups: readonly string[];
  /** One case is enough. */
  readonly atOnce: boolean;
  /** Like cases in the hamlet, over all Posyandu of the desa. */
  readonly cluster: { readonly cases: number; readonly fromDate: LocalDate; readonly toDate: LocalDate } | null;
  /** How far nakes have come; null where nobody has begun. */
  readonly followUp: FollowUpState | null;
  /** By the clock of the device that reported, ms since epoch. */
  readonly reportedAt: number;
}

/** The alerts that stand in these Posyandu, the newest day first; clusters are looked for desa by desa. @source homevisit-referral.md 4 */
export async function listAlerts(
  reader: Pick<ProjectionReader, 'listRows'>,
  puskesmasId: string,
  units: readonly AlertingUnit[],
): Promise<Alert[]> {
  const unitOf = new Map(units.map((unit) => [unit.posyanduId, unit]));
  const reports = readReports(await reader.listRows(puskesmasId, 'communityReport'));
  const byVillage = Map.groupBy(reports, ({ posyanduId }) => unitOf.get(posyanduId)?.villageId);
  byVillage.delete(undefined);
  return [...byVillage.values()]
    .flatMap((own) => findReportAlerts(own))
    .flatMap(({ report, atOnce, cluster }): Alert[] => {
      const unit = unitOf.get(report.posyanduId);
      if (!unit) return [];
      const {
        id: reportId,
        posyanduId,
        hamlet,
        eventType,
        date,
        cases,
        deaths,
        ageGroups,
        reported,
        followUp,
      } = report;
      return [
        {
          reportId,
          posyanduId,
          posyandu: unit.name,
          village: unit.villageName,
          hamlet,
          eventType,
          date,
          cases,
          deaths,
          ageGroups,
          atOnce,
          cluster: cluster ? { cases: cluster.cases, fromDate: cluster.fromDate, toDate: cluster.toDate } : null,
          followUp: followUp?.state ?? null,
          reportedAt: reported.at,
        },
      ];
    })
    .sort((a, b) => (a.date === b.date ? b.reportedAt - a.reportedAt : a.date < b.date ? 1 : -1));
}
