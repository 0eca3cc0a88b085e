import type { VisitRecord } from '#lib/events/visit-view.ts';
import type { SessionState } from '../session-day.svelte.ts';

/** What is practised, in the order in which it is shown. */
export const GUIDE_STEPS = ['open', 'arrive', 'measure', 'correct', 'tell', 'finish'] as const;
export type GuideStep = (typeof GUIDE_STEPS)[number];

/** What the guide looks at: the day, and who is there. */
export interface GuideDay {
  readonly state: SessionState;
  readonly visits: readonly { readonly visit: Pick<VisitRecord, 'steps' | 'left' | 'row'> }[];
}

/** Slots that step 2 fills with a number that can be corrected. */
const MEASURED = ['weightKg', 'lengthHeightCm', 'headCm', 'muacCm', 'waistCm', 'bpSystolic', 'bpDiastolic'] as const;

/** The first step that has not happened yet. Each is read from what is on the disk, so that it ticks itself whichever way it was done. */
export function guideStepOf(day: GuideDay | undefined): GuideStep {
  return GUIDE_STEPS.find((step) => !hasHappened(step, day)) ?? 'finish';
}

function hasHappened(step: GuideStep, day: GuideDay | undefined): boolean {
  const visits = day?.visits ?? [];
  switch (step) {
    case 'open':
      return day?.state === 'open' || day?.state === 'closed';
    case 'arrive':
      return visits.length > 0;
    case 'measure':
      return visits.some(({ visit }) => visit.steps.measurement !== undefined);
    case 'correct':
      return visits.some(({ visit }) => isCorrected(visit));
    case 'tell':
      return visits.some(({ visit }) => visit.steps.education !== undefined || visit.left !== undefined);
    case 'finish':
      return false;
  }
}

/** A measuring and its step are written in one go; a number that came at another time was corrected. */
function isCorrected({ row, steps }: GuideDay['visits'][number]['visit']): boolean {
  const measuredAt = steps.measurement?.reading.at;
  if (measuredAt === undefined) return false;
  return MEASURED.some((slot) => row.slots[slot]?.some(({ at }) => at !== measuredAt));
}
