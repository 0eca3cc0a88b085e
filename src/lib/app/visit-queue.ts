import type { QueuePlace } from './visit-place.ts';
import type { VisitView } from './visit-views.ts';

/** The people of a session by where they wait, longest wait first. */
export type Queue = { readonly [place in QueuePlace]: readonly VisitView[] };

/** Sorts people to the steps at which they wait. */
export function queueUp(visits: readonly VisitView[]): Queue {
  const at = (place: QueuePlace): VisitView[] =>
    visits.filter(({ waitsFor }) => waitsFor === place).sort((a, b) => a.since - b.since);
  return {
    registration: at('registration'),
    measurement: at('measurement'),
    recording: at('recording'),
    service: at('service'),
    education: at('education'),
    done: at('done'),
  };
}
