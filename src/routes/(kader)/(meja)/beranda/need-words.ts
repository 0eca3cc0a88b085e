import type { Need } from '#lib/app/validation/needs-now.ts';
import { doseName } from '#lib/i18n/care-text.ts';
import { formatDay, formatShortDate } from '#lib/i18n/formats.ts';
import { t, textOf } from '#lib/i18n/visit-text.ts';
import { tv } from '#lib/i18n/validation-text.ts';

/** What a line of the midwife's home is about: a person's name, or a day. */
export function needTitle(need: Need, nameOf: (personId: string) => string | undefined): string {
  switch (need.kind) {
    case 'session':
      return formatDay(need.session.date);
    case 'dose':
      return need.child.person.name;
    default:
      return nameOf(need.personId) ?? t('queue.unknown');
  }
}

/** Why it needs her. */
export function needLine(need: Need, today: string): string {
  const short = (date: string) => formatShortDate(date, today);
  switch (need.kind) {
    case 'danger':
      return tv(need.referralId ? 'need.danger.referred' : 'need.danger.line', { date: short(need.date) });
    case 'session':
      return tv('need.session.line', { count: need.session.attended });
    case 'conflict':
      return tv('need.conflict.line', { date: short(need.session.date) });
    case 'doubt':
      return tv('need.doubt.line', {
        date: short(need.session.date),
        field: need.labels.map((label) => textOf(label)).join(', '),
      });
    case 'referral':
      return tv('need.referral.line', { date: short(need.date), seenBy: short(need.seenBy) });
    case 'dose':
      return tv('need.dose.line', { doses: need.child.doses.map(({ code }) => doseName(code)).join(', ') });
    default:
      return need satisfies never;
  }
}

/** The page that opens what a line names. */
export function needHref(need: Need): string {
  switch (need.kind) {
    case 'danger':
      return need.referralId ? `/rujukan/${need.referralId}` : `/orang/${need.personId}`;
    case 'session':
      return `/sesi/${encodeURIComponent(need.session.documentId)}`;
    case 'conflict':
    case 'doubt':
      return `/sesi/${encodeURIComponent(need.session.documentId)}?orang=${need.personId}`;
    case 'referral':
      return `/rujukan/${need.referralId}`;
    case 'dose':
      return `/imunisasi/${need.child.person.personId}`;
    default:
      return need satisfies never;
  }
}
