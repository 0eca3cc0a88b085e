import type { DeviceDatabase } from '#lib/db/database.ts';
import { completedMonths } from '#lib/domain/age.ts';
import { lastDayOfMonth, monthOf, type LocalMonth } from '#lib/domain/dates.ts';
import type { Weighing } from '#lib/domain/growth/weighing.ts';
import { BALITA_MONTHS } from '#lib/domain/growth/growth-status.ts';
import { computeChildMonthFacts, type ChildFact } from '#lib/domain/indicators/child-facts.ts';
import { computeSkdn, type SkdnRow } from '#lib/domain/indicators/skdn.ts';
import { countedPerson, type PersonRecord } from '#lib/events/person-view.ts';
import { readVisit, weighingOf } from '#lib/events/visit-view.ts';
import { readCountedRows } from './refused/counted-rows.ts';
import type { Register } from './register.svelte.ts';

/** The figures of a month, each with its names. */
export interface RecapFigures {
  readonly counts: SkdnRow;
  readonly names: ReadonlyMap<ChildFact, readonly PersonRecord[]>;
}

/**
 * Computes the month's report of the people of a register from everything this device holds, without what the server has refused.
 * @param register people in the order in which names are shown, doubles joined
 */
export async function computeRecap(
  database: DeviceDatabase,
  register: Pick<Register, 'people' | 'canonicalId'>,
  month: LocalMonth,
): Promise<RecapFigures> {
  const weighings = await readWeighings(database, register, month);
  const names = new Map<ChildFact, PersonRecord[]>();
  const facts = register.people.flatMap((person) => {
    const child = countedPerson(person);
    if (!child || completedMonths(child.birthDate, lastDayOfMonth(month)) >= BALITA_MONTHS) return [];
    const found = computeChildMonthFacts(child, weighings.get(person.personId) ?? [], month);
    for (const fact of found.facts) {
      const list = names.get(fact);
      if (list) list.push(person);
      else names.set(fact, [person]);
    }
    return [found];
  });
  return { counts: computeSkdn(facts), names };
}

/** What was measured of each person up to the end of a month. */
async function readWeighings(
  database: DeviceDatabase,
  register: Pick<Register, 'canonicalId'>,
  month: LocalMonth,
): Promise<Map<string, Weighing[]>> {
  const weighings = new Map<string, Weighing[]>();
  for (const row of await readCountedRows(database, 'visit')) {
    const visit = readVisit(row);
    if (!visit || monthOf(visit.date) > month) continue;
    const personId = register.canonicalId(visit.personId);
    const list = weighings.get(personId);
    if (list) list.push(weighingOf(visit));
    else weighings.set(personId, [weighingOf(visit)]);
  }
  return weighings;
}
