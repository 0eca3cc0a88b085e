import type { Translation } from '../../language.ts';
import { cadre } from './cadre.ts';
import { dates } from './dates.ts';
import { office } from './office.ts';

/** Everything that is told in English: one chunk, loaded only where English is chosen. */
export const all: Translation = {
  // A key that both have is a cadre's; staff's catalogues find theirs in their area.
  messages: { ...office.messages, ...cadre.messages },
  problems: { ...cadre.problems, ...office.problems },
  issues: { ...cadre.issues, ...office.issues },
  dates,
};
