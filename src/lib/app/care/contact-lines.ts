import type { LocalDate } from '#lib/domain/dates.ts';
import { computeAntenatalContacts, type TrimesterContacts } from '#lib/domain/pregnancy/antenatal.ts';
import { computeMotherContacts, computeNewbornContacts, type Contact } from '#lib/domain/pregnancy/contact-windows.ts';
import { isInChildbed } from '#lib/domain/pregnancy/childbed.ts';
import type { ContactKind } from '#lib/events/care-view.ts';
import { daysBetween } from '#lib/domain/dates.ts';
import type { PersonRecord } from '#lib/events/person-view.ts';
import type { Care } from './care.svelte.ts';
import { lmpOf } from '#lib/events/person/pregnancy-state.ts';

/** How the examinations of one person stand on a day, by what she or it is now. */
export type ContactPlan =
  | { readonly kind: 'anc'; readonly trimesters: readonly TrimesterContacts[] }
  | { readonly kind: Exclude<ContactKind, 'anc'>; readonly contacts: readonly Contact[] };

/** Days of life in which a newborn has contacts of its own. @source homevisit-referral.md 2.3 */
const NEWBORN_TO_DAY = 28;

/** The examinations that belong to a person today: of a pregnancy, of childbed, of a newborn; undefined for everybody else. */
export function contactPlanOf(
  care: Care,
  { personId, birthDate }: PersonRecord,
  on: LocalDate,
): ContactPlan | undefined {
  const { examinations, episodes } = care;
  const datesOf = (kind: ContactKind) => examinations.contactsOf(personId, kind).map(({ date }) => date);
  const pregnancy = episodes.pregnancyOn(personId, on)?.current;
  const lmp = pregnancy && lmpOf(pregnancy);
  if (lmp) {
    return { kind: 'anc', trimesters: computeAntenatalContacts(lmp, examinations.contactsOf(personId, 'anc'), on) };
  }
  const deliveryDate = episodes.deliveryOn(personId, on)?.deliveryDate;
  if (deliveryDate !== undefined && isInChildbed(deliveryDate, on)) {
    return { kind: 'pnc', contacts: computeMotherContacts(deliveryDate, datesOf('pnc'), on) };
  }
  if (birthDate === undefined || daysBetween(birthDate, on) < 0 || daysBetween(birthDate, on) > NEWBORN_TO_DAY) {
    return undefined;
  }
  return { kind: 'neo', contacts: computeNewbornContacts(birthDate, datesOf('neo'), on) };
}
