import { hasOutreachText, outreachTextOf } from '#lib/i18n/outreach-text.ts';
import { hasPwsText, pwsTextOf } from '#lib/i18n/pws-text.ts';

/** Why something is open: the text of its code; what comes without a text is told as it is. */
export function reasonText(reason: string): string {
  const key = `reason.${reason}`;
  if (hasPwsText(key)) return pwsTextOf(key);
  return hasOutreachText(key) ? outreachTextOf(key) : reason;
}
