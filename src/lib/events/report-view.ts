import type { LocalDate } from '#lib/domain/dates.ts';
import { FOLLOW_UP_STATES, type FollowUpState } from '#lib/domain/surveillance/alerts.ts';
import { COMMUNITY_EVENTS, type CommunityReport } from '#lib/domain/surveillance/community-report.ts';
import { codesOf } from './code-list.ts';
import { compareText, type Reading, type Row } from './fold.ts';
import { dateOf, effectiveReading, numberOf, textOf } from './slots.ts';

/** Ages of those taken ill. @source homevisit-referral.md 4; groups of the life cycle */
export const REPORT_AGE_GROUPS = ['under1', 'under5', 'school', 'adult', 'elderly'] as const;

/** A report from the community with what nakes have done about it. */
export interface ReportRecord extends CommunityReport {
  readonly posyanduId: string;
  readonly ageGroups: readonly string[];
  /** Who can be asked; a name or number, so for the Posyandu and nakes only. */
  readonly contact?: string;
  readonly note?: string;
  readonly reported: Reading;
  readonly followUp?: {
    readonly state: FollowUpState;
    readonly date?: LocalDate;
    readonly note?: string;
    readonly reading: Reading;
  };
  /** The document in which it was reported. */
  readonly documentId: string;
}

/**
 * Joins the rows of one report (`visits`, and `care` for what nakes did).
 * @returns undefined without the report itself, or with an event that only a newer app knows
 */
export function readReport(rows: readonly Row[]): ReportRecord | undefined {
  const report = rows
    .toSorted((a, b) => compareText(a.documentId, b.documentId))
    .find(({ table, documentId }) => table === 'communityReport' && documentId.startsWith('visits:'));
  const reported = effectiveReading(report?.slots['eventType']);
  const type = textOf(report, 'eventType');
  const eventType = COMMUNITY_EVENTS.find((known) => known === type);
  const date = dateOf(report, 'date');
  if (!report || !reported || !eventType || date === undefined) return undefined;
  return {
    id: report.subject,
    posyanduId: report.documentId.split(':')[1] ?? '',
    eventType,
    date,
    hamlet: textOf(report, 'hamlet') ?? '',
    cases: numberOf(report, 'cases') ?? 0,
    deaths: numberOf(report, 'deaths') ?? 0,
    ageGroups: codesOf(report, 'ageGroups'),
    contact: textOf(report, 'contact'),
    note: textOf(report, 'note'),
    reported,
    followUp: followUpOf(rows.filter(({ documentId }) => documentId.startsWith('care:'))),
    documentId: report.documentId,
  };
}

/** Every report of these rows, the newest day first. */
export function readReports(rows: readonly Row[]): ReportRecord[] {
  const reports = [...Map.groupBy(rows, ({ subject }) => subject).values()].flatMap((own) => readReport(own) ?? []);
  return reports.sort((a, b) => compareText(b.date, a.date) || compareText(a.id, b.id));
}

/** The furthest that any document says: the same for any order of the rows. */
function followUpOf(rows: readonly Row[]): ReportRecord['followUp'] {
  const stated = rows.flatMap((row) => {
    const reading = effectiveReading(row.slots['followUpState']);
    const state = FOLLOW_UP_STATES.find((known) => known === reading?.value);
    if (!reading || !state) return [];
    return [{ state, date: dateOf(row, 'followUpDate'), note: textOf(row, 'followUpNote'), reading }];
  });
  const rank = ({ state }: { state: FollowUpState }) => FOLLOW_UP_STATES.indexOf(state);
  return stated.sort((a, b) => rank(b) - rank(a) || compareText(a.reading.eventId, b.reading.eventId))[0];
}
