import type { Kysely } from 'kysely';
import type { Actor } from './actor.ts';
import { ABOVE_PUSKESMAS, type AuthTables } from './auth-tables.ts';
import { newId, type RandomBytes } from './random.ts';

/** What is written down: who came in, who looked at names, who took data out or in, and what admins did. */
export type AuditAction =
  | 'signIn'
  | 'signInFailed'
  | 'signOut'
  | 'firstAdmin'
  | 'signOutAll'
  | 'passwordChange'
  | 'passwordReset'
  | 'secondFactorOn'
  | 'secondFactorOff'
  | 'accountAdd'
  | 'accountEnable'
  | 'accountDisable'
  | 'pinClear'
  | 'pinSet'
  | 'deviceCode'
  | 'deviceEnrol'
  | 'deviceRename'
  | 'deviceRevoke'
  | 'deviceKey'
  | 'namesRead'
  | 'unitChange'
  | 'targetSet'
  | 'cadreChange'
  | 'cadreAssess'
  | 'badgeGive'
  | 'sessionPlan'
  | 'stockEntry'
  | 'equipmentChange'
  | 'narrativeChange'
  | 'periodReport'
  | 'periodLock'
  | 'auditRead'
  | 'import'
  | 'exportSetting'
  | 'export';

/** Somebody who acts without being signed in: a command of the admin's shell, or a visitor at an open door. */
export type AuditActor = Actor | { readonly kind: 'shell' | 'visitor' };

/** One line of the audit trail. */
export interface AuditLine {
  readonly actor: AuditActor;
  readonly action: AuditAction;
  /** Ids of what it was done to, never names or values: `posyandu:pm_..`, `account:ac_..`. */
  readonly subject: string;
  /** Where the line belongs; the actor's own Puskesmas where left out. */
  readonly puskesmasId?: string;
}

/** Keeps what may have to be answered for. Lines are only added. */
export interface AuditPort {
  record(line: AuditLine): Promise<void>;
}

/** The audit trail in the store's own table. */
export class AuditTrail implements AuditPort {
  readonly #db: Kysely<AuthTables>;
  readonly #now: () => number;
  readonly #random: RandomBytes;

  constructor(parts: { db: Kysely<AuthTables>; now: () => number; random: RandomBytes }) {
    this.#db = parts.db;
    this.#now = parts.now;
    this.#random = parts.random;
  }

  async record({ actor, action, subject, puskesmasId }: AuditLine): Promise<void> {
    await this.#db
      .insertInto('audit')
      .values({
        puskesmas_id: puskesmasId ?? ('puskesmasId' in actor ? actor.puskesmasId : ABOVE_PUSKESMAS),
        audit_id: newId(this.#random, 'au'),
        at: this.#now(),
        actor_kind: actor.kind,
        actor_id: idOf(actor),
        action,
        subject,
      })
      .execute();
  }
}

function idOf(actor: AuditActor): string {
  switch (actor.kind) {
    case 'staff':
      return actor.accountId;
    case 'device':
      return actor.deviceId;
    case 'shell':
    case 'visitor':
      return actor.kind;
    default:
      return actor satisfies never;
  }
}
