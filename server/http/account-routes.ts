import type { FastifyInstance } from 'fastify';
import * as v from 'valibot';
import { err, ok, type Result } from '#lib/domain/result.ts';
import type { Account } from '../auth/account-rows.ts';
import { ACCOUNT_ROLES, type Scope, type StaffActor } from '../auth/actor.ts';
import type { Auth } from '../auth/auth.ts';
import { staffGate } from './gate.ts';
import { idInput, secretInput, textInput } from './inputs.ts';
import { addRoute, noInput } from './route.ts';

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
export function mountAccounts(app: FastifyInstance, { auth }: { auth: Auth }): void {
  addRoute(app, {
    method: 'GET',
    path: '/api/accounts',
    gate: staffGate('accounts'),
    summary: 'Accounts in the scope of the admin, by name.',
    answer: '{ accounts: [{ accountId, displayName, role, scope, userName, hasPin, active }] }',
    input: noInput,
    handle: async ({ actor }) => ({
      accounts: (await auth.accounts.list(puskesmasOf(actor.scope))).map(withoutSecrets),
    }),
  });
  addRoute(app, {
    method: 'POST',
    path: '/api/accounts',
    gate: staffGate('accounts'),
    summary: 'Makes an account: staff with user name and password, cadres with or without a PIN of six digits.',
    answer: '{ accountId, displayName, role, scope, userName, hasPin, active }',
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
      const made = await auth.accounts.add(input.body);
      if (!made.ok) return made;
      await record(auth, actor, made.value, 'accountAdd');
      return withoutSecrets(made.value);
    },
  });
  addRoute(app, {
    method: 'DELETE',
    path: '/api/accounts/:accountId/pin',
    gate: staffGate('accounts'),
    summary: 'Takes a forgotten PIN away; the cadre chooses a new one on a device.',
    answer: 'nothing (204)',
    input: v.object({ params: v.object({ accountId: idInput }) }),
    problems: ['account.unknown'],
    handle: async ({ actor, input }) => {
      const found = await findAccount(auth, actor, input.params.accountId);
      if (!found.ok) return found;
      await auth.accounts.clearPin(found.value);
      await record(auth, actor, found.value, 'pinClear');
    },
  });
}

async function findAccount(
  auth: Auth,
  actor: StaffActor,
  accountId: string,
): Promise<Result<Account, { code: 'account.unknown' }>> {
  const accounts = await auth.accounts.list(puskesmasOf(actor.scope));
  const account = accounts.find((one) => one.accountId === accountId);
  return account ? ok(account) : err({ code: 'account.unknown' });
}

function puskesmasOf(scope: Scope): readonly string[] | 'all' {
  return scope.kind === 'puskesmas' ? scope.unitIds : scope.kind === 'all' ? 'all' : [];
}

function withoutSecrets({ accountId, displayName, role, scope, userName, pinVerifier, active }: Account) {
  return { accountId, displayName, role, scope, userName, hasPin: pinVerifier !== null, active };
}

function record(auth: Auth, actor: StaffActor, account: Account, action: 'accountAdd' | 'pinClear'): Promise<void> {
  const { puskesmasId, accountId } = account;
  return auth.audit.record({ actor, action, subject: `account:${accountId}`, puskesmasId });
}
