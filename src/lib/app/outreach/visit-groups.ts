import { cardGroup, completedMonths } from '#lib/domain/age.ts';
import type { LocalDate } from '#lib/domain/dates.ts';
import { VISIT_REASONS, type VisitReason } from '#lib/domain/homevisit/visit-reasons.ts';
import { isInChildbed } from '#lib/domain/pregnancy/childbed.ts';
import type { PersonRecord } from '#lib/events/person-view.ts';
import type { App } from '../app.svelte.ts';
import { CARE_TABLES } from '#lib/events/person/person-care.ts';
import { checklistGroupOf } from './checklist-group.ts';
import { personOf, readKnownPerson } from './known-person.ts';
import type { HomeVisitDraft } from './save-home-visit.ts';

/** The checklists that fit somebody, the likeliest first: an episode goes before age. */
export type OpenGroups = readonly [HomeVisitDraft['openGroup'], ...HomeVisitDraft['openGroup'][]];

/** Reads which checklists fit a person today, from what this device holds. */
export async function loadChecklistGroups(
  app: Pick<App, 'openRecords' | 'register'>,
  person: PersonRecord,
  today: LocalDate,
): Promise<OpenGroups> {
  const records = await app.openRecords(CARE_TABLES);
  const rows = CARE_TABLES.flatMap((table) => records?.rows(table) ?? []).filter(
    (row) => app.register?.canonicalId(personOf(row) ?? '') === person.personId,
  );
  await records?.close();
  const { care } = readKnownPerson(person, rows, today);
  const { birthDate } = person;
  const byAge = birthDate === undefined ? 'adult' : cardGroup(completedMonths(birthDate, today));
  const own = openGroup(checklistGroupOf(byAge, birthDate, today));
  if (care.pregnancy) return ['pregnant', own];
  return care.delivery && isInChildbed(care.delivery.date, today) ? ['postpartum', own] : [own];
}

/** Reads the reasons for a visit out of an address; words that are none are passed over. */
export function parseVisitReasons(text: string | null): VisitReason[] {
  const named = new Set((text ?? '').split(','));
  return REASONS.filter((reason) => named.has(reason));
}

const REASONS = Object.keys(VISIT_REASONS).filter((code): code is VisitReason => Object.hasOwn(VISIT_REASONS, code));

function openGroup(group: ReturnType<typeof checklistGroupOf>): HomeVisitDraft['openGroup'] {
  return group === 'tuberculosis' || group === 'family' ? 'adult' : group;
}
