import type { FastifyInstance } from 'fastify';
import * as v from 'valibot';
import { err } from '#lib/domain/result.ts';
import type { Account } from '../auth/account-rows.ts';
import { ACCOUNT_ROLES, type Scope } from '../auth/actor.ts';
import type { Auth } from '../auth/auth.ts';
import { staffGate } from './gate.ts';
import { idInput, secretInput, textInput } from './inputs.ts';
import { addRoute, noInput } from './route.ts';

/** People come to their first sign-in later than to a reset that they have asked for. */
const FIRST_PASSWORD_LIFE_MS = 30 * 24 * 60 * 60 * 1000;

const unitIds = v.pipe(v.array(idInput), v.minLength(1), v.maxLength(500));
const scopeInput = v.variant('kind', [
  v.object({ kind: v.literal('all') }),
  v.object({ kind: v.picklist(['puskesmas', 'village', 'posyandu']), unitIds }),
]);
const accountInput = v.object({
  role: v.picklist(ACCOUNT_ROLES),
  displayName: textInput,
  scope: scopeInput,
  userName: v.optional(textInput),
  password: v.optional(secretInput),
  pin: v.optional(secretInput),
});

/** Accounts of cadres and staff, for admins. */
export function mountAccounts(app: FastifyInstance, { auth, now }: { auth: Auth; now: () => number }): void {
  addRoute(app, {
    method: 'GET',
    path: '/api/accounts',
    gate: staffGate('accounts'),
    summary: 'Accounts in the scope of the admin, by name.',
    answer:
      '{ accounts: [{ accountId, displayName, role, scope, userName, hasPin, active, hasSecondFactor, passwordExpiresAt }] }',
    input: noInput,
    handle: async ({ actor }) => ({
      accounts: (await auth.accounts.list(puskesmasOf(actor.scope))).map(withoutSecrets),
    }),
  });
  addRoute(app, {
    method: 'POST',
    path: '/api/accounts',
    gate: staffGate('accounts'),
    summary:
      'Makes an account: staff with user name and a password to be changed at the first sign-in, cadres with or without a PIN of six digits.',
    answer: '{ accountId, displayName, role, scope, userName, hasPin, active, hasSecondFactor, passwordExpiresAt }',
    input: v.object({ body: accountInput }),
    problems: [
      'account.userNameMalformed',
      'account.userNameTaken',
      'account.passwordTooShort',
      'account.passwordTooLong',
      'account.passwordNotForCadre',
      'account.pinMalformed',
      'account.pinNotForStaff',
      'account.scopeWrong',
      'unit.unknown',
    ],
    handle: async ({ actor, input }) => {
      if (!(await auth.accounts.liesIn(input.body.scope, actor.scope))) return err({ code: 'unit.unknown' });
      const made = await auth.accounts.add({ ...input.body, ...firstPassword(input.body, now()) });
      if (!made.ok) return made;
      const { puskesmasId, accountId } = made.value;
      await auth.audit.record({ actor, action: 'accountAdd', subject: `account:${accountId}`, puskesmasId });
      return withoutSecrets(made.value);
    },
  });
}

/** The Puskesmas whose accounts somebody of a scope answers for. */
export function puskesmasOf(scope: Scope): readonly string[] | 'all' {
  return scope.kind === 'puskesmas' ? scope.unitIds : scope.kind === 'all' ? 'all' : [];
}

function withoutSecrets(account: Account) {
  const { accountId, displayName, role, scope, userName, pinVerifier, active } = account;
  const { hasSecondFactor, passwordExpiresAt } = account;
  const hasPin = pinVerifier !== null;
  return { accountId, displayName, role, scope, userName, hasPin, active, hasSecondFactor, passwordExpiresAt };
}

/** The password that an admin has thought of is known to two: its owner replaces it when she comes in. */
function firstPassword({ password }: { readonly password?: string | undefined }, now: number) {
  return password === undefined ? {} : { passwordExpiresAt: now + FIRST_PASSWORD_LIFE_MS };
}
