import type { Dhis2Mapping, MappedElement } from '#lib/app/staff/national/dhis2-api.ts';
import { tn } from '#lib/i18n/national-text.ts';
import { hasOutreachText, outreachTextOf } from '#lib/i18n/outreach-text.ts';

/** A fact in words: an event of the hamlets, or its code with the first indicator that counts it. */
export function wordsOfFact(code: string, { facts }: Pick<Dhis2Mapping, 'facts'>): string {
  const event = `event.${code.slice('report.'.length)}`;
  if (code.startsWith('report.') && hasOutreachText(event)) return outreachTextOf(event);
  const usedIn = facts.monthly.find((one) => one.code === code)?.usedIn[0];
  return usedIn === undefined ? code : `${code} (${usedIn})`;
}

/** A mapped figure in words: the fact, and of whom. */
export function wordsOfElement({ fact, sex, band }: MappedElement, mapping: Pick<Dhis2Mapping, 'facts'>): string {
  const parts = [wordsOfFact(fact, mapping), sex === '' ? '' : tn(`dhis2.sex.${sex}`), band];
  return parts.filter((part) => part !== '').join(', ');
}
