import type { AccountRole } from './account-api.ts';

/** Doors of the server that pages of staff stand behind. */
export type StaffDoor =
  | 'aggregates'
  | 'alerts'
  | 'names'
  | 'imports'
  | 'devices'
  | 'accounts'
  | 'audit'
  | 'ownDevice'
  | 'satusehat'
  | 'dhis2'
  | 'periods'
  | 'periodReport'
  | 'periodLock'
  | 'management'
  | 'unitChanges';

/**
 * Which roles pass which door, for showing pages and saying who can help. The server decides; a test holds this table against its own.
 * @source domain README, roles and access
 */
export const ROLES_OF_DOOR: { readonly [door in StaffDoor]: readonly AccountRole[] } = {
  aggregates: ['village_nurse', 'health_officer', 'phc_head', 'district', 'village_gov', 'admin'],
  alerts: ['village_nurse', 'health_officer', 'phc_head'],
  names: ['village_nurse', 'health_officer', 'phc_head'],
  periods: ['village_nurse', 'health_officer', 'phc_head'],
  periodReport: ['village_nurse', 'health_officer'],
  periodLock: ['phc_head'],
  imports: ['health_officer', 'admin'],
  devices: ['village_nurse', 'health_officer', 'admin'],
  accounts: ['admin'],
  audit: ['admin'],
  ownDevice: ['village_nurse', 'health_officer'],
  satusehat: ['health_officer', 'phc_head'],
  dhis2: ['health_officer', 'phc_head'],
  management: ['village_nurse', 'health_officer', 'phc_head'],
  unitChanges: ['health_officer', 'phc_head', 'admin'],
};

/** True where somebody of this role may pass the door. */
export function mayPass(role: AccountRole, door: StaffDoor): boolean {
  return ROLES_OF_DOOR[door].includes(role);
}
