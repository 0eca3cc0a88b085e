import type { DoseStatusCode } from '#lib/domain/immunisation/dose-status.ts';
import type { VisitResult } from '#lib/events/person/interpret-of.ts';

/** What the queue shows beside a name, most pressing first: a danger sign, refer now, refer, a dose that is due. */
export const QUEUE_MARKS = ['danger', 'emergency', 'urgent', 'dose'] as const;
export type QueueMark = (typeof QUEUE_MARKS)[number];

const DUE: ReadonlySet<DoseStatusCode> = new Set(['JATUH_TEMPO', 'TERLAMBAT', 'KEJAR']);

/** The marks of a visit. A danger sign stands for its referral. */
export function marksOf({ interpretation, input }: VisitResult): QueueMark[] {
  const { findings, referralLevel } = interpretation;
  const isInDanger = findings.some(({ field }) => field === 'dangerSigns');
  const isReferred = referralLevel === 'emergency' || referralLevel === 'urgent';
  return [
    ...(isInDanger ? (['danger'] as const) : isReferred ? ([referralLevel] as const) : []),
    ...(input.doses?.some(({ status }) => DUE.has(status)) ? (['dose'] as const) : []),
  ];
}
