import { formatDate } from '#lib/i18n/formats.ts';
import { t, textOf } from '#lib/i18n/visit-text.ts';
import { reasonText } from '../result/finding-words.ts';

interface Counted {
  readonly code: string;
  readonly people: readonly unknown[];
}

/** What of a recap is told in numbers. */
export interface SharedRecap {
  readonly visits: readonly unknown[];
  readonly byGroup: readonly Counted[];
  readonly colours: readonly Counted[];
  readonly referrals: readonly Counted[];
  readonly reasons: readonly Counted[];
}

/** Reasons that fewer people share are left out of what is shared: in a village a reason of one person is a name. */
const FEWEST_PEOPLE = 3;

/** The recap of a day as plain text for the village: numbers, and no names. */
export function recapText(posyandu: string, date: string, recap: SharedRecap): string {
  const lines = (figures: readonly Counted[], labelOf: (code: string) => string) =>
    figures.filter(({ people }) => people.length > 0).map(({ code, people }) => `- ${labelOf(code)}: ${people.length}`);
  const reasons = recap.reasons.filter(({ people }) => people.length >= FEWEST_PEOPLE);
  return [
    t('recap.share.title', { posyandu, date: formatDate(date) }),
    t('session.attended', { count: recap.visits.length }),
    ...lines(recap.byGroup, (code) => textOf(`group.${code}`)),
    '',
    t('recap.colours'),
    ...lines(recap.colours, (code) => `${textOf(`colour.${code}`)}, ${textOf(`colour.${code}.means`)}`),
    '',
    t('recap.referrals'),
    ...lines(recap.referrals, (code) => textOf(`referral.${code}`)),
    ...(reasons.length > 0 ? ['', t('recap.reasons'), ...lines(reasons, reasonText)] : []),
  ].join('\n');
}
