import * as v from 'valibot';
import type { Result } from '#lib/domain/result.ts';
import { nothing, type Ask, type StaffProblem } from './ask.ts';

/** Roles that an account can have, those of cadres first. @source domain README, roles and access */
export const ACCOUNT_ROLES = [
  'cadre',
  'cadre_lead',
  'village_nurse',
  'health_officer',
  'phc_head',
  'district',
  'village_gov',
  'admin',
] as const;
export type AccountRole = (typeof ACCOUNT_ROLES)[number];

const scope = v.variant('kind', [
  v.object({ kind: v.literal('all') }),
  v.object({ kind: v.picklist(['puskesmas', 'village', 'posyandu']), unitIds: v.array(v.string()) }),
]);

/** Schema of who is signed in. */
export const me = v.object({
  accountId: v.string(),
  displayName: v.string(),
  role: v.picklist(ACCOUNT_ROLES),
  scope,
  /** True where signing in asks for a code too. */
  hasSecondFactor: v.optional(v.boolean(), false),
});
export type Me = v.InferOutput<typeof me>;
/** The units that an account answers for: everything below those named. */
export type Scope = v.InferOutput<typeof scope>;

const account = v.object({
  ...me.entries,
  userName: v.nullable(v.string()),
  hasPin: v.boolean(),
  active: v.boolean(),
  /** Until when a one-time password waits to be replaced, ms since epoch. */
  passwordExpiresAt: v.nullish(v.number()),
});
const oneTimePassword = v.object({ password: v.string(), expiresAt: v.number() });
/** A password to hand over, good once, until `expiresAt` (ms since epoch). */
export type OneTimePassword = v.InferOutput<typeof oneTimePassword>;
/** An account as an admin sees it. */
export type AccountLine = v.InferOutput<typeof account>;

const accountList = v.object({ accounts: v.array(account) });

/** An account to be made: staff with user name and password, cadres with or without a PIN of six digits. */
export interface NewAccount {
  readonly role: AccountRole;
  readonly displayName: string;
  readonly scope: Scope;
  readonly userName?: string;
  readonly password?: string;
  readonly pin?: string;
}

type Answer<T> = Promise<Result<T, StaffProblem>>;

/** Accounts in the scope of the admin, by name. */
export async function listAccounts(ask: Ask): Answer<readonly AccountLine[]> {
  const answer = await ask({ path: '/api/accounts', answer: accountList });
  return answer.ok ? { ok: true, value: answer.value.accounts } : answer;
}

/** Makes an account; `account.*` codes say what is not right about it. */
export function addAccount(ask: Ask, body: NewAccount): Answer<AccountLine> {
  return ask({ method: 'POST', path: '/api/accounts', body, answer: account });
}

/** Takes a forgotten PIN away; the cadre chooses a new one on a device. */
export function clearPin(ask: Ask, accountId: string): Answer<undefined> {
  return ask({ method: 'DELETE', path: `${pathOf(accountId)}/pin`, answer: nothing });
}

/** Puts a one-time password in the place of a forgotten one. */
export function resetPassword(ask: Ask, accountId: string): Answer<OneTimePassword> {
  return ask({ method: 'POST', path: `${pathOf(accountId)}/password`, answer: oneTimePassword });
}

/** Takes the second factor of somebody away who has lost it. */
export function removeSecondFactor(ask: Ask, accountId: string): Answer<undefined> {
  return ask({ method: 'DELETE', path: `${pathOf(accountId)}/second-factor`, answer: nothing });
}

/** Puts an account out of use, or in use again; `account.self` for one's own. */
export function setActive(ask: Ask, accountId: string, active: boolean): Answer<undefined> {
  return ask({ method: 'PATCH', path: pathOf(accountId), body: { active }, answer: nothing });
}

/** True for a role that works on the devices of a Posyandu with a PIN. */
export function isCadreRole(role: AccountRole): boolean {
  return role === 'cadre' || role === 'cadre_lead';
}

/** The kind of unit that an account of a role answers for; an admin and a Dinkes may also stand above every Puskesmas. */
export function unitKindOf(role: AccountRole): 'puskesmas' | 'village' | 'posyandu' {
  switch (role) {
    case 'cadre':
    case 'cadre_lead':
      return 'posyandu';
    case 'village_nurse':
    case 'village_gov':
      return 'village';
    case 'health_officer':
    case 'phc_head':
    case 'district':
    case 'admin':
      return 'puskesmas';
    default:
      return role satisfies never;
  }
}

function pathOf(accountId: string): string {
  return `/api/accounts/${encodeURIComponent(accountId)}`;
}
