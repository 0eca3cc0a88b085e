import { DEFAULT_RULES, type RuleSet } from '../rules/rule-set.ts';
import { findClusters, type Cluster } from './clusters.ts';
import { alertsAtOnce, type CommunityReport } from './community-report.ts';

/** How far nakes have come with a report, in order. @source bawaan rancangan */
export const FOLLOW_UP_STATES = ['seen', 'visited', 'verified', 'noCase', 'closed'] as const;
export type FollowUpState = (typeof FOLLOW_UP_STATES)[number];

/** A report with what nakes have done about it. */
export interface FollowedReport extends CommunityReport {
  readonly followUp?: { readonly state: FollowUpState };
}

/** Why a report needs somebody today. */
export interface ReportAlert<Report extends FollowedReport> {
  readonly report: Report;
  /** It is listed, or somebody died: one case is enough. */
  readonly atOnce: boolean;
  /** The like cases around it, where there are enough of them. */
  readonly cluster?: Cluster;
}

/**
 * Reports that alert nakes until they have closed them, in the given order. What turned out to be no case makes no cluster.
 * @param reports of one desa: names of hamlets recur in others
 * @source homevisit-referral.md 4
 */
export function findReportAlerts<Report extends FollowedReport>(
  reports: readonly Report[],
  ruleSet: RuleSet = DEFAULT_RULES,
): ReportAlert<Report>[] {
  const standing = reports.filter(({ followUp }) => followUp?.state !== 'noCase');
  const clusters = findClusters(standing, ruleSet);
  return standing
    .filter(({ followUp }) => followUp?.state !== 'closed')
    .flatMap((report): ReportAlert<Report>[] => {
      const atOnce = alertsAtOnce(report, ruleSet);
      const cluster = clusters.find(({ reportIds }) => reportIds.includes(report.id));
      if (cluster) return [{ report, atOnce, cluster }];
      return atOnce ? [{ report, atOnce }] : [];
    });
}
