import { err, ok, type Result } from '#lib/domain/result.ts';
import { ACCOUNT_ROLES, type AccountRole, type Scope } from '../auth/actor.ts';
import type { Account } from '../auth/account-rows.ts';
import { formatDeviceCode } from '../auth/device-codes.ts';
import type { IssuedCode } from '../auth/device-enrolment.ts';
import type { NewAccountProblem } from '../auth/new-account.ts';
import type { Rooms } from '../rooms.ts';

const SHELL = { kind: 'shell' } as const;

/** A code and the form in which people read it out. */
export interface ShownCode extends IssuedCode {
  readonly shownAs: string;
}

/** `device code --posyandu ID`: a one-time code with which one device joins a Posyandu within 24 hours. */
export async function makeDeviceCode(
  { auth, units }: Pick<Rooms, 'auth' | 'units'>,
  posyanduId: string,
): Promise<Result<ShownCode, { code: 'unit.unknown' }>> {
  const unit = await units.findPosyandu(posyanduId);
  if (!unit) return err({ code: 'unit.unknown' });
  const issued = await auth.enrolment.issueCode(unit, SHELL.kind);
  const subject = `posyandu:${posyanduId}`;
  await auth.audit.record({ actor: SHELL, action: 'deviceCode', subject, puskesmasId: unit.puskesmasId });
  return ok({ ...issued, shownAs: formatDeviceCode(issued.code) });
}

/** What `account add` was told: a role, names, and the units by id; all units where a role above them has none. */
export interface AccountWanted {
  readonly role: AccountRole;
  readonly displayName: string;
  readonly unitIds: readonly string[];
  readonly userName?: string;
  readonly password?: string;
  readonly pin?: string;
}

/** The role that a command names; undefined for a name that no account can have. */
export function findAccountRole(name: string): AccountRole | undefined {
  return ACCOUNT_ROLES.find((role) => role === name);
}

/** `account add`: makes an account of any role. */
export async function addAccount(
  { auth }: Pick<Rooms, 'auth'>,
  wanted: AccountWanted,
): Promise<Result<Account, NewAccountProblem>> {
  const made = await auth.accounts.add({ ...wanted, scope: scopeOf(wanted.role, wanted.unitIds) });
  if (!made.ok) return made;
  const { puskesmasId, accountId } = made.value;
  await auth.audit.record({ actor: SHELL, action: 'accountAdd', subject: `account:${accountId}`, puskesmasId });
  return made;
}

function scopeOf(role: AccountRole, unitIds: readonly string[]): Scope {
  switch (role) {
    case 'cadre':
    case 'cadre_lead':
      return { kind: 'posyandu', unitIds };
    case 'village_nurse':
    case 'village_gov':
      return { kind: 'village', unitIds };
    case 'health_officer':
    case 'phc_head':
      return { kind: 'puskesmas', unitIds };
    case 'district':
    case 'admin':
      return unitIds.length === 0 ? { kind: 'all' } : { kind: 'puskesmas', unitIds };
    default:
      return role satisfies never;
  }
}
