import { hasOutreachText, outreachTextOf } from '#lib/i18n/outreach-text.ts';
import { hasPwsText, pwsTextOf } from '#lib/i18n/pws-text.ts';

/** Why something is open, where its code has a text of its own; the kind of the problem says it else. */
export function reasonText(reason: string): string | undefined {
  const key = `reason.${reason}`;
  if (hasPwsText(key)) return pwsTextOf(key);
  return hasOutreachText(key) ? outreachTextOf(key) : undefined;
}
