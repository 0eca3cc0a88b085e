import type { FastifyInstance } from 'fastify';
import * as v from 'valibot';
import { err, ok, type Result } from '#lib/domain/result.ts';
import type { Account } from '../auth/account-rows.ts';
import type { StaffActor } from '../auth/actor.ts';
import type { AuditAction } from '../auth/audit.ts';
import type { Auth } from '../auth/auth.ts';
import { checkNewPassword } from '../auth/passwords-store.ts';
import { Throttle } from '../auth/throttle-store.ts';
import type { CloseSockets } from './close-sockets.ts';
import { staffGate } from './gate.ts';
import { secretInput } from './inputs.ts';
import { addRoute, noInput } from './route.ts';
import type { SessionCookie } from './session-cookie.ts';

/** What the routes on one's own account need. */
export interface OwnAccountPorts {
  readonly auth: Auth;
  readonly cookie: SessionCookie;
  readonly closeSockets: CloseSockets;
}

/** Whoever finds a browser left open could guess the password here instead of at the front door. */
const PASSWORD_LIMITS = { free: 5, firstWaitMs: 5_000, longestWaitMs: 15 * 60_000, forgetMs: 60 * 60_000 };
const passwordBody = v.object({ password: secretInput });

/** One's own password, sessions and second factor. */
export function mountOwnAccount(app: FastifyInstance, { auth, cookie, closeSockets }: OwnAccountPorts): void {
  const tries = new Throttle('own password', PASSWORD_LIMITS, auth.throttle);

  /** The account of somebody signed in who has typed her password once more. */
  async function prove(actor: StaffActor, password: string): Promise<Result<Account, { code: string }>> {
    const account = await auth.accounts.find(actor.puskesmasId, actor.accountId);
    if (!account) return err({ code: 'account.unknown' });
    if ((await tries.attempt(actor.accountId)) > 0) return err({ code: 'signIn.wait' });
    if (!(await auth.passwords.matches(account, password))) return err({ code: 'account.passwordWrong' });
    await tries.clear(actor.accountId);
    return ok(account);
  }
  const record = (actor: StaffActor, action: AuditAction) =>
    auth.audit.record({ actor, action, subject: `account:${actor.accountId}` });

  addRoute(app, {
    method: 'POST',
    path: '/api/me/password',
    gate: staffGate('self'),
    summary: 'Changes one’s own password. Every session of the account ends; this browser gets a new one.',
    answer: 'nothing (204)',
    input: v.object({ body: v.object({ password: secretInput, newPassword: secretInput }) }),
    problems: [
      'account.unknown',
      'account.passwordWrong',
      'account.passwordTooShort',
      'account.passwordTooLong',
      'account.passwordSame',
      'signIn.wait',
    ],
    handle: async ({ actor, input, reply }) => {
      const { password, newPassword } = input.body;
      const proved = await prove(actor, password);
      if (!proved.ok) return proved;
      const fitting = checkNewPassword(password, newPassword);
      if (!fitting.ok) return fitting;
      await auth.passwords.change(proved.value, newPassword);
      await auth.sessions.closeAll(proved.value);
      cookie.set(reply, await auth.sessions.open(proved.value));
      await record(actor, 'passwordChange');
      return ok(undefined);
    },
  });
  addRoute(app, {
    method: 'POST',
    path: '/api/me/sessions/end',
    gate: staffGate('self'),
    summary:
      'Ends every session of the account, this one too, on every browser. Devices of one’s own are revoked one by one.',
    answer: 'nothing (204)',
    input: noInput,
    problems: ['account.unknown'],
    handle: async ({ actor, reply }) => {
      const account = await auth.accounts.find(actor.puskesmasId, actor.accountId);
      if (!account) return err({ code: 'account.unknown' });
      await auth.sessions.closeAll(account);
      closeSockets(({ accountId, deviceId }) => accountId === actor.accountId && deviceId === null);
      await record(actor, 'signOutAll');
      cookie.clear(reply);
      return ok(undefined);
    },
  });
  addRoute(app, {
    method: 'POST',
    path: '/api/me/second-factor',
    gate: staffGate('self'),
    summary:
      'Offers a secret for an authenticator app (RFC 6238). It guards the account once a code of it has been confirmed.',
    answer: '{ secret, uri }',
    input: v.object({ body: passwordBody }),
    problems: ['account.unknown', 'account.passwordWrong', 'secondFactor.alreadyOn', 'signIn.wait'],
    handle: async ({ actor, input }) => {
      const proved = await prove(actor, input.body.password);
      if (!proved.ok) return proved;
      if (proved.value.hasSecondFactor) return err({ code: 'secondFactor.alreadyOn' });
      return auth.secondFactor.begin(proved.value);
    },
  });
  addRoute(app, {
    method: 'POST',
    path: '/api/me/second-factor/confirm',
    gate: staffGate('self'),
    summary: 'Puts the offered secret in force with its first code; gives ten recovery codes, each good once.',
    answer: '{ recoveryCodes }',
    input: v.object({ body: v.object({ code: secretInput }) }),
    problems: ['account.unknown', 'secondFactor.codeWrong', 'secondFactor.notBegun'],
    handle: async ({ actor, input }) => {
      const account = await auth.accounts.find(actor.puskesmasId, actor.accountId);
      if (!account) return err({ code: 'account.unknown' });
      const confirmed = await auth.secondFactor.confirm(account, input.body.code.replaceAll(' ', ''));
      if (!confirmed.ok) return confirmed;
      await record(actor, 'secondFactorOn');
      return { recoveryCodes: confirmed.value };
    },
  });
  addRoute(app, {
    method: 'POST',
    path: '/api/me/second-factor/remove',
    gate: staffGate('self'),
    summary: 'Takes one’s own second factor away.',
    answer: 'nothing (204)',
    input: v.object({ body: passwordBody }),
    problems: ['account.unknown', 'account.passwordWrong', 'signIn.wait'],
    handle: async ({ actor, input }) => {
      const proved = await prove(actor, input.body.password);
      if (!proved.ok) return proved;
      await auth.secondFactor.remove(proved.value);
      await record(actor, 'secondFactorOff');
      return ok(undefined);
    },
  });
}
