import type { FastifyInstance } from 'fastify';
import * as v from 'valibot';
import { err, ok, type Result } from '#lib/domain/result.ts';
import type { Account } from '../auth/account-rows.ts';
import type { StaffActor } from '../auth/actor.ts';
import type { AuditAction } from '../auth/audit.ts';
import type { Auth } from '../auth/auth.ts';
import { isCadreRole } from '../auth/new-account.ts';
import { puskesmasOf } from './account-routes.ts';
import type { CloseSockets } from './close-sockets.ts';
import { staffGate } from './gate.ts';
import { idInput } from './inputs.ts';
import { addRoute } from './route.ts';

const accountInput = v.object({ params: v.object({ accountId: idInput }) });

/** What an admin does with accounts that stand: forgotten secrets, and accounts of people who have left. */
export function mountAccountChanges(
  app: FastifyInstance,
  { auth, closeSockets }: { readonly auth: Auth; readonly closeSockets: CloseSockets },
): void {
  addRoute(app, {
    method: 'PATCH',
    path: '/api/accounts/:accountId',
    gate: staffGate('accounts'),
    summary: 'Puts an account out of use (its sessions and its own devices stop at once), or in use again.',
    answer: 'nothing (204)',
    input: v.object({ ...accountInput.entries, body: v.object({ active: v.boolean() }) }),
    problems: ['account.unknown', 'account.self'],
    handle: async ({ actor, input }) => {
      const found = await findAccount(auth, actor, input.params.accountId);
      if (!found.ok) return found;
      const { accountId } = found.value;
      // Otherwise the last admin could lock everybody out.
      if (accountId === actor.accountId) return err({ code: 'account.self' });
      const { active } = input.body;
      await auth.accounts.setActive(found.value, active);
      if (!active) {
        await auth.sessions.closeAll(found.value);
        closeSockets((grant) => grant.accountId === accountId);
      }
      await record(auth, actor, found.value, active ? 'accountEnable' : 'accountDisable');
      return ok(undefined);
    },
  });
  addRoute(app, {
    method: 'POST',
    path: '/api/accounts/:accountId/password',
    gate: staffGate('accounts'),
    summary:
      'Puts a one-time password in the place of a forgotten one, to be changed at the next sign-in; ends all sessions.',
    answer: '{ password, expiresAt }',
    input: accountInput,
    problems: ['account.unknown', 'account.passwordNotForCadre', 'account.self'],
    handle: async ({ actor, input }) => {
      const found = await findAccount(auth, actor, input.params.accountId);
      if (!found.ok) return found;
      const { accountId, role } = found.value;
      if (isCadreRole(role)) return err({ code: 'account.passwordNotForCadre' });
      if (accountId === actor.accountId) return err({ code: 'account.self' });
      const given = await auth.passwords.reset(found.value);
      await auth.sessions.closeAll(found.value);
      closeSockets((grant) => grant.accountId === accountId && grant.deviceId === null);
      await record(auth, actor, found.value, 'passwordReset');
      return given;
    },
  });
  addRoute(app, {
    method: 'DELETE',
    path: '/api/accounts/:accountId/second-factor',
    gate: staffGate('accounts'),
    summary: 'Takes the second factor of somebody away who has lost the phone and the recovery codes.',
    answer: 'nothing (204)',
    input: accountInput,
    problems: ['account.unknown'],
    handle: async ({ actor, input }) => {
      const found = await findAccount(auth, actor, input.params.accountId);
      if (!found.ok) return found;
      await auth.secondFactor.remove(found.value);
      await record(auth, actor, found.value, 'secondFactorOff');
      return ok(undefined);
    },
  });
  addRoute(app, {
    method: 'DELETE',
    path: '/api/accounts/:accountId/pin',
    gate: staffGate('accounts'),
    summary: 'Takes a forgotten PIN away; a new one is chosen on a device.',
    answer: 'nothing (204)',
    input: accountInput,
    problems: ['account.unknown'],
    handle: async ({ actor, input }) => {
      const found = await findAccount(auth, actor, input.params.accountId);
      if (!found.ok) return found;
      await auth.accounts.clearPin(found.value);
      await record(auth, actor, found.value, 'pinClear');
      return ok(undefined);
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

function record(auth: Auth, actor: StaffActor, account: Account, action: AuditAction): Promise<void> {
  const { puskesmasId, accountId } = account;
  return auth.audit.record({ actor, action, subject: `account:${accountId}`, puskesmasId });
}
