import type { Week, WeekRecap } from '#lib/app/outreach/week.ts';
import { formatMediumDate } from '#lib/i18n/formats.ts';
import { to } from '#lib/i18n/outreach-text.ts';

/**
 * The recap of a week as a message to the Pustu or the village group.
 * @param nameOf gives the names behind the numbers; without it there are none
 */
export function weekText(
  recap: WeekRecap,
  week: Week,
  posyandu: string,
  nameOf?: (personId: string) => string,
): string {
  const span = { from: formatMediumDate(week.from), to: formatMediumDate(week.to) };
  const lines = recap.lines.flatMap(({ group, outcome, personIds }) => [
    to('week.line', {
      group: to(`visitGroup.${group}`),
      outcome: to(`visitOutcome.${outcome}`),
      count: personIds.length,
    }),
    ...(nameOf ? personIds.map((personId) => `- ${nameOf(personId)}`) : []),
  ]);
  return [
    to('week.shareTitle', { posyandu, ...span }),
    `${to('week.visits')}: ${recap.visits}`,
    `${to('week.people')}: ${recap.personIds.length}`,
    `${to('week.notMet')}: ${recap.notMet}`,
    ...(lines.length > 0 ? lines : [to('week.safe')]),
  ].join('\n');
}
