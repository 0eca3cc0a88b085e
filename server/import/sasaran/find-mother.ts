import type { FoldedTraits } from '#lib/domain/people/likeness.ts';
import type { PersonId } from '#lib/domain/ids.ts';

/** A person of a register, and the Posyandu whose register it is. */
export interface RegisteredPlace {
  readonly id: PersonId;
  readonly posyanduId: string;
}

/** Finds mothers by what the rows of their children say: by NIK, else by name within the family card. */
export class MotherIndex {
  readonly #byNik = new Map<string, Map<PersonId, RegisteredPlace>>();
  readonly #byFamily = new Map<string, Map<PersonId, RegisteredPlace>>();

  /** Adds somebody who may be a mother; men, and newborns who are called after theirs, are passed over. */
  add(woman: RegisteredPlace, { nik, sex, name, familyCardNo }: FoldedTraits): void {
    if (sex === 'm' || name?.newborn) return;
    if (nik !== undefined) put(this.#byNik, nik, woman);
    if (name && familyCardNo !== undefined) put(this.#byFamily, `${familyCardNo} ${name.key}`, woman);
  }

  /** The mother that a child's row names; undefined where nobody fits, or more than one does. */
  find({ motherNik, mother, familyCardNo }: FoldedTraits): RegisteredPlace | undefined {
    const byNik = motherNik === undefined ? undefined : only(this.#byNik.get(motherNik));
    if (byNik || !mother || familyCardNo === undefined) return byNik;
    return only(this.#byFamily.get(`${familyCardNo} ${mother.key}`));
  }
}

type Women = Map<PersonId, RegisteredPlace>;

function put(index: Map<string, Women>, key: string, woman: RegisteredPlace): void {
  const women = index.get(key);
  if (women) women.set(woman.id, woman);
  else index.set(key, new Map([[woman.id, woman]]));
}

function only(women: Women | undefined): RegisteredPlace | undefined {
  return women?.size === 1 ? [...women.values()][0] : undefined;
}
