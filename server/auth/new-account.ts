import { err, ok, type Result } from '#lib/domain/result.ts';
import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from './passwords.ts';
import { isPin } from './pin.ts';
import { CADRE_ROLES, type AccountRole, type Scope } from './actor.ts';

/** An account to be made. Staff have a user name and a password; cadres have neither, and may have a PIN from the start. */
export interface NewAccount {
  readonly role: AccountRole;
  readonly displayName: string;
  readonly scope: Scope;
  readonly userName?: string;
  readonly password?: string;
  /** Until when that password opens the door, ms since epoch, and must be changed; left out where its owner chose it herself. */
  readonly passwordExpiresAt?: number;
  /** Six digits; a cadre without one chooses it on the device. */
  readonly pin?: string;
}

/** Why an account cannot be made as asked. */
export interface NewAccountProblem {
  readonly code:
    | 'account.displayNameMissing'
    | 'account.userNameMalformed'
    | 'account.userNameTaken'
    | 'account.passwordTooShort'
    | 'account.passwordTooLong'
    | 'account.passwordNotForCadre'
    | 'account.pinMalformed'
    | 'account.pinNotForStaff'
    | 'account.scopeWrong'
    | 'unit.unknown';
}

/** Kinds of scope that a role can have. @source domain README, roles and access */
const SCOPES: { readonly [role in AccountRole]: readonly Scope['kind'][] } = {
  cadre: ['posyandu'],
  cadre_lead: ['posyandu'],
  village_nurse: ['village'],
  health_officer: ['puskesmas'],
  phc_head: ['puskesmas'],
  district: ['all', 'puskesmas'],
  village_gov: ['village'],
  admin: ['all', 'puskesmas'],
};

const USER_NAME = /^[a-z0-9][a-z0-9._-]{2,31}$/;

/** A user name as it is stored and compared. */
export function userNameKey(typed: string): string {
  return typed.normalize('NFKC').trim().toLowerCase();
}

/** True for a role that works on devices with a PIN. */
export function isCadreRole(role: string): boolean {
  return CADRE_ROLES.some((one) => one === role);
}

/** Checks all of a new account that needs no store: names, secrets, and that the scope fits the role. */
export function checkNewAccount(account: NewAccount): Result<NewAccount, NewAccountProblem> {
  const { role, scope, password, pin } = account;
  if (account.displayName.trim() === '') return err({ code: 'account.displayNameMissing' });
  if (!SCOPES[role].includes(scope.kind)) return err({ code: 'account.scopeWrong' });
  if (scope.kind !== 'all' && scope.unitIds.length === 0) return err({ code: 'account.scopeWrong' });
  if (isCadreRole(role)) {
    if (password !== undefined || account.userName !== undefined) return err({ code: 'account.passwordNotForCadre' });
    return pin === undefined || isPin(pin) ? ok(account) : err({ code: 'account.pinMalformed' });
  }
  if (pin !== undefined) return err({ code: 'account.pinNotForStaff' });
  if (!USER_NAME.test(userNameKey(account.userName ?? ''))) return err({ code: 'account.userNameMalformed' });
  if ((password ?? '').length < MIN_PASSWORD_LENGTH) return err({ code: 'account.passwordTooShort' });
  if ((password ?? '').length > MAX_PASSWORD_LENGTH) return err({ code: 'account.passwordTooLong' });
  return ok(account);
}
