import type { LocalDate } from '#lib/domain/dates.ts';
import { err, type Result } from '#lib/domain/result.ts';
import type { FollowUpState } from '#lib/domain/surveillance/alerts.ts';
import type { CommunityEvent } from '#lib/domain/surveillance/community-report.ts';
import type { ReportRecord } from '#lib/events/report-view.ts';
import type { NakesOnly } from '../care/care-ports.ts';
import { withoutGaps } from '../care/without-gaps.ts';
import type { RecordProblem } from '../problems.ts';
import type { Saved } from '../records/records.svelte.ts';
import { actorOf, type OutreachPorts } from './outreach-ports.ts';

/** A report about to be made; no names are asked for. */
export interface ReportDraft {
  readonly eventType: CommunityEvent;
  /** The day it happened. */
  readonly date: LocalDate;
  readonly hamlet: string;
  readonly cases: number;
  readonly deaths: number;
  readonly ageGroups: readonly string[];
  /** Who can be asked. */
  readonly contact?: string;
  readonly note?: string;
}

type Recorded = Promise<Result<Saved, RecordProblem | NakesOnly>>;

/** Writes a report into the month in which it happened. */
export function reportEvent({ records }: OutreachPorts, draft: ReportDraft): Recorded {
  const key = { table: 'communityReport', subject: records.newId() } as const;
  const slots = withoutGaps({ ...draft });
  return records.state(records.documentFor('visits', draft.date), key, [{ type: 'communityReport', slots }]);
}

/** Writes what nakes did about a report. */
export async function followUpReport(
  ports: OutreachPorts,
  report: ReportRecord,
  { state, note }: { readonly state: FollowUpState; readonly note?: string },
): Recorded {
  if (actorOf(ports) !== 'nakes') return err({ code: 'care.nakesOnly' });
  const { records } = ports;
  const key = { table: 'communityReport', subject: report.id } as const;
  const slots = withoutGaps({ followUpState: state, followUpDate: ports.today(), followUpNote: note?.trim() });
  return records.state(records.documentFor('care', report.date), key, [{ type: 'reportFollowUp', slots }]);
}
