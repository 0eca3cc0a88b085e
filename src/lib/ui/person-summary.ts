import { ageDays, completedMonths } from '#lib/domain/age.ts';
import type { LocalDate } from '#lib/domain/dates.ts';
import type { Sex } from '#lib/domain/person.ts';
import { formatAge } from '#lib/i18n/formats.ts';
import { t } from '#lib/i18n/text.ts';

/** Below this age in completed months the mother tells children apart. */
const CHILD_BELOW_MONTHS = 72;

/** What a list shows of a person; a register's record has all of it. */
export interface ListedPerson {
  readonly personId: string;
  readonly name: string;
  readonly sex?: Sex;
  readonly birthDate?: LocalDate;
  readonly motherName?: string;
  readonly hamlet?: string;
  readonly rt?: string;
}

/** The age as people say it; a dash where nobody knows the birth date. */
export function ageOf({ birthDate }: Pick<ListedPerson, 'birthDate'>, today: LocalDate): string {
  if (birthDate === undefined) return t('app.none');
  return formatAge(completedMonths(birthDate, today), ageDays(birthDate, today));
}

/** One line that tells a person from others of the name: `2 th 4 bln · Ibu: Sri · RT 3`. */
export function describePerson(person: ListedPerson, today: LocalDate): string {
  const { birthDate, motherName, rt } = person;
  const isChild = birthDate !== undefined && completedMonths(birthDate, today) < CHILD_BELOW_MONTHS;
  return [
    ageOf(person, today),
    isChild && motherName !== undefined ? t('search.mother', { name: motherName }) : '',
    rt === undefined || rt === '' ? '' : t('search.rt', { rt }),
  ]
    .filter((part) => part !== '')
    .join(' · ');
}
