import type { LocalDate } from '#lib/domain/dates.ts';
import type { Records } from '../records/records.svelte.ts';
import type { Register } from '../register.svelte.ts';

/** What the care of a Posyandu's people works on. */
export interface CarePorts {
  /** Follows the tables of care. */
  readonly records: Records;
  readonly register: Pick<Register, 'find' | 'people' | 'canonicalId' | 'registerPerson'>;
  readonly today: () => LocalDate;
  /** Who is using the device. */
  readonly author: () => { readonly accountId: string; readonly role: string } | undefined;
}

/** Why care could not be recorded, besides what any record can meet. */
export type NakesOnly = { readonly code: 'care.nakesOnly' };

/** True for the roles that vaccinate, examine and may read what was answered in confidence. @source README.md of the domain, roles and access */
export function isNakes(role: string | undefined): boolean {
  return role === 'village_nurse' || role === 'health_officer';
}
