import type { Role } from '#lib/events/envelope.ts';
import type { Posyandu } from '../units/port.ts';

/** Roles that sign in with a user name and a password. Cadres work on enrolled devices with a PIN instead. */
export const STAFF_ROLES = [
  'village_nurse',
  'health_officer',
  'phc_head',
  'district',
  'village_gov',
  'admin',
] as const satisfies readonly Role[];
export type StaffRole = (typeof STAFF_ROLES)[number];

/** Roles that work on the devices of a Posyandu. */
export const CADRE_ROLES = ['cadre', 'cadre_lead'] as const satisfies readonly Role[];
export type CadreRole = (typeof CADRE_ROLES)[number];

/** Roles that treat people. They sign in with a password, and may make a laptop or phone of their own a device. */
export const NAKES_ROLES = ['village_nurse', 'health_officer'] as const satisfies readonly StaffRole[];
export type NakesRole = (typeof NAKES_ROLES)[number];

/** Every role that an account can have. */
export const ACCOUNT_ROLES = [...CADRE_ROLES, ...STAFF_ROLES] as const;
export type AccountRole = (typeof ACCOUNT_ROLES)[number];

/** The units an account or a device answers for: everything below those named. */
export type Scope =
  | { readonly kind: 'all' }
  | { readonly kind: 'puskesmas' | 'village' | 'posyandu'; readonly unitIds: readonly string[] };

/** Someone signed in on a browser. */
export interface StaffActor {
  readonly kind: 'staff';
  readonly accountId: string;
  /** Where the account's row lies; `all` for one above every Puskesmas. */
  readonly puskesmasId: string;
  readonly role: StaffRole;
  readonly scope: Scope;
}

/** The nakes whose own device it is, with the role she has now. */
export interface DeviceOwner {
  readonly accountId: string;
  readonly role: NakesRole;
}

/**
 * An enrolled tablet, phone or laptop. That of a Posyandu acts with a cadre's rights for the Posyandu it belongs to; a nakes's own one with
 * her rights for the Posyandu of her scope.
 */
export interface DeviceActor {
  readonly kind: 'device';
  readonly deviceId: string;
  readonly puskesmasId: string;
  readonly scope: Extract<Scope, { readonly unitIds: unknown }>;
  /** Null for a device of a Posyandu. */
  readonly owner: DeviceOwner | null;
}

export type Actor = StaffActor | DeviceActor;

/** Where a Posyandu stands in the service tree. */
export type UnitPath = Pick<Posyandu, 'posyanduId' | 'villageId' | 'puskesmasId'>;

/** True when a scope holds this Posyandu. */
export function covers(scope: Scope, unit: UnitPath): boolean {
  switch (scope.kind) {
    case 'all':
      return true;
    case 'puskesmas':
      return scope.unitIds.includes(unit.puskesmasId);
    case 'village':
      return scope.unitIds.includes(unit.villageId);
    case 'posyandu':
      return scope.unitIds.includes(unit.posyanduId);
    default:
      return scope satisfies never;
  }
}

/** The role whose rights an actor has. */
export function roleOf(actor: Actor): AccountRole {
  return actor.kind === 'device' ? (actor.owner?.role ?? 'cadre') : actor.role;
}
