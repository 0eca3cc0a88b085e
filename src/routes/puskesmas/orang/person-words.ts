import type { PersonState } from '#lib/app/staff/people/people-answer.ts';
import { tp } from '#lib/i18n/person-text.ts';
import { tf } from '#lib/i18n/people-text.ts';
import type { ListedPerson } from '#lib/ui/person-summary.ts';

type Line = Pick<
  PersonState,
  'personId' | 'name' | 'sex' | 'birthDate' | 'birthDateEstimated' | 'motherName' | 'hamlet' | 'rt' | 'status'
> &
  Pick<PersonState, 'outOfArea' | 'pregnancy'>;

/** Somebody as lists of people show her. */
export function listedPerson({ personId, name, sex, birthDate, motherName, hamlet, rt }: Line): ListedPerson {
  return {
    personId,
    name,
    ...(sex ? { sex } : {}),
    ...(birthDate ? { birthDate } : {}),
    ...(motherName ? { motherName } : {}),
    ...(hamlet ? { hamlet } : {}),
    ...(rt ? { rt } : {}),
  };
}

/** What one has to know of somebody before all else: pregnant, moved away, from elsewhere. */
export function marksOf({ pregnancy, status, outOfArea, birthDateEstimated }: Line): string[] {
  const weeks = pregnancy?.weeks ?? undefined;
  return [
    pregnancy && (weeks === undefined ? tp('person.pregnant.unknown') : tp('person.pregnant', { weeks })),
    status === 'active' ? undefined : tp(`person.status.${status}`),
    outOfArea ? tp('person.outOfArea') : undefined,
    birthDateEstimated ? tf('staffPerson.estimated') : undefined,
  ].filter((mark) => typeof mark === 'string');
}
