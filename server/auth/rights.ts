import type { DocumentKind } from '#lib/events/catalogue.ts';
import type { Role } from '#lib/events/envelope.ts';
import { covers, roleOf, type Actor, type StaffRole, type UnitPath } from './actor.ts';

/** What a role may do with a document of its units: read, write, both or neither. `write` alone adds without seeing. */
export type Access = 'both' | 'read' | 'write' | 'none';

const nothing = { register: 'none', session: 'none', visits: 'none', care: 'none', confidential: 'none' } as const;
const cadres = { register: 'both', session: 'both', visits: 'both', care: 'read', confidential: 'write' } as const;
const nakes = { register: 'both', session: 'both', visits: 'both', care: 'both', confidential: 'both' } as const;

/**
 * Role by kind of document. `system` writes inside the server only (imports) and passes no door.
 * @source architecture 2; domain README, roles and access
 */
export const DOCUMENT_RIGHTS: { readonly [role in Role]: { readonly [kind in DocumentKind]: Access } } = {
  system: nothing,
  cadre: cadres,
  cadre_lead: cadres,
  village_nurse: nakes,
  health_officer: nakes,
  phc_head: nothing,
  district: nothing,
  village_gov: nothing,
  admin: nothing,
};

/** Who can stand before a door: nobody in particular, an enrolled device, or a person signed in. */
export type Caller = 'anyone' | 'device' | StaffRole;

const everyStaff = ['village_nurse', 'health_officer', 'phc_head', 'district', 'village_gov', 'admin'] as const;

/** Doors of the API, each a group of routes, and who may pass. `anyone` lets everybody in. */
export const DOOR_RIGHTS = {
  /** Signs of life, documentation, and what proves who one is: sign-in, enrolment, first admin. */
  open: ['anyone'],
  /** One's own account: who am I, sign out. */
  self: everyStaff,
  /** What a device fetches for itself: its units and cadres, and which of its documents have changed. */
  profile: ['device'],
  /** Making this browser a device of one's own. */
  ownDevice: ['village_nurse', 'health_officer'],
  /** Tickets for the socket, and batch catch-up; the documents behind it have rights of their own. */
  sync: ['device', 'village_nurse', 'health_officer'],
  /** Names of Puskesmas, desa and Posyandu. */
  units: everyStaff,
  /** Devices and their codes. */
  devices: ['village_nurse', 'health_officer', 'admin'],
  /** Accounts of people. */
  accounts: ['admin'],
  /** Who came in, looked and did what. */
  audit: ['admin'],
  /** Counts without names: SKDN, live changes. */
  aggregates: everyStaff,
  /** What happened in the hamlets, by place and number: few cases in a small place come near to names. */
  alerts: ['village_nurse', 'health_officer', 'phc_head'],
  /** The people behind a count. */
  names: ['village_nurse', 'health_officer', 'phc_head'],
  /** Months of the desa: sessions, reports, locks and what came after. */
  periods: ['village_nurse', 'health_officer', 'phc_head'],
  /** Handing in the month of a desa. */
  periodReport: ['village_nurse', 'health_officer'],
  /** Locking a month. */
  periodLock: ['phc_head'],
  /** Files of registers and e-PPGBM, and what was refused or questioned in them. */
  imports: ['health_officer', 'admin'],
  /** Klaster 1 from day to day: cadres by name and their assessments, planned days, stock, equipment. */
  management: ['village_nurse', 'health_officer', 'phc_head'],
  /** Units, their network and roll-out, projections, and targets per year. */
  unitChanges: ['health_officer', 'phc_head', 'admin'],
  /** Monthly reports and their narrative: counts of small units, and typed text that may name people. */
  reports: ['village_nurse', 'health_officer', 'phc_head'],
  /** Files with names for other systems. */
  exports: ['village_nurse', 'health_officer', 'phc_head'],
  /** The queue to SATUSEHAT with the people in it, and the numbers that it asks for. */
  satusehat: ['health_officer', 'phc_head'],
  /** Figures for the DHIS2 of the district, also small ones. */
  dhis2: ['health_officer', 'phc_head'],
} as const satisfies { readonly [door: string]: readonly Caller[] };

export type Door = keyof typeof DOOR_RIGHTS;

/** Something an actor wants to do. */
export type Action =
  | { readonly kind: 'read' | 'write'; readonly document: DocumentKind; readonly unit: UnitPath }
  | { readonly kind: 'pass'; readonly door: Door }
  | { readonly kind: 'manage'; readonly door: Door; readonly unit: UnitPath };

/**
 * Says whether an actor may do something; undefined stands for somebody unknown. The one place that decides.
 * `manage` asks for the door and for the unit to lie in the actor's scope.
 */
export function may(actor: Actor | undefined, action: Action): boolean {
  switch (action.kind) {
    case 'pass':
      return passes(actor, action.door);
    case 'manage':
      return actor !== undefined && passes(actor, action.door) && covers(actor.scope, action.unit);
    case 'read':
    case 'write': {
      if (!actor || !covers(actor.scope, action.unit)) return false;
      const access = DOCUMENT_RIGHTS[roleOf(actor)][action.document];
      return access === 'both' || access === action.kind;
    }
    default:
      return action satisfies never;
  }
}

function passes(actor: Actor | undefined, door: Door): boolean {
  const callers: readonly Caller[] = DOOR_RIGHTS[door];
  if (callers.includes('anyone')) return true;
  if (!actor) return false;
  return callers.includes(actor.kind === 'device' ? 'device' : actor.role);
}
