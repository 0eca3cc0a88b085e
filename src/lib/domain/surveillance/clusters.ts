import { daysBetween, type LocalDate } from '../dates.ts';
import { DEFAULT_RULES, type RuleSet } from '../rules/rule-set.ts';
import type { CommunityEvent, CommunityReport } from './community-report.ts';

/** Like cases close together in one hamlet. */
export interface Cluster {
  readonly eventType: CommunityEvent;
  readonly hamlet: string;
  /** Days of its first and last report. */
  readonly fromDate: LocalDate;
  readonly toDate: LocalDate;
  readonly cases: number;
  /** In the order of dates. */
  readonly reportIds: readonly string[];
}

/**
 * Finds clusters: like cases in one hamlet, enough of them within the days of the rule. Windows that overlap are one
 * cluster.
 * @param reports any order, each once
 * @source homevisit-referral.md 4
 */
export function findClusters(reports: readonly CommunityReport[], { rules }: RuleSet = DEFAULT_RULES): Cluster[] {
  const { cases: least, withinDays } = rules.cluster.figures;
  const clusters: Cluster[] = [];
  for (const alike of groupAlike(reports)) {
    let members = new Set<CommunityReport>();
    for (const [at, first] of alike.entries()) {
      const window = alike.slice(at).filter(({ date }) => daysBetween(first.date, date) < withinDays.value);
      if (countCases(window) < least.value) continue;
      if (members.size > 0 && !members.has(first)) {
        clusters.push(makeCluster([...members]));
        members = new Set();
      }
      for (const report of window) members.add(report);
    }
    if (members.size > 0) clusters.push(makeCluster([...members]));
  }
  return clusters;
}

/** Reports of one event in one hamlet, in the order of dates. */
function groupAlike(reports: readonly CommunityReport[]): CommunityReport[][] {
  const groups = new Map<string, CommunityReport[]>();
  const inOrder = [...reports].sort((a, b) => (`${a.date} ${a.id}` < `${b.date} ${b.id}` ? -1 : 1));
  for (const report of inOrder) {
    const key = `${report.eventType} ${report.hamlet.trim().toLowerCase()}`;
    groups.set(key, [...(groups.get(key) ?? []), report]);
  }
  return [...groups.values()];
}

function countCases(reports: readonly CommunityReport[]): number {
  return reports.reduce((sum, { cases }) => sum + cases, 0);
}

function makeCluster(members: readonly CommunityReport[]): Cluster {
  const first = members[0];
  const last = members.at(-1);
  if (!first || !last) throw new RangeError('a cluster has a report');
  return {
    eventType: first.eventType,
    hamlet: first.hamlet,
    fromDate: first.date,
    toDate: last.date,
    cases: countCases(members),
    reportIds: members.map(({ id }) => id),
  };
}
