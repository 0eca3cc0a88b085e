import type { Product } from './product-codes.ts';
import type { Vaccine } from './vaccine-codes.ts';
import type { LocalKey } from './local-keys.ts';
import type { Identifier, Reference } from './resources.ts';
import { ownSystem } from './systems.ts';

/** What a Puskesmas has agreed with SATUSEHAT: ids that no row of ours holds. */
export interface FhirContext {
  /** IHS number of the Puskesmas, 10 digits. */
  readonly organizationId: string;
  /** IHS number of the nakes behind an account (`N10000001`), undefined until it has been entered. */
  practitionerOf(accountId: string): string | undefined;
  /** Product of an antigen given on a day, undefined where nobody has said which. */
  vaccineOf(antigen: string, date: string): Vaccine | undefined;
  /** Product of something handed out on a day, undefined where nobody has said which. */
  productOf(item: string, date: string): Product | undefined;
}

/** Why something stays here until somebody mends it; each has words and the way to mend it in the message catalogue. */
export const HELD_REASONS = [
  'patient.noName',
  'patient.noSex',
  'patient.noBirthDate',
  'patient.noNik',
  'patient.noVillageCode',
  'practitioner.unknown',
  'vaccine.noKfa',
  'supply.noKfa',
] as const;
export type HeldReason = (typeof HELD_REASONS)[number];

/** Something that does not leave, and why. */
export interface Held {
  readonly key: LocalKey;
  readonly personId: string | null;
  readonly reason: HeldReason;
}

/** The Puskesmas itself, which SATUSEHAT has registered. */
export function puskesmasOf({ organizationId }: FhirContext): Reference {
  return { reference: `Organization/${organizationId}` };
}

/** The facility's own identifier of a resource. */
export function ownIdentifier(kind: string, uuid: string, { organizationId }: FhirContext): Identifier {
  return { system: ownSystem(kind, organizationId), value: uuid };
}

/** An instant as SATUSEHAT reads it: UTC, whole seconds. @param at ms since epoch */
export function instantText(at: number): string {
  return `${new Date(at).toISOString().slice(0, 'YYYY-MM-DDTHH:MM:SS'.length)}+00:00`;
}
