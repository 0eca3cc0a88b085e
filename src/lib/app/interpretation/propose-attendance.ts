import type { LocalDate } from '#lib/domain/dates.ts';
import type { ServedGroup } from '#lib/domain/interpretation/card.ts';
import { isInChildbed } from '#lib/domain/pregnancy/childbed.ts';
import type { PersonCare } from '#lib/events/person/person-care.ts';
import { servedGroupOf } from '#lib/events/person/served-group.ts';

/** What the register proposes for somebody who has come; people change it. */
export interface ProposedAttendance {
  readonly group?: ServedGroup;
  /** First day of the last period of an open pregnancy. */
  readonly lmp?: LocalDate;
  readonly deliveryDate?: LocalDate;
}

/**
 * Proposes the group by episode first, by age else: a girl of 17 who is pregnant is served as pregnant, and can be served as a teenager all the
 * same. A mother is proposed as such in childbed; later she chooses.
 */
export function proposeAttendance(
  care: PersonCare,
  person: { readonly birthDate?: LocalDate },
  on: LocalDate,
): ProposedAttendance {
  const { pregnancy, delivery } = care;
  const dates = {
    ...(pregnancy?.lmpDate === undefined ? {} : { lmp: pregnancy.lmpDate }),
    ...(delivery === undefined ? {} : { deliveryDate: delivery.date }),
  };
  if (pregnancy) return { group: 'pregnant', ...dates };
  if (delivery && isInChildbed(delivery.date, on)) return { group: 'postpartum', ...dates };
  const group = servedGroupOf(undefined, person.birthDate, on);
  return group === undefined ? dates : { group, ...dates };
}
