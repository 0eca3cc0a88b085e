import type { Likeness } from '#lib/domain/people/likeness.ts';
import { isKnown } from '../known/slot-changes.ts';
import type { KnownPerson, KnownRegister } from '../known/known-register.ts';
import type { RegisterRecord } from './register-record.ts';

/** How a row of a register stands to the people that are registered already. */
export type KnownMatch =
  /** Nobody like this is registered. */
  | { readonly kind: 'new' }
  /** This is a registered person. */
  | { readonly kind: 'known'; readonly person: KnownPerson }
  /** Registered in another Posyandu of the Puskesmas: has moved, or is listed twice. */
  | { readonly kind: 'elsewhere'; readonly person: KnownPerson }
  /** Someone must look whether this is a registered person. */
  | { readonly kind: 'likely'; readonly person: KnownPerson };

interface Candidate {
  readonly person: KnownPerson;
  readonly likeness: Likeness;
}

/**
 * Finds the registered person that a row means. A record that says exactly what the row says comes first: so each of two doubles
 * finds its own record again when a file is imported a second time.
 * @param posyanduId where the row says the person lives; undefined for a Posyandu that does not exist yet
 */
export function matchKnown(record: RegisterRecord, posyanduId: string | undefined, known: KnownRegister): KnownMatch {
  const alike = known.findAlike(record.traits).flatMap(({ id, likeness }) => {
    const person = known.find(id);
    return person ? [{ person, likeness }] : [];
  });
  const here = alike.filter(({ person }) => person.posyanduId === posyanduId);
  const same = here.find(({ person }) => isKnown(person.row, record.slots, person.saidBefore));
  if (same) return { kind: 'known', person: same.person };
  const certain = [...here, ...alike].find(({ likeness }) => likeness.verdict === 'certain') ?? findNewborn(here);
  if (certain)
    return { kind: certain.person.posyanduId === posyanduId ? 'known' : 'elsewhere', person: certain.person };
  const likely = alike[0]?.person;
  return likely ? { kind: 'likely', person: likely } : { kind: 'new' };
}

/**
 * The one child of this Posyandu that was first known by its mother's name: exports know no family card, but two mothers of one name
 * who bear on one day do not share a Posyandu.
 */
function findNewborn(here: readonly Candidate[]): Candidate | undefined {
  const fitting = here.filter(({ likeness: { reasons } }) =>
    (['name.newborn', 'birthDate.same', 'mother.same', 'sex.same'] as const).every((reason) =>
      reasons.includes(reason),
    ),
  );
  const [only, ...others] = fitting.filter(({ likeness: { reasons } }) => !reasons.includes('family.differs'));
  return others.length === 0 && !only?.likeness.reasons.includes('nik.differs') ? only : undefined;
}
