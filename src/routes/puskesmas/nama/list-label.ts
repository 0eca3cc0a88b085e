import type { Indicator } from '#lib/domain/indicators/indicator.ts';
import { listsOf, type Behind } from '#lib/app/staff/pws/subjects-behind.ts';
import { tw } from '#lib/i18n/pws-text.ts';

/** What a list behind a figure is called: who is reached and who is not, or who was found. */
export function listLabel(indicator: Indicator, list: Behind): string {
  if (list === 'whole') return tw('figure.names.whole');
  if (list === 'missing') return tw('figure.names.missing');
  return tw(listsOf(indicator).includes('missing') ? 'figure.names.done' : 'figure.names.found');
}
