import type { LocalDate } from '#lib/domain/dates.ts';
import type { PersonId } from '#lib/domain/ids.ts';
import { isServedAsMother } from '#lib/domain/pregnancy/childbed.ts';
import { traitsOf, type KnownRegister } from '../known/known-register.ts';
import { sourceOf, type PlannedEvent } from '../planned-events.ts';
import { MotherIndex, type RegisteredPlace } from './find-mother.ts';
import { knownPregnancy, planBirth, plannedPregnancy } from './plan-birth.ts';
import type { RegisterRecord } from './register-record.ts';

/** What a register has said so far. */
interface StatedPeople {
  /** Who each row stands for; extra rows of doubles are left out. */
  readonly people: ReadonlyMap<RegisterRecord, RegisteredPlace>;
  /** Pregnancies that its rows tell of, by woman. */
  readonly pregnancies: ReadonlyMap<PersonId, PlannedEvent>;
}

/** Children of one mother and one birth date. */
interface ListedBirth {
  readonly mother: RegisteredPlace;
  readonly date: LocalDate;
  readonly childIds: string[];
  readonly source: string;
}

/**
 * Plans the births that a register tells by listing children with their mothers: it has no column for them, yet says by that alone who
 * is in childbed and who is served as a mother. Children who have died or moved away, and taxed birth dates, tell of none.
 * @source lifecycle.md 2; README.md of the domain, served as a mother until the child is two
 */
export function planBirths(
  { people, pregnancies }: StatedPeople,
  context: { readonly known: KnownRegister; readonly today: LocalDate; readonly newPregnancyId: () => string },
): { readonly posyanduId: string; readonly event: PlannedEvent }[] {
  const { known, today, newPregnancyId } = context;
  const mothers = indexMothers(people, known);
  return listBirths(people, mothers, today).flatMap(({ mother, ...birth }) => {
    const rows = known.pregnanciesOf(mother.id).map(knownPregnancy);
    const planned = pregnancies.get(mother.id);
    const all = planned ? [...rows, plannedPregnancy(planned)] : rows;
    const event = planBirth({ motherId: mother.id, ...birth }, all, newPregnancyId);
    return event ? [{ posyanduId: mother.posyanduId, event }] : [];
  });
}

function indexMothers(people: StatedPeople['people'], known: KnownRegister): MotherIndex {
  const mothers = new MotherIndex();
  for (const { personId: id, posyanduId, record } of known.people) {
    if (known.keptOf(id) === id) mothers.add({ id, posyanduId }, traitsOf(record));
  }
  for (const [record, place] of people) {
    if (known.keptOf(place.id) === place.id) mothers.add(place, record.traits);
  }
  return mothers;
}

function listBirths(people: StatedPeople['people'], mothers: MotherIndex, today: LocalDate): ListedBirth[] {
  const births = new Map<string, ListedBirth>();
  for (const [record, { id }] of people) {
    const { birthDate: date, slots, traits } = record;
    const isTaxed = slots['birthDateEstimated'] === true;
    const isGone = typeof slots['leftDate'] === 'string' && slots['leftDate'] <= today;
    if (date === undefined || isTaxed || isGone || !isServedAsMother(date, today)) continue;
    const mother = mothers.find(traits);
    if (!mother) continue;
    const key = `${mother.id} ${date}`;
    const known = births.get(key);
    if (known) known.childIds.push(id);
    else births.set(key, { mother, date, childIds: [id], source: sourceOf(record) });
  }
  return [...births.values()];
}
